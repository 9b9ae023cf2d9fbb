import { Notice } from '@/components/ui/notice'
import type { ApprovalRow, ApprovalView } from '@/lib/evaluations/views/schema'
import { formatDecimal } from '@/lib/format'
import { texts } from '@/lib/texts'

/** Where somebody's row stands on the page. */
export const rowAnchor = (person: string) => `dong-${person}`

/** Of a month that was decided before: who would get a new decision, and against what. */
export function Changes({ view: { decidedBefore, rows } }: { view: ApprovalView }) {
  const t = texts('vi', 'evaluations')
  if (!decidedBefore) return null
  const changed = rows.filter(({ change }) => change)
  return (
    <Notice title={t('changes.title', { count: changed.length })}>
      {changed.length > 0 && (
        <ul>
          {changed.map((row) => (
            <li key={row.person}>
              <a href={`#${rowAnchor(row.person)}`}>{row.name}</a>: {saidOf(row)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function saidOf(row: ApprovalRow): string {
  const t = texts('vi', 'evaluations')
  const { change, upheld } = row
  const what = change!.same
    ? t(upheld ? 'changes.kept' : 'changes.same', { result: resultOf(row) })
    : change!.before
      ? t('changes.fromTo', { before: resultOf(change!.before), now: resultOf(row) })
      : t('changes.first', { now: resultOf(row) })
  return upheld ? `${what}; ${t('changes.upheld')}` : what
}

/** In her row: what the decision in force says of her. */
export function before({ change }: ApprovalRow): string | null {
  const t = texts('vi', 'evaluations')
  if (!change) return null
  return change.before ? t('changes.before', { result: resultOf(change.before) }) : t('changes.none')
}

function resultOf({ total, grade }: Pick<ApprovalRow, 'total' | 'grade'>): string {
  if (!grade) return texts('vi', 'evaluations')('notGradedShort')
  return total === null ? grade : `${formatDecimal(total, 'vi')} ${grade}`
}
