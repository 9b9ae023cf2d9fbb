import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import type { ApprovalRow, ApprovalView } from '@/lib/evaluations/views/schema'
import { formatDecimal } from '@/lib/format'
import { texts } from '@/lib/texts'

/** Where somebody's row stands on the page. */
export const rowAnchor = (person: string) => `dong-${person}`

/** As many names as are read in passing; more of them are folded. */
const inPassing = 8

/** Of a month that was decided before: who would get a new decision, and against what. */
export function Changes({ view: { decidedBefore, rows } }: { view: ApprovalView }) {
  const t = texts('vi', 'evaluations')
  if (!decidedBefore) return null
  const changed = rows.filter(({ change }) => change)
  const inWords = changed.filter(({ change, upheld }) => change!.same && !upheld)
  const said = changed.filter((row) => !inWords.includes(row))
  return (
    <Notice title={t('changes.title', { count: changed.length })}>
      {said.length > 0 && (
        <ul>
          {said.map((row) => (
            <li key={row.person}>
              <a href={`#${rowAnchor(row.person)}`}>{row.name}</a>: {saidOf(row)}
            </li>
          ))}
        </ul>
      )}
      {inWords.length > inPassing ? (
        <Details id="chi-tiet" summary={t('changes.many', { count: inWords.length })}>
          <Names rows={inWords} />
        </Details>
      ) : (
        inWords.length > 0 && <Names label={t('changes.inWords')} rows={inWords} />
      )}
    </Notice>
  )
}

function Names({ label, rows }: { label?: string; rows: ApprovalRow[] }) {
  return (
    <p>
      {label}{' '}
      {rows.map(({ person, name }, at) => (
        <span key={person}>
          {at > 0 && ', '}
          <a href={`#${rowAnchor(person)}`}>{name}</a>
        </span>
      ))}
      .
    </p>
  )
}

function saidOf(row: ApprovalRow): string {
  const t = texts('vi', 'evaluations')
  const { change, upheld } = row
  const now = resultOf(row)
  if (!change!.before) return t('changes.first', { now })
  const what = change!.same
    ? t('changes.kept', { result: now })
    : t('changes.fromTo', { before: resultOf(change!.before), now })
  return upheld ? `${what}; ${t('changes.upheld')}` : what
}

/** In her row: what the decision in force says of her. */
export function before({ change }: ApprovalRow): string | null {
  const t = texts('vi', 'evaluations')
  if (!change) return null
  if (change.same) return t('changes.asBefore')
  return change.before ? t('changes.before', { result: resultOf(change.before) }) : t('changes.none')
}

function resultOf({ total, grade }: Pick<ApprovalRow, 'total' | 'grade'>): string {
  if (!grade) return texts('vi', 'evaluations')('notGradedShort')
  return total === null ? grade : `${formatDecimal(total, 'vi')} ${grade}`
}
