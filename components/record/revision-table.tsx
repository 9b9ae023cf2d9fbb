import { Table } from '@/components/ui/table'
import { formatDay, formatInstant, type Locale } from '@/lib/format'
import type { Published } from '@/lib/record/publications/schema'
import type { PerformanceRow, StaffFigure } from '@/lib/record/schema'
import { staffFigures } from '@/lib/record/schema'
import { texts } from '@/lib/texts'
import { figureCell, written } from './written'

const dossiers = [
  'carriedOver',
  'received',
  'early',
  'onTime',
  'late',
  'pendingInTime',
  'pendingOverdue',
  'online',
  'counter',
  'post',
  'onlineCapable',
  'filedFromHome',
] as const
const levels = ['answers', 'level5', 'level4', 'level3', 'level2', 'level1'] as const
const inspections = ['visits', 'findings', 'openCorrections'] as const

type Leaf = { key: string; of: (row: PerformanceRow) => number | null; staff?: StaffFigure }

/** Every figure of a row, in the order of the contract, under its label's key. */
const leaves = [
  ...dossiers.map((key) => ({ key, of: (row: PerformanceRow) => row.dossiers[key] })),
  { key: 'differenceResults', of: (row: PerformanceRow) => row.dossiers.difference?.results ?? 0 },
  { key: 'differenceChannels', of: (row: PerformanceRow) => row.dossiers.difference?.channels ?? 0 },
  ...levels.map((key) => ({ key, of: (row: PerformanceRow) => row.satisfaction[key] })),
  { key: 'suggestionsReceived', of: (row: PerformanceRow) => row.suggestions.received },
  { key: 'suggestionsAnswered', of: (row: PerformanceRow) => row.suggestions.answered },
  { key: 'medianDays', of: (row: PerformanceRow) => row.suggestions.medianDays },
  ...staffFigures.map((key) => ({ key, of: (row: PerformanceRow) => row.staff[key], staff: key })),
  ...inspections.map((key) => ({ key, of: (row: PerformanceRow) => row.inspections[key] })),
] as const satisfies readonly Leaf[]

type Props = {
  locale: Locale
  id: string
  caption: string
  /** The column of each row, the first in front. */
  columns: { key: string; label: string; row: PerformanceRow; entry?: Published }[]
}

/** Rows side by side, figure by figure; with a ledger entry, also when and why. */
export function RevisionTable({ locale, id, caption, columns }: Props) {
  const t = texts(locale, 'results')
  const { number } = written(locale)
  const cell = (leaf: Leaf, row: PerformanceRow) => {
    const value = leaf.of(row)
    const withheld = leaf.staff !== undefined && row.staff.withheld.includes(leaf.staff)
    return figureCell(value === null ? null : number(value), t(withheld ? 'withheld' : 'noData'))
  }
  const line = (name: string, label: string, of: (column: Props['columns'][number]) => React.ReactNode) => ({
    id: name,
    cells: { figure: label, ...Object.fromEntries(columns.map((column) => [column.key, of(column)])) },
  })
  const entries = columns.every(({ entry }) => entry)
  return (
    <Table
      id={id}
      caption={caption}
      columns={[
        { key: 'figure', label: t('revisions.figure') },
        ...columns.map(({ key, label }) => ({ key, label, numeric: true })),
      ]}
      rows={[
        ...(entries
          ? [
              line('publishedAt', t('revisions.publishedAt'), ({ row }) =>
                formatInstant(new Date(row.publishedAt), locale),
              ),
              line('cutOff', t('revisions.cutOff'), ({ row }) => formatDay(row.cutOff, locale)),
              line(
                'reason',
                t('revisions.reason'),
                ({ row }) => row.correction?.reason ?? t('revisions.first'),
              ),
              line('ledger', t('revisions.ledger'), ({ entry }) => String(entry?.seq ?? '')),
            ]
          : []),
        ...leaves.map((leaf) => line(leaf.key, t(`leaf.${leaf.key}`), ({ row }) => cell(leaf, row))),
      ]}
    />
  )
}
