import { Table } from '@/components/ui/table'
import { formatNumber, formatPercent, type Locale } from '@/lib/format'
import type { UnitPublished } from '@/lib/record/publications/schema'
import { onlineRate, onTimeRate, satisfactionRate } from '@/lib/record/rates/rules'
import { texts } from '@/lib/texts'
import { figureCell } from './written'

type Props = {
  locale: Locale
  id: string
  caption: string
  note: string
  units: readonly UnitPublished[]
  unitHref: (slug: string) => string
}

/** Units in the order of a dictionary, each rate beside the number it rests on. Not a ranking. */
export function UnitsTable({ locale, id, caption, note, units, unitHref }: Props) {
  const t = texts(locale, 'results')
  const number = (value: number | null) =>
    figureCell(value === null ? null : formatNumber(value, locale), t('noData'))
  const percent = (value: string | null) =>
    figureCell(value ? formatPercent(value, locale) : null, t('noData'))
  const columns = ['onTime', 'resolved', 'received', 'online', 'satisfied', 'answers'] as const
  const name = (unit: UnitPublished) => (locale === 'en' && unit.nameEn) || unit.row.unit.name
  return (
    <Table
      id={id}
      caption={caption}
      note={note}
      columns={[
        { key: 'unit', label: t('compare.unit') },
        ...columns.map((key) => ({ key, label: t(`compare.${key}`), numeric: true })),
      ]}
      rows={inOrder(units).map((unit) => {
        const { row } = unit
        const [onTime, satisfied, online] = [onTimeRate(row), satisfactionRate(row), onlineRate(row)]
        return {
          id: row.unit.slug,
          cells: {
            unit: <a href={unitHref(row.unit.slug)}>{name(unit)}</a>,
            received: number(row.dossiers.received),
            resolved: number(onTime.denominator),
            onTime: percent(onTime.value),
            online: percent(online.value),
            answers: number(satisfied.denominator),
            satisfied: percent(satisfied.value),
          },
        }
      })}
    />
  )
}

const collator = new Intl.Collator('vi')

// By its own name: the kind before it (phường, xã) says nothing.
function inOrder(units: readonly UnitPublished[]): UnitPublished[] {
  const own = ({ row }: UnitPublished) => row.unit.name.replace(/^(Phường|Xã|Thị trấn|Đặc khu)\s+/u, '')
  return [...units].sort((a, b) => collator.compare(own(a), own(b)))
}
