import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { TrendChart } from '@/components/ui/trend-chart'
import { formatMonth, formatMonthShort, formatNumber, formatPercent, type Locale } from '@/lib/format'
import type { Month } from '@/lib/month'
import { onTimeRate, satisfactionRate, type Trend, trend, type TrendPoint } from '@/lib/record/rates/rules'
import type { Figures } from '@/lib/record/sums/rules'
import { texts } from '@/lib/texts'
import { figureCell } from './written'

/** `standing`: what a figure of the month rests on, the revision of one unit or how many units are added up. */
export type TrendEntry = { month: Month; row: Figures; standing: string; href: string }

type Props = {
  locale: Locale
  until: Month
  entries: readonly TrendEntry[]
  standing: 'revision' | 'units'
  /** Why months before a certain day are not here. */
  note?: string | undefined
}

/** Twelve months: one sentence that says what the line shows, the line, and its figures as a table. */
export function OnTimeTrend({ locale, until, entries, standing, note }: Props) {
  const t = texts(locale, 'results')
  const found = trend(entries, ({ row }) => onTimeRate(row), until)
  const from = scaleFrom(found)
  const sentence = sentenceOf(locale, found)
  return (
    <>
      <Section title={t('trend.title')} wide>
        <p>{sentence}</p>
        {note && <p>{note}</p>}
        <TrendChart
          id="on-time"
          caption={t('trend.caption')}
          note={t('trend.note', { from: formatPercent(String(from), locale) })}
          desc={sentence}
          domain={[from, 100]}
          formatValue={(value) => formatPercent(String(Math.round(value * 100) / 100), locale)}
          points={found.points.map(({ month, rate }) => ({
            key: month,
            label: formatMonthShort(month, locale),
            value: rate?.value ? Number(rate.value) : null,
          }))}
        />
      </Section>
      <Section wide>
        <MonthTable locale={locale} found={found} entries={entries} standing={standing} />
      </Section>
    </>
  )
}

function MonthTable({ locale, found, entries, standing }: Omit<Props, 'until' | 'note'> & { found: Trend }) {
  const t = texts(locale, 'results')
  const rows = new Map(entries.map((entry) => [entry.month, entry]))
  const number = (value: number | null | undefined) =>
    figureCell(value === null || value === undefined ? null : formatNumber(value, locale), t('noData'))
  const percent = (value: string | null | undefined) =>
    figureCell(value ? formatPercent(value, locale) : null, t('noData'))
  const columns = ['onTime', 'resolved', 'received', 'satisfied', 'answers', standing] as const
  return (
    <Table
      id="months"
      caption={t('trend.table')}
      note={t('trend.tableNote')}
      columns={[
        { key: 'month', label: t('trend.month') },
        ...columns.map((key) => ({ key, label: t(`trend.${key}`), numeric: true })),
      ]}
      rows={[...found.points].reverse().map(({ month }) => {
        const entry = rows.get(month)
        const label = formatMonthShort(month, locale)
        if (!entry) {
          const none = figureCell(null, t('unpublished'))
          return {
            id: month,
            cells: { month: label, ...Object.fromEntries(columns.map((key) => [key, none])) },
          }
        }
        const { row } = entry
        const [onTime, satisfied] = [onTimeRate(row), satisfactionRate(row)]
        return {
          id: month,
          cells: {
            month: <a href={entry.href}>{label}</a>,
            received: number(row.dossiers.received),
            resolved: number(onTime.denominator),
            onTime: percent(onTime.value),
            answers: number(satisfied.denominator),
            satisfied: percent(satisfied.value),
            [standing]: entry.standing,
          },
        }
      })}
    />
  )
}

function sentenceOf(locale: Locale, { first, last, lowest, highest }: Trend): string {
  const t = texts(locale, 'results')
  if (!first || !last || !lowest || !highest) return t('trend.empty')
  const value = (point: TrendPoint) => formatPercent(point.value, locale)
  const month = (point: TrendPoint) => formatMonth(point.month, locale)
  if (first === last) return t('trend.one', { last: value(last), lastMonth: month(last) })
  const span = { firstMonth: month(first), lastMonth: month(last), last: value(last) }
  if (lowest.value === highest.value) return t('trend.flat', span)
  return t('trend.sentence', {
    ...span,
    first: value(first),
    lowest: value(lowest),
    lowestMonth: month(lowest),
    highest: value(highest),
    highestMonth: month(highest),
  })
}

// The line would look flat on a scale from 0 and wild on one of its own; the note says where it begins.
function scaleFrom({ lowest }: Trend): number {
  return [95, 80, 50].find((from) => Number(lowest?.value ?? 100) >= from) ?? 0
}
