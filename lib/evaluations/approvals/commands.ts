import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { addDays, dayOf, midnight } from '@/lib/month'
import { writeEvaluations } from '../cells/commands'
import { isHeadAlone, listWishes } from '../direct/queries'
import { openMonths } from '../months/commands'
import { keepReasons } from '../quotas/commands'
import { findOutstandingOf } from '../quotas/queries'
import { reasonsFor, reasonText } from '../quotas/rules'
import type { GroupQuota } from '../quotas/schema'
import { missingOf } from '../saving/rules'
import { enter, type Entry, moveSheet, named, refuse, type Refusal } from '../sheets/commands'
import { mayDecide } from '../sheets/policy'
import { lentAs, listPersonMonths, type SheetRow } from '../sheets/queries'
import { judgedElsewhere, missingCells } from '../sheets/rules'
import type { SheetState } from '../sheets/schema'
import { type DecidedBy, writeDecisions } from './decisions/commands'
import { listChanged, listDecisions, listHands, listLeft } from './decisions/queries'
import { type Decision, decisionOf, quotasNow, workingCopyOf } from './rules'
import type { ApproveInput, ReopenInput, ReturnInput } from './schema'

export type ApproveResult =
  | { ok: true; graded: number; decided: number }
  | Refusal
  /** She is graded in this sheet, or scored somebody in it: `names` says who. */
  | { ok: false; reason: 'own-grade' }
  /** Whoever stands in the sheet is decided already, or by another one. */
  | { ok: false; reason: 'nobody-to-decide' }
  | { ok: false; reason: 'scored-by-decider'; names: string[] }
  /** Points are missing, or of whom she scores herself a reason or evidence: of whom, and what first. */
  | { ok: false; reason: 'incomplete'; people: { id: string; name: string; why: string }[] }
  /**
   * More hold the best grade than the quota allows, in the unit or in a group of similar posts: each asks for a reason
   * of its own, and nobody is downgraded.
   */
  | { ok: false; reason: 'quota-reason'; missing: GroupQuota[] }

/**
 * Decides the month: a decision for each person, the sheet locked, and the event, together. One that was opened again
 * for those alone whom she scores herself waits for no assessor.
 */
export async function approveSheet(actor: Actor, input: ApproveInput, now: Date): Promise<ApproveResult> {
  return db.$transaction(async (tx): Promise<ApproveResult> => {
    const entry = await enter(tx, actor, input, now)
    const left = 'ok' in entry ? new Set<string>() : await listLeft(tx, entry.sheet, now)
    const refusal = decidingRefusal(
      entry,
      left.size > 0 ? ['approved', 'published'] : ['submitted', 'reopened'],
    )
    if ('ok' in entry || refusal) return refuse(tx, actor, 'sheet.approve', input, refusal ?? notFound)
    const { sheet } = entry
    const delegation = lentAs(entry.held, 'rating_authority')
    const people = (await listPersonMonths(tx, sheet.id)).filter((each) => !judgedElsewhere(each))
    const hands = await listHands(tx, sheet.id)
    const decisions = people.map((person) =>
      decisionOf(person.scheme, person, actor.personId, hands.get(person.evaluationId)),
    )
    if (sheet.state === 'reopened' && !(await isHeadAlone(tx, people, decisions)))
      return refuse(tx, actor, 'sheet.approve', input, { ok: false, reason: 'not-now', state: sheet.state })
    // Who acts for another leaves her own month to that other; who decides in her own right is not in the sheet.
    const own = (each: Pick<Decision, 'personId'>) => each.personId === actor.personId
    const toDecide = (each: Pick<Decision, 'personId'>) =>
      (left.size === 0 || left.has(each.personId)) && !(delegation && own(each))
    const wishes = await listWishes(tx, actor.personId, sheet.id, now)
    // Of whom assessors score, the words were asked for when they sent the month.
    const incomplete = people.filter(toDecide).flatMap((each) => {
      const [first] = missingOf(each.scheme, each, wishes.get(each.evaluationId))
      const lacks = first && (each.byHead || missingCells(each.scheme, each).length > 0)
      return lacks ? [{ id: each.personId, name: each.fullName, why: first.why }] : []
    })
    if (incomplete.length > 0) return { ok: false, reason: 'incomplete', people: incomplete }
    const asked = decisions.filter((each) => each !== null).filter(toDecide)
    if (asked.some(own) || (asked.length === 0 && people.some(own)))
      return refuse(tx, actor, 'sheet.approve', input, { ok: false, reason: 'own-grade' })
    if (asked.length === 0)
      return refuse(tx, actor, 'sheet.approve', input, { ok: false, reason: 'nobody-to-decide' })
    const graded = asked.filter((each) => each.grade !== null)
    const changed = await listChanged(tx, asked)
    const scored = new Set(
      changed
        .filter((each) => [each.assessorId, ...each.coAssessorIds].includes(actor.personId) && !each.oneByLaw)
        .map((each) => each.personId),
    )
    if (scored.size > 0) {
      const names = people.filter((each) => scored.has(each.personId)).map((each) => each.fullName)
      return refuse(tx, actor, 'sheet.approve', input, { ok: false, reason: 'scored-by-decider', names })
    }
    const outstanding = await findOutstandingOf(tx, sheet, now)
    const inForce = await listDecisions(tx, sheet.id)
    const counted = people.map((each, at) =>
      toDecide(each) ? decisions[at] : inForce.get(each.evaluationId),
    )
    const quotas = quotasNow(people, counted, outstanding?.number ?? null)
    const { reasons, missing } = reasonsFor(quotas, input.quotaReasons ?? {})
    if (missing.length > 0) return { ok: false, reason: 'quota-reason', missing }
    const quotaReason = reasonText(reasons)

    const decided = await writeDecisions(tx, sheet.id, { personId: actor.personId, delegation }, changed)
    const to = left.size > 0 ? sheet.state : 'approved'
    const under = { delegation, outstanding: outstanding?.id ?? null }
    const step = await moveSheet(tx, sheet, to, actor.personId, quotaReason, under)
    await keepReasons(tx, step, reasons)
    await recordEvent(tx, actor.personId, {
      kind: 'sheet.approved',
      ...named(sheet, delegation),
      graded: graded.length,
      quotaReason,
    })
    return { ok: true, graded: graded.length, decided }
  })
}

export type StepResult = { ok: true } | Refusal

/** One step back, with what to mend. */
export async function returnSheet(actor: Actor, input: ReturnInput, now: Date): Promise<StepResult> {
  return db.$transaction(async (tx): Promise<StepResult> => {
    const entry = await enter(tx, actor, input, now)
    const refusal = decidingRefusal(entry, ['submitted'])
    if ('ok' in entry || refusal) return refuse(tx, actor, 'sheet.return', input, refusal ?? notFound)
    const delegation = lentAs(entry.held, 'rating_authority')
    await moveSheet(tx, entry.sheet, 'returned', actor.personId, input.reason, { delegation })
    // What the roster says by now is there at once for who mends it.
    await openMonths(tx, { month: input.month, units: [entry.sheet.unit.id], actorId: actor.personId })
    await recordEvent(tx, actor.personId, {
      kind: 'sheet.returned',
      ...named(entry.sheet, delegation),
      reason: input.reason,
    })
    return { ok: true }
  })
}

/** Opens a decided month for some days; the decisions stand until new ones supersede them. */
export async function reopenSheet(actor: Actor, input: ReopenInput, now: Date): Promise<StepResult> {
  return db.$transaction(async (tx): Promise<StepResult> => {
    const entry = await enter(tx, actor, input, now)
    const refusal = decidingRefusal(entry, ['approved', 'published'])
    if ('ok' in entry || refusal) return refuse(tx, actor, 'sheet.reopen', input, refusal ?? notFound)
    const till = new Date(midnight(addDays(dayOf(now), input.days + 1)))
    const by = { personId: actor.personId, delegation: lentAs(entry.held, 'rating_authority') }
    await openAgain(tx, by, entry.sheet, input.reason, till)
    return { ok: true }
  })
}

/** The step itself, for commands that have asked who decides: an upheld appeal opens the month by it. */
export async function openAgain(
  tx: Tx,
  { personId, delegation }: DecidedBy,
  sheet: SheetRow,
  reason: string,
  till: Date,
): Promise<void> {
  await moveSheet(tx, sheet, 'reopened', personId, reason, { till, delegation })
  await restorePoints(tx, sheet.id)
  await recordEvent(tx, personId, { kind: 'sheet.reopened', ...named(sheet, delegation), reason })
}

// A month that was loaded as decided has no working copy: what was decided becomes it. What somebody wrote stays hers.
async function restorePoints(tx: Tx, sheetId: string): Promise<void> {
  const hands = await listHands(tx, sheetId)
  const empty = (await listPersonMonths(tx, sheetId)).filter(
    ({ evaluationId, points, tasks, deductions }) =>
      Object.keys(points).length + tasks.length + deductions.length === 0 &&
      hands.get(evaluationId)?.length === 0,
  )
  const latest = await tx.evaluationDecision.findMany({
    where: { evaluationId: { in: empty.map((each) => each.evaluationId) } },
    distinct: ['evaluationId'],
    orderBy: [{ evaluationId: 'asc' }, { version: 'desc' }],
    select: { evaluationId: true, input: true, remark: true },
  })
  const writings = latest.flatMap(({ evaluationId, input, remark }) => {
    const restored = workingCopyOf(input)
    return restored ? [{ evaluationId, ...restored, remark: remark ?? undefined }] : []
  })
  if (writings.length > 0) await writeEvaluations(tx, null, writings)
}

const notFound = { ok: false, reason: 'not-found' } as const

function decidingRefusal(entry: Entry, from: SheetState[]): Refusal | null {
  if ('ok' in entry) return entry
  if (!mayDecide(entry.roles)) return { ok: false, reason: 'not-yours' }
  const { state } = entry.sheet
  return from.includes(state) ? null : { ok: false, reason: 'not-now', state }
}
