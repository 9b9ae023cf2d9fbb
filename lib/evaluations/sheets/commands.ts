import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor, Role } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { writeEvaluations } from '../cells/commands'
import { keepDrafts } from '../drafts/commands'
import { listDrafts } from '../drafts/queries'
import { wishesIn } from '../letters/rules'
import { untouched } from '../merging/rules'
import { closeExpired } from '../reopening/commands'
import { draftsOf, fieldsOf, missingTo, readRows, writingOf } from '../saving/rules'
import { withWriters } from '../saving/queries'
import { mayDecide, mayScore, maySeeState, scorerOf, wasHers, whyNotScore } from './policy'
import { lentAs, listPersonMonths, type Held, listHeld, lockSheet, rolesOf, type SheetRow } from './queries'
import { takesPoints, takesPointsOf } from './rules'
import type { CellFault, PersonMonth, SaveInput, SheetInput, SheetState } from './schema'

export type Refusal =
  | { ok: false; reason: 'not-found' }
  /** She may see the sheet; this step is another role's. */
  | { ok: false; reason: 'not-yours' }
  | { ok: false; reason: 'not-now'; state: SheetState }

export type SaveResult =
  /** `saved` people; what could not be taken is in `refused` and nowhere else; `base` is for the next save. */
  | { ok: true; saved: number; refused: CellFault[]; base: Record<string, Record<string, string>> }
  | Refusal
  /** Hers, or one that another sheet has; or one that who decides scores herself. `refused`: what is kept for her. */
  | (NotTaken & { refused?: CellFault[] })
type NotTaken = Exclude<Refusal, { reason: 'not-found' }> | { ok: false; reason: 'own-row' | 'by-head' }

export type SubmitResult = { ok: true } | Refusal | { ok: false; reason: 'incomplete'; faults: CellFault[] }

/** Who asks; what she may is asked of the database, inside the change. */
type Writer = Pick<Actor, 'personId'>

/**
 * Saves what was typed into the grid: good cells are stored, the others come back with a sentence each, those of rows that
 * somebody else scores by now, or nobody, among them.
 */
export async function saveSheet(actor: Writer, input: SaveInput, now: Date): Promise<SaveResult> {
  return db.$transaction(async (tx): Promise<SaveResult> => {
    const entry = await enter(tx, actor, input, now)
    const refusal = typingRefusal(entry, now)
    if ('ok' in entry || refusal) return refuse(tx, actor, 'sheet.save', input, refusal ?? notFound)
    const { sheet, held } = entry
    // Of her own row nothing that stands may be told apart from what she writes, not even by a refusal.
    if (input.rows.some((row) => row.person === actor.personId && !untouched(row)))
      return refuse(tx, actor, 'sheet.save', input, { ok: false, reason: 'own-row' })
    const rows = input.rows.filter(({ person }) => person !== actor.personId)
    const asked = await listPersonMonths(tx, sheet.id, { people: rows.map(({ person }) => person) })
    const people = new Map(asked.map((each) => [each.personId, each]))
    if (rows.some(({ person }) => !people.has(person)))
      return refuse(tx, actor, 'sheet.save', input, notFound)
    const { read, shut } = readRows(rows, people, (person) => rowRefusal(entry, actor.personId, person, now))
    const whole = shut.length > 0 && read.every(({ row }) => untouched(row))
    // Where all is refused, what never was hers leaves nothing behind but the event.
    const hers = whole ? shut.filter(({ person }) => wasHers(entry.roles, actor.personId, person)) : shut
    const all = whole ? hers : [...read, ...hers]
    await keepDrafts(tx, actor.personId, all.flatMap(fieldsOf), all.flatMap(draftsOf))
    const others = hers.flatMap(({ faults }) => faults)
    for (const [, why] of new Map(shut.map((each) => [each.why.reason, each.why])))
      await refuse(tx, actor, 'sheet.save', input, why)
    if (whole) return { ...shut[0]!.why, ...(hers.length > 0 ? { refused: others } : {}) }
    const changed = read.filter(({ change }) => change)
    const parts = scorers.map((role) => ({
      delegation: lentAs(held, role),
      own: changed.filter(({ person }) => scorerOf(person) === role),
    }))
    for (const { delegation, own } of parts)
      await writeEvaluations(tx, { personId: actor.personId, delegation }, own.map(writingOf))
    const refused = [...(await withWriters(tx, read, actor.personId)), ...others]
    for (const { delegation, own } of parts.filter((part) => part.own.length > 0)) {
      const at = named(sheet, delegation)
      await recordEvent(tx, actor.personId, { kind: 'sheet.saved', ...at, changed: own.length })
    }
    const base = Object.fromEntries(read.map((each) => [each.person.personId, each.base]))
    return { ok: true, saved: changed.length, refused, base }
  })
}

const scorers = ['assessor', 'rating_authority'] as const

/** Sends the month to be decided. Everything that is still missing is said at once; whom the head scores is not asked. */
export async function submitSheet(actor: Writer, input: SheetInput, now: Date): Promise<SubmitResult> {
  return db.$transaction(async (tx): Promise<SubmitResult> => {
    const entry = await enter(tx, actor, input, now)
    // The second of two clicks: what was asked for is done.
    if ('sheet' in entry && entry.sheet.state === 'submitted' && mayScore(entry.roles)) return { ok: true }
    const refusal = sendingRefusal(entry, now)
    if ('ok' in entry || refusal) return refuse(tx, actor, 'sheet.submit', input, refusal ?? notFound)
    const { sheet, held } = entry
    const wishes = wishesIn(await listDrafts(actor.personId, sheet.id, now, tx))
    const asked = (await listPersonMonths(tx, sheet.id)).filter(({ byHead }) => !byHead)
    const faults = asked.flatMap((person) =>
      missingTo(actor.personId, person, wishes.get(person.evaluationId)),
    )
    if (faults.length > 0) return { ok: false, reason: 'incomplete', faults }
    const delegation = lentAs(held, 'assessor')
    await tx.$executeRaw`
      UPDATE evaluation SET assessor_id = ${actor.personId}::uuid, assessor_delegation_id = ${delegation}::uuid,
        hands = hands || ${actor.personId}::uuid
      WHERE sheet_id = ${sheet.id}::uuid AND assessor_id IS NULL AND person_id <> ${actor.personId}::uuid
        AND NOT by_head AND coalesce(not_graded::text, '') NOT IN ('level_above', 'own_unit')`
    await moveSheet(tx, sheet, 'submitted', actor.personId, null, { delegation })
    await recordEvent(tx, actor.personId, { kind: 'sheet.submitted', ...named(sheet, delegation) })
    return { ok: true }
  })
}

type Entered = { sheet: SheetRow; roles: Role[]; held: Held[] }
export type Entry = Entered | Refusal

const notFound = { ok: false, reason: 'not-found' } as const

/** Locks the sheet and reads who asks. What she may not see does not exist. */
export async function enter(tx: Tx, actor: Writer, input: SheetInput, now: Date): Promise<Entry> {
  let sheet = await lockSheet(tx, input)
  if (sheet?.state === 'reopened' && (await closeExpired(tx, now, sheet.id)) > 0)
    sheet = await lockSheet(tx, input)
  const held = sheet ? await listHeld(tx, actor.personId, sheet.unit.id, now, sheet.id) : []
  const roles = rolesOf(held)
  if (!sheet || !maySeeState(roles)) return notFound
  return { sheet, roles, held }
}

/** Why the month cannot be sent by her, or now. */
function sendingRefusal(entry: Entry, now: Date): Refusal | null {
  if ('ok' in entry) return entry
  if (!mayScore(entry.roles)) return { ok: false, reason: 'not-yours' }
  return takesPoints(entry.sheet, now) ? null : { ok: false, reason: 'not-now', state: entry.sheet.state }
}

/** Why she types into no row of it; of who decides it is asked for each row. */
export function typingRefusal(entry: Entry, now: Date): Refusal | null {
  return 'ok' in entry || !mayDecide(entry.roles) ? sendingRefusal(entry, now) : null
}

/** Why this person's points cannot be entered by her, or now. */
export function rowRefusal(
  { sheet, roles }: Pick<Entered, 'sheet' | 'roles'>,
  actorId: string,
  person: Pick<PersonMonth, 'personId' | 'notGraded' | 'byHead' | 'decided'>,
  now: Date,
): NotTaken | null {
  const reason = whyNotScore(roles, actorId, person)
  if (reason) return { ok: false, reason }
  return takesPointsOf(sheet, person, now) ? null : { ok: false, reason: 'not-now', state: sheet.state }
}

/** A refusal is an event too. */
export async function refuse<const R extends { ok: false; reason: string }>(
  tx: Tx,
  actor: Writer,
  action: string,
  { unit, month }: SheetInput,
  refusal: R,
): Promise<R> {
  await recordEvent(tx, actor.personId, {
    kind: 'action.refused',
    action,
    why: refusal.reason,
    subject: `${unit}/${month}`,
  })
  return refusal
}

/** One step of the month, with who took it and why; tells the step's id. */
export async function moveSheet(
  tx: Tx,
  sheet: Pick<SheetRow, 'id' | 'state'>,
  to: SheetState,
  actorId: string | null,
  reason: string | null,
  {
    till = null,
    delegation = null,
    outstanding = null,
  }: { till?: Date | null; delegation?: string | null; outstanding?: string | null } = {},
): Promise<string> {
  await tx.evaluationSheet.update({
    where: { id: sheet.id },
    data: { state: to, reopenedTill: till },
    select: { id: true },
  })
  const step = await tx.sheetTransition.create({
    data: {
      ...{ sheetId: sheet.id, from: sheet.state, to, actorId, reason },
      ...{ delegationId: delegation, outstandingId: outstanding },
    },
    select: { id: true },
  })
  return step.id
}

/** How an event names the sheet, and the delegation it was done under. */
export function named(sheet: SheetRow, delegation: string | null = null) {
  const at = { sheetId: sheet.id, unit: sheet.unit.slug, month: sheet.month }
  return delegation ? { ...at, delegation } : at
}
