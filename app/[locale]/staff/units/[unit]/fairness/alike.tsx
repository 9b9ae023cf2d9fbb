import { NoFigure, Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { formatMonth } from '@/lib/format'
import type { PerformanceRow } from '@/lib/record/schema'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'fairness')
const letters = ['A', 'B', 'C', 'D'] as const

/** Units like this one, by what everybody may know of them. */
export function Alike({ rows, month }: { rows: PerformanceRow[]; month: string }) {
  if (rows.length === 0) return null
  return (
    <Section wide>
      <Table
        id="alike"
        caption={t('alike', { month: formatMonth(month, 'vi') })}
        note={t('alikeNote', { count: rows.length })}
        columns={[
          { key: 'head', label: t('unit') },
          { key: 'graded', label: t('graded'), numeric: true },
          ...letters.map((letter) => ({ key: letter, label: letter, numeric: true })),
        ]}
        rows={rows.map(({ unit, staff }) => ({
          id: unit.slug,
          cells: {
            head: <a href={href('vi', 'unitMonth', { unit: unit.slug, month })}>{unit.name}</a>,
            graded: staff.graded,
            ...Object.fromEntries(
              letters.map((letter) => [
                letter,
                staff[`grade${letter}`] ?? <NoFigure>{t('hidden')}</NoFigure>,
              ]),
            ),
          },
        }))}
      />
    </Section>
  )
}
