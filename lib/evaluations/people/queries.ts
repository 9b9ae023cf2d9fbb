import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { listShown } from '../approvals/decisions/queries'
import { decidedInWords, decidedResult } from '../approvals/rules'
import { listDrafts } from '../drafts/queries'
import { listWriters } from '../merging/queries'
import { listMoves } from '../months/moves/queries'
import { findPersonTurn } from '../own/turns/queries'
import { listSeenMonths } from '../seen/queries'
import { mayDecide, mayOpen, mayScore, mayScorePerson, maySeePoints, maySeeState } from '../sheets/policy'
import { findSheetRow, listSheetRoles } from '../sheets/queries'
import { isSettled, judgedElsewhere, resultOf, takesPointsOf } from '../sheets/rules'
import type { SeenPerson, SheetInput } from '../sheets/schema'
import { mergeFields, readPerson, storedFields } from './rules'
import type { FieldFault, Fields, PersonView } from './schema'

/** One person of a sheet, for those who may see its points; null otherwise. */
export async function findPerson(
  actor: Actor,
  input: SheetInput & { person: string },
  now: Date,
): Promise<PersonView | null> {
  const sheet = await findSheetRow(db, input)
  if (!sheet) return null
  const roles = await listSheetRoles(db, actor.personId, sheet, now)
  if (!maySeePoints(roles)) return null
  const people = await listSeenMonths(db, sheet, actor.personId, now)
  const at = people.findIndex((each) => each.personId === input.person)
  const found = people[at]
  if (!found) return null
  const decision = (await listShown(db, sheet, now)).get(found.evaluationId)
  const person: SeenPerson = decidedInWords(found, decision)
  const open = takesPointsOf(sheet, person, now) && !judgedElsewhere(person)
  const mayWrite = open && mayScorePerson(roles, actor.personId, { ...person, notGraded: null })
  const neighbour = (index: number) => {
    const found = people[index]
    return found ? { person: found.personId, name: found.fullName } : null
  }
  const stored = storedFields(person)
  const { typed, base } = await typedBefore(actor, sheet.id, person.evaluationId, stored, now)
  const { fields, clashes } = mergeFields(base, typed, stored)
  const { turn, until, holders } = await findPersonTurn(sheet, person, now)
  const drafts = Object.keys(base).length > 0
  return {
    unit: { slug: sheet.unit.slug, name: sheet.unit.name },
    month: sheet.month,
    state: sheet.state,
    settled: isSettled(sheet, now),
    turn,
    until,
    holders,
    may: { score: mayScore(roles), decide: mayDecide(roles), open: mayOpen(roles) },
    scheme: person.scheme,
    moves: (await listMoves(db, [person.evaluationId])).get(person.evaluationId) ?? [],
    person,
    veiled: person.veiled ?? false,
    result: decision ? decidedResult(decision) : resultOf(person.scheme, person),
    mayWrite,
    fields,
    base: { ...stored, ...base },
    faults: drafts
      ? [
          ...(await withWriters(person.evaluationId, clashes, actor.personId)),
          ...readPerson(person.scheme, fields).faults,
        ]
      : [],
    before: neighbour(at - 1),
    after: neighbour(at + 1),
    place: { at: at + 1, of: people.length },
  }
}

// Cells of the grid are drafts of the same evaluation; the remark is on both pages.
async function typedBefore(actor: Actor, sheetId: string, evaluationId: string, stored: Fields, now: Date) {
  const mine = (await listDrafts(actor.personId, sheetId, now)).filter(
    (draft) =>
      draft.evaluationId === evaluationId &&
      /^(tasks\.\d|deductions\.\d|remark$|knockOut$)/.test(draft.field),
  )
  return {
    typed: { ...stored, ...Object.fromEntries(mine.map(({ field, typed }) => [field, typed])) },
    base: Object.fromEntries(mine.map(({ field, base }) => [field, base ?? ''])),
  }
}

async function withWriters(
  evaluationId: string,
  clashes: FieldFault[],
  personId: string,
): Promise<FieldFault[]> {
  const cells = clashes.map(({ field }) => ({ evaluationId, field }))
  const writers = await listWriters(db, cells, personId)
  return clashes.map((clash, at) => ({ ...clash, ...writers[at] }))
}

/**
 * Who may know a month's state may see what its points rest on; the person herself once her month is decided. What is in
 * no line yet is its uploader's.
 */
export async function mayReadEvidence(actor: Actor | null, fileId: string, now: Date): Promise<boolean> {
  if (!actor) return false
  const lines = await db.evaluationDeduction.findMany({
    where: { fileId },
    select: {
      file: { select: { uploadedAt: true } },
      evaluation: {
        select: {
          personId: true,
          sheet: { select: { id: true, unit: { select: { id: true } } } },
          decisions: { orderBy: { version: 'desc' }, take: 1, select: { decidedAt: true } },
        },
      },
    },
  })
  for (const { evaluation, file } of lines) {
    if (evaluation.personId === actor.personId) {
      const [last] = evaluation.decisions
      // What was put in since, while the month is open again, is not decided.
      if (last && file && file.uploadedAt <= last.decidedAt) return true
      continue
    }
    if (maySeeState(await listSheetRoles(db, actor.personId, evaluation.sheet, now))) return true
  }
  if (lines.length > 0) return false
  const own = await db.storedFile.findFirst({
    where: { id: fileId, owner: 'evaluations', uploadedById: actor.personId },
    select: { id: true },
  })
  return own !== null
}
