import { notFound } from 'next/navigation'
import { PublicPage } from '@/app/public-page'
import { publishedToday } from '@/app/published'
import { ChooseUnits, PairForm } from '@/components/record/compare-forms'
import { SourceOfFigures } from '@/components/record/source-of-figures'
import { UnitsTable } from '@/components/record/units-table'
import { written } from '@/components/record/written'
import { EmptyState, PageTitle, Prose, Section } from '@/components/ui/text'
import { findUnitsMonth } from '@/lib/record/below/queries'
import { listDistricts } from '@/lib/record/comparison/queries'
import { chosenUnits } from '@/lib/record/comparison/rules'
import type { Choice } from '@/lib/record/comparison/schema'
import { onTimeRate, satisfactionRate } from '@/lib/record/rates/rules'
import { sumOfRows } from '@/lib/record/sums/rules'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** Units of one month side by side, those of similar size together; all of them, or those of a kind and a former district. */
export async function ComparedUnits({ locale, choice }: { locale: Locale; choice: Choice }) {
  const t = texts(locale, 'results')
  const found = await publishedToday(['units-month'], ['record', 'units'], (today) =>
    findUnitsMonth(null, today),
  )
  const districts = await publishedToday(['districts'], ['units'], listDistricts)
  if (choice.district !== 'all' && !districts.some(({ slug }) => slug === choice.district)) notFound()
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
  const all = sumOfRows(rows)
  const whole = { onTime: onTimeRate(all), satisfied: satisfactionRate(all) }
  const groups = chosenUnits(found.published, choice, districts)
  const lede = t('compare.lede', { month: capital(inMonth(month)), published: rows.length, units })
  const sum = t('compare.sum', {
    rate: percent(whole.onTime),
    inTime: number(whole.onTime.numerator),
    resolved: number(whole.onTime.denominator),
  })
  return (
    <PublicPage locale={locale} route="results" illustrative={rows.some((row) => row.illustrative)}>
      <PageTitle title={t('compare.title')} lede={whole.onTime.value ? `${lede} ${sum}` : lede} />
      <div className="n-no-print">
        <ChooseUnits locale={locale} choice={choice} districts={districts} />
      </div>
      <Section title={t('compare.listTitle')}>
        <Prose>
          <p>{t('compare.how')}</p>
          <p>{t('compare.chance')}</p>
        </Prose>
        {groups.length === 0 && <EmptyState title={t('compare.nothing')} />}
      </Section>
      {groups.map(({ size, units: those }) => (
        <Section key={size} wide>
          <UnitsTable
            locale={locale}
            id={size}
            caption={t(`compare.${size}`)}
            note={t('compare.note', { month: capital(inMonth(month)) })}
            units={those}
            whole={whole}
            unitHref={(unit) => href(locale, 'unitResults', { unit })}
          />
        </Section>
      ))}
      <div className="n-no-print">
        <PairForm locale={locale} units={found.published} />
      </div>
      <SourceOfFigures locale={locale} dataHref={href(locale, 'data')} />
    </PublicPage>
  )
}
