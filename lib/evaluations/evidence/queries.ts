import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { listShown } from '../approvals/decisions/queries'
import { decidedInWords } from '../approvals/rules'
import { listSeenMonths } from '../seen/queries'
import { maySeeState } from '../sheets/policy'
import { findSheetRow, listSheetRoles } from '../sheets/queries'
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
  const [people, decided] = await Promise.all([
    listSeenMonths(db, sheet, actor.personId, now),
    listShown(db, sheet, now),
  ])
  return people.flatMap((stored) => {
    const { deductions } = decidedInWords(stored, decided.get(stored.evaluationId))
    return deductions.map(({ criterion, reason, kind, evidence, file }) => ({
      ...{ person: stored.personId, name: stored.fullName, title: stored.positionTitle },
      criterion: stored.scheme.criteria.find(({ id }) => id === criterion)?.label.vi ?? criterion,
      ...{ reason, kind, evidence, file },
    }))
  })
}
