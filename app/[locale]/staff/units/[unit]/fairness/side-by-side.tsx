import { NoFigure, Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import type { Tally, UnitFairness } from '@/lib/evaluations/fairness/schema'
import { formatDecimal, formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'fairness')
const letters = ['A', 'B', 'C', 'D'] as const

const figures = [
  { key: 'graded', label: t('graded'), numeric: true },
  ...letters.map((letter) => ({ key: letter, label: letter, numeric: true })),
  { key: 'mean', label: t('mean'), numeric: true },
]

const few = <NoFigure>{t('few')}</NoFigure>
const none = <NoFigure>{t('none')}</NoFigure>

function cellsOf(tally: Tally | null) {
  if (!tally) return { graded: few, mean: '', ...Object.fromEntries(letters.map((letter) => [letter, ''])) }
  const counts = letters.map((letter) => [letter, String(tally.letters[letter])])
  return {
    graded: String(tally.graded),
    ...Object.fromEntries(counts),
    mean: tally.mean ? formatDecimal(tally.mean, 'vi') : none,
  }
}

/** Tables of one shape, so that a figure is found in the same place. */
function Tallies({
  id,
  caption,
  note,
  first,
  rows,
}: {
  id: string
  caption: string
  note?: string
  first: string
  rows: { id: string; head: React.ReactNode; tally: Tally | null }[]
}) {
  return (
    <Section wide>
      <Table
        id={id}
        caption={caption}
        note={note}
        columns={[{ key: 'head', label: first }, ...figures]}
        rows={rows.map(({ id, head, tally }) => ({ id, cells: { head, ...cellsOf(tally) } }))}
      />
    </Section>
  )
}

export function History({ view: { history, unit } }: { view: UnitFairness }) {
  if (history.length === 0) return null
  return (
    <Tallies
      id="history"
      caption={t('history')}
      note={t('historyNote')}
      first={t('month')}
      rows={history.map((tally) => ({
        id: tally.month,
        head: (
          <a href={staffHref('approval', { unit: unit.slug, month: tally.month })}>
            {formatMonth(tally.month, 'vi')}
          </a>
        ),
        tally,
      }))}
    />
  )
}

export function Parts({ view: { parts, month } }: { view: UnitFairness }) {
  if (parts.length < 2) return null
  return (
    <Tallies
      id="parts"
      caption={t('parts', { month: formatMonth(month, 'vi') })}
      first={t('part')}
      rows={parts.map((tally) => ({ id: tally.name, head: tally.name, tally }))}
    />
  )
}

/** Comparable units together: those of a kind, by name. */
export function Below({ view: { below, month } }: { view: UnitFairness }) {
  if (below.length === 0) return null
  const rows = below.toSorted(
    (one, other) => one.type.localeCompare(other.type) || one.name.localeCompare(other.name, 'vi'),
  )
  return (
    <Tallies
      id="below"
      caption={t('below', { month: formatMonth(month, 'vi') })}
      note={t('belowNote')}
      first={t('unit')}
      rows={rows.map(({ slug, name, tally }) => ({ id: slug, head: name, tally }))}
    />
  )
}
