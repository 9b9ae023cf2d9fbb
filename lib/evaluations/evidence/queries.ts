import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { listDecisions } from '../approvals/decisions/queries'
import { asDecided, type Decision } from '../approvals/rules'
import { maySeeState } from '../sheets/policy'
import { findSheetRow, listPersonMonths, listSheetRoles } from '../sheets/queries'
import { because, takesPoints, withEvidence } from '../sheets/rules'
import type { SheetInput, SheetPerson, StoredDeduction } from '../sheets/schema'
import type { EvidenceLine } from './schema'

/** What the points of a month rest on, for who may know its state: an inspector reads it without a single point. */
export async function listEvidence(
  actor: Actor,
  input: SheetInput,
  now: Date,
): Promise<EvidenceLine[] | null> {
  const sheet = await findSheetRow(db, input)
  if (!sheet || !maySeeState(await listSheetRoles(db, actor.personId, sheet, now))) return null
  const open = takesPoints(sheet, now) || sheet.state === 'submitted'
  const [people, decided] = await Promise.all([
    listPersonMonths(db, sheet.id),
    open ? new Map<string, Decision>() : listDecisions(db, sheet.id),
  ])
  return people.flatMap((stored) => {
    const decision = decided.get(stored.evaluationId)
    const lines = decision ? decidedLines(stored, decision) : stored.deductions
    return lines.map(({ criterion, reason, kind, evidence, file }) => ({
      ...{ person: stored.personId, name: stored.fullName, title: stored.positionTitle },
      criterion: stored.scheme.criteria.find(({ id }) => id === criterion)?.label.vi ?? criterion,
      ...{ reason, kind, evidence, file },
    }))
  })
}

// What was typed since was not decided; but what stands as it was decided says more than the decision: of which kind
// its evidence is, and its file.
function decidedLines(stored: SheetPerson, decision: Decision): StoredDeduction[] {
  const bare = { kind: null, evidence: null, file: null }
  const saying = decision.lines
    .filter(({ why }) => why.startsWith(because))
    .map(({ criterion, why }) => ({ criterion, points: '0', reason: why.slice(because.length), ...bare }))
  const { deductions } = asDecided(stored, decision)
  return [...deductions, ...saying].map(
    (line) =>
      stored.deductions.find(
        (each) =>
          each.criterion === line.criterion &&
          each.points === line.points &&
          withEvidence(each) === line.reason,
      ) ?? line,
  )
}
