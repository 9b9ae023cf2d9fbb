import { unitName } from '@/app/names'
import { PublicPage } from '@/app/public-page'
import { publishedToday } from '@/app/published'
import { LeadingFigures } from '@/components/record/leading-figures'
import { MonthParts } from '@/components/record/month-parts'
import { SourceOfFigures } from '@/components/record/source-of-figures'
import { UnitsTable } from '@/components/record/units-table'
import { answer, written } from '@/components/record/written'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { formatPlaceName } from '@/lib/format'
import { OnTimeTrend } from '@/components/record/on-time-trend'
import type { Month } from '@/lib/month'
import { findUnitsMonth, sumsBelow } from '@/lib/record/below/queries'
import { byName } from '@/lib/record/comparison/rules'
import { onTimeRate, satisfactionRate } from '@/lib/record/rates/rules'
import { gradesBetween, sumOfRows } from '@/lib/record/sums/rules'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { UnitPage } from '@/lib/units/views/schema'

type Props = {
  locale: Locale
  unit: UnitPage
  /** One month's own page; without it the latest that most units have published, with its trend. */
  of?: Month
}

/** Results of a unit that has units below it: the sum of what they published, and how many they are. */
export async function UnitsBelow({ locale, unit, of: asked }: Props) {
  const t = texts(locale, 'results')
  const { slug } = unit
  const name = unitName(locale, unit)
  const found = await publishedToday(['units-month', slug, asked ?? 'latest'], ['record', 'units'], (today) =>
    findUnitsMonth(slug, today, asked),
  )
  const frame = {
    locale,
    route: asked ? ('unitMonth' as const) : ('unitResults' as const),
    params: asked ? { unit: slug, month: asked } : ({ unit: slug } as Record<string, string>),
    crumbs: [
      { href: href(locale, 'units'), label: texts(locale, 'units')('title') },
      { href: href(locale, 'unit', { unit: slug }), label: name },
      ...(asked ? [{ href: href(locale, 'unitResults', { unit: slug }), label: t('title') }] : []),
    ],
  }
  const title = asked
    ? { kicker: formatPlaceName(name), title: written(locale).capital(written(locale).month(asked)) }
    : { kicker: t('kicker'), title: formatPlaceName(name) }
  if (!found) {
    return (
      <PublicPage {...frame} illustrative={false}>
        <PageTitle {...title} lede={t('noneBelow')} />
        <EmptyState title={t('noneBelow')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      </PublicPage>
    )
  }
  const { month } = found
  const rows = found.published.map(({ row }) => row)
  const sum = sumOfRows(rows)
  const of = { published: rows.length, units: found.units }
  const inMonth = written(locale).month(month)
  const monthHref = (to: Month) => href(locale, 'unitMonth', { unit: slug, month: to })
  const trend = asked
    ? null
    : await publishedToday(['sums-below', slug, month], ['record', 'units'], (today) =>
        sumsBelow(slug, today, month),
      )
  return (
    <PublicPage {...frame} illustrative={rows.some((row) => row.illustrative)}>
      <PageTitle {...title} lede={answer(locale, month, sum, of)} />
      <LeadingFigures locale={locale} month={month} row={sum} />
      <Section>
        <p>{t('below.how', { month: inMonth })}</p>
      </Section>
      {trend && (
        <OnTimeTrend
          locale={locale}
          until={month}
          standing="units"
          note={unit.standing === 'today' ? t('below.reform') : undefined}
          entries={trend.map((each) => ({
            month: each.month,
            row: each.sum,
            standing: `${each.published}/${each.units}`,
            href: monthHref(each.month),
          }))}
        />
      )}
      <Section wide>
        <UnitsTable
          locale={locale}
          id="units"
          caption={t('below.units', { month: inMonth })}
          note={t('compare.note', { month: inMonth })}
          units={found.published.toSorted(byName)}
          whole={{ onTime: onTimeRate(sum), satisfied: satisfactionRate(sum) }}
          unitHref={(to) => href(locale, 'unitResults', { unit: to })}
        />
      </Section>
      <MonthParts locale={locale} month={month} row={sum} between={gradesBetween(rows)} />
      <SourceOfFigures locale={locale} dataHref={href(locale, 'data')} />
    </PublicPage>
  )
}
