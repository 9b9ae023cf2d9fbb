import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { listDecisions } from '../approvals/decisions/queries'
import { asDecided, type Decision } from '../approvals/rules'
import { maySeeState } from '../sheets/policy'
import { findSheetRow, listPersonMonths, listSheetRoles } from '../sheets/queries'
import { takesPoints } from '../sheets/rules'
import type { SheetInput } from '../sheets/schema'
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
    // What is kept beside a decision says more than the decision: of which kind the evidence is, and its file.
    const person = stored.deductions.length > 0 ? stored : asDecided(stored, decided.get(stored.evaluationId))
    return person.deductions.map(({ criterion, reason, kind, evidence, file }) => ({
      ...{ person: person.personId, name: person.fullName, title: person.positionTitle },
      criterion: person.scheme.criteria.find(({ id }) => id === criterion)?.label.vi ?? criterion,
      ...{ reason, kind, evidence, file },
    }))
  })
}
