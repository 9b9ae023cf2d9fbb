import type { Metadata } from 'next'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { published } from '@/app/published'
import { SourceOfFigures } from '@/components/record/source-of-figures'
import { UnitsTable } from '@/components/record/units-table'
import { written } from '@/components/record/written'
import { EmptyState, PageTitle, Prose, Section } from '@/components/ui/text'
import { findUnitsMonth } from '@/lib/record/below/queries'
import type { UnitPublished } from '@/lib/record/publications/schema'
import { onTimeRate } from '@/lib/record/rates/rules'
import { sumOfRows } from '@/lib/record/sums/rules'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'results')('compare.title') }
}

const sizes = ['large', 'medium', 'small', 'unknown'] as const

export default async function CompareUnits({ params }: Props) {
  const locale = await localeOf(params)
  const t = texts(locale, 'results')
  const found = await published(['units-month'], ['record', 'units'], () => findUnitsMonth(null))
  if (!found) {
    return (
      <PublicPage locale={locale} route="results" illustrative={false}>
        <PageTitle title={t('compare.title')} lede={t('compare.none')} />
        <EmptyState title={t('compare.none')}>
          <p>{t('compare.noneWhy')}</p>
        </EmptyState>
      </PublicPage>
    )
  }
  const { month, units } = found
  const { number, percent, capital, month: inMonth } = written(locale)
  const rows = found.published.map(({ row }) => row)
  const onTime = onTimeRate(sumOfRows(rows))
  const lede = t('compare.lede', { month: capital(inMonth(month)), published: rows.length, units })
  const sum = t('compare.sum', {
    rate: percent(onTime),
    inTime: number(onTime.numerator),
    resolved: number(onTime.denominator),
  })
  return (
    <PublicPage locale={locale} route="results" illustrative={rows.some((row) => row.illustrative)}>
      <PageTitle title={t('compare.title')} lede={onTime.value ? `${lede} ${sum}` : lede} />
      <Prose>
        <p>{t('compare.how')}</p>
      </Prose>
      {sizes.map((size) => {
        const those = found.published.filter((unit) => sizeOf(unit) === size)
        if (those.length === 0) return null
        return (
          <Section key={size} wide>
            <UnitsTable
              locale={locale}
              id={size}
              caption={t(`compare.${size}`)}
              note={t('compare.note', { month: capital(inMonth(month)) })}
              units={those}
              unitHref={(unit) => href(locale, 'unitResults', { unit })}
            />
          </Section>
        )
      })}
      <SourceOfFigures locale={locale} dataHref={href(locale, 'data')} />
    </PublicPage>
  )
}

function sizeOf({ row }: UnitPublished): (typeof sizes)[number] {
  const { received } = row.dossiers
  if (received === null) return 'unknown'
  return received >= 2000 ? 'large' : received >= 1000 ? 'medium' : 'small'
}
