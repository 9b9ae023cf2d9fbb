import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { published } from '@/app/published'
import { LeadingFigures } from '@/components/record/leading-figures'
import { MonthParts } from '@/components/record/month-parts'
import { OnTimeTrend } from '@/components/record/on-time-trend'
import { PublicationFacts } from '@/components/record/publication-facts'
import { SourceOfFigures } from '@/components/record/source-of-figures'
import { answer } from '@/components/record/written'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { formatMonthShort, formatPlaceName } from '@/lib/format'
import { latestRows, listMonths, trendRows } from '@/lib/record/publications/queries'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findUnit } from '@/lib/units/queries'
import { UnitsBelow } from './units-below'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string }> }

async function read({ params }: Props) {
  const { unit: slug } = await params
  const unit = await published(['unit', slug], ['units'], () => findUnit(slug))
  if (!unit) notFound()
  const locale = await localeOf(params)
  return { locale, unit, name: unitName(locale, unit) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, name } = await read(props)
  return { title: texts(locale, 'results')('titleOf', { unit: name }) }
}

export default async function UnitResults(props: Props) {
  const { locale, unit, name } = await read(props)
  const t = texts(locale, 'results')
  const { slug } = unit
  const [latest] = await published(['latest', slug], ['record'], () => latestRows(slug))
  if (!latest && unit.children.length > 0) return <UnitsBelow locale={locale} unit={unit} />
  const title = { kicker: t('kicker'), title: formatPlaceName(name) }
  const frame = {
    locale,
    route: 'unitResults' as const,
    params: { unit: slug },
    crumbs: crumbs(locale, slug, name),
  }
  if (!latest) {
    return (
      <PublicPage {...frame} illustrative={false}>
        <PageTitle {...title} lede={t('none')} />
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      </PublicPage>
    )
  }
  const { row } = latest
  const { month } = row
  const entries = await published(['trend', slug, month], ['record'], () => trendRows(slug, month))
  const months = await published(['months', slug], ['record'], () => listMonths(slug))
  const monthHref = (to: string) => href(locale, 'unitMonth', { unit: slug, month: to })
  return (
    <PublicPage {...frame} illustrative={row.illustrative}>
      <PageTitle {...title} lede={answer(locale, month, row)} />
      <LeadingFigures locale={locale} month={month} row={row} />
      <PublicationFacts locale={locale} entry={latest} revisionsHref={monthHref(month)} />
      <OnTimeTrend locale={locale} until={month} entries={entries} monthHref={monthHref} />
      <MonthParts locale={locale} month={month} row={row} />
      <Section title={t('months.title')} wide>
        <div className="n-columns">
          <LinkList
            items={months.map((line) => ({
              href: monthHref(line.month),
              label: formatMonthShort(line.month, locale),
              note: line.revision > 1 ? t('months.corrected', { revision: line.revision }) : undefined,
            }))}
          />
        </div>
      </Section>
      <SourceOfFigures locale={locale} dataHref={href(locale, 'data')} />
    </PublicPage>
  )
}

function crumbs(locale: Locale, slug: string, name: string) {
  return [
    { href: href(locale, 'units'), label: texts(locale, 'units')('title') },
    { href: href(locale, 'unit', { unit: slug }), label: name },
  ]
}
