import { Table } from '@/components/ui/table'
import { formatNumber, formatPercent, type Locale } from '@/lib/format'
import { besideWhole, interval } from '@/lib/record/comparison/rules'
import type { UnitPublished } from '@/lib/record/publications/schema'
import { onlineRate, onTimeRate, type Rate, satisfactionRate } from '@/lib/record/rates/rules'
import { texts } from '@/lib/texts'
import { figureCell } from './written'

type Props = {
  locale: Locale
  id: string
  caption: string
  note: string
  /** In the order to be shown. */
  units: readonly UnitPublished[]
  /** The rates of all of them together, which each is set beside. */
  whole: { onTime: Rate; satisfied: Rate }
  unitHref: (slug: string) => string
}

/** Units side by side, each rate beside the number it rests on and what chance may have done to it. Not a ranking. */
export function UnitsTable({ locale, id, caption, note, units, whole, unitHref }: Props) {
  const t = texts(locale, 'results')
  const number = (value: number | null) =>
    figureCell(value === null ? null : formatNumber(value, locale), t('noData'))
  const percent = (value: string | null) =>
    figureCell(value ? formatPercent(value, locale) : null, t('noData'))
  const beside = (rate: Rate, all: Rate) => {
    const verdict = besideWhole(rate, all)
    const span = interval(rate)
    if (!verdict || !span) return percent(rate.value)
    const words = { low: formatPercent(span.low, locale), high: formatPercent(span.high, locale) }
    return (
      <>
        {percent(rate.value)}
        <small>{t('compare.span', words)}</small>
        <small>{t(`compare.${verdict}`)}</small>
      </>
    )
  }
  const columns = ['onTime', 'resolved', 'satisfied', 'answers', 'received', 'online'] as const
  const name = (unit: UnitPublished) => (locale === 'en' && unit.nameEn) || unit.row.unit.name
  return (
    <Table
      id={id}
      caption={caption}
      note={note}
      phone="stack"
      columns={[
        { key: 'unit', label: t('compare.unit') },
        ...columns.map((key) => ({ key, label: t(`compare.${key}`), numeric: true })),
      ]}
      rows={units.map((unit) => {
        const { row } = unit
        const [onTime, satisfied, online] = [onTimeRate(row), satisfactionRate(row), onlineRate(row)]
        return {
          id: row.unit.slug,
          cells: {
            unit: <a href={unitHref(row.unit.slug)}>{name(unit)}</a>,
            received: number(row.dossiers.received),
            resolved: number(onTime.denominator),
            onTime: beside(onTime, whole.onTime),
            online: percent(online.value),
            answers: number(satisfied.denominator),
            satisfied: beside(satisfied, whole.satisfied),
          },
        }
      })}
    />
  )
}
