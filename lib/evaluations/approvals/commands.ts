import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { addDays, dayOf, midnight } from '@/lib/month'
import { writeEvaluations } from '../cells/commands'
import type { QuotaReport } from '../schemes/rules'
import { enter, type Entry, moveSheet, named, refuse, type Refusal } from '../sheets/commands'
import { mayDecide } from '../sheets/policy'
import { listPersonMonths, type SheetRow } from '../sheets/queries'
import type { SheetState } from '../sheets/schema'
import { type Decision, decisionOf, quotaNow, workingCopyOf } from './rules'
import type { ApproveInput, ReopenInput, ReturnInput } from './schema'

export type ApproveResult =
  | { ok: true; graded: number; decided: number }
  | Refusal
  /** She is graded in this sheet, or scored somebody in it: `names` says who. */
  | { ok: false; reason: 'own-grade' }
  | { ok: false; reason: 'scored-by-decider'; names: string[] }
  | { ok: false; reason: 'incomplete'; names: string[] }
  /** More hold the best grade than the quota allows: it asks for a reason and downgrades nobody. */
  | { ok: false; reason: 'quota-reason'; quota: QuotaReport }

/** Decides the month: a decision for each person, the sheet locked, and the event, together. */
export async function approveSheet(actor: Actor, input: ApproveInput, now: Date): Promise<ApproveResult> {
  return db.$transaction(async (tx): Promise<ApproveResult> => {
    const entry = await enter(tx, actor, input, now)
    const refusal = decidingRefusal(entry, ['submitted'])
    if ('ok' in entry || refusal) return refuse(tx, actor, 'sheet.approve', input, refusal ?? notFound)
    const { sheet } = entry
    const people = (await listPersonMonths(tx, sheet.id)).filter((each) => each.notGraded !== 'level_above')
    const decisions = people.map((person) => decisionOf(sheet.scheme, person))
    const incomplete = people.filter((_, at) => decisions[at] === null)
    if (incomplete.length > 0)
      return { ok: false, reason: 'incomplete', names: incomplete.map((each) => each.fullName) }
    const made = decisions.filter((each) => each !== null)

    const graded = made.filter((each) => each.grade !== null)
    if (made.some((each) => each.personId === actor.personId))
      return refuse(tx, actor, 'sheet.approve', input, { ok: false, reason: 'own-grade' })
    const scored = new Set(
      graded.filter((each) => each.assessorId === actor.personId).map((each) => each.personId),
    )
    if (scored.size > 0) {
      const names = people.filter((each) => scored.has(each.personId)).map((each) => each.fullName)
      return refuse(tx, actor, 'sheet.approve', input, { ok: false, reason: 'scored-by-decider', names })
    }
    const quota = quotaNow(sheet.scheme, made)
    const quotaReason = (quota.over && input.quotaReason) || null
    if (quota.over && !quotaReason) return { ok: false, reason: 'quota-reason', quota }

    const decided = await writeDecisions(tx, sheet.id, actor.personId, made)
    await moveSheet(tx, sheet, 'approved', actor.personId, quotaReason)
    await recordEvent(tx, actor.personId, {
      kind: 'sheet.approved',
      ...named(sheet),
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
    await moveSheet(tx, entry.sheet, 'returned', actor.personId, input.reason)
    await recordEvent(tx, actor.personId, {
      kind: 'sheet.returned',
      ...named(entry.sheet),
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
    await openAgain(tx, actor, entry.sheet, input.reason, till)
    return { ok: true }
  })
}

/** The step itself, for commands that have asked who decides: an upheld appeal opens the month by it. */
export async function openAgain(
  tx: Tx,
  actor: Actor,
  sheet: SheetRow,
  reason: string,
  till: Date,
): Promise<void> {
  await moveSheet(tx, sheet, 'reopened', actor.personId, reason, till)
  await restorePoints(tx, sheet.id)
  await recordEvent(tx, actor.personId, { kind: 'sheet.reopened', ...named(sheet), reason })
}

// A month that was loaded as decided has no working copy: what was decided becomes it.
async function restorePoints(tx: Tx, sheetId: string): Promise<void> {
  const empty = (await listPersonMonths(tx, sheetId)).filter((each) => Object.keys(each.points).length === 0)
  const latest = await tx.evaluationDecision.findMany({
    where: { evaluationId: { in: empty.map((each) => each.evaluationId) } },
    distinct: ['evaluationId'],
    orderBy: [{ evaluationId: 'asc' }, { version: 'desc' }],
    select: { evaluationId: true, input: true },
  })
  const writings = latest.flatMap(({ evaluationId, input }) => {
    const restored = workingCopyOf(input)
    return restored ? [{ evaluationId, ...restored }] : []
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

/**
 * One statement. After a reopening only those whose result changed get a new version, with the reopening's reason, and
 * those whose appeal was upheld in any case, with the answer's.
 */
async function writeDecisions(tx: Tx, sheetId: string, decidedBy: string, all: Decision[]): Promise<number> {
  return tx.$executeRaw`
    WITH given AS (
      SELECT * FROM unnest(${all.map((each) => each.evaluationId)}::uuid[],
        ${all.map((each) => each.personId)}::uuid[], ${all.map((each) => each.assessorId)}::uuid[],
        ${all.map((each) => each.total)}::text[]::numeric[], ${all.map((each) => each.grade)}::text[]::grade[],
        ${all.map((each) => each.notGraded)}::text[],
        ${all.map((each) => JSON.stringify(each.input))}::text[]::jsonb[],
        ${all.map((each) => JSON.stringify(each.lines))}::text[]::jsonb[]
      ) AS g(evaluation_id, person_id, assessor_id, total, grade, not_graded, input, lines)
    ), reopening AS (
      SELECT reason FROM sheet_transition WHERE sheet_id = ${sheetId}::uuid AND "to" = 'reopened'
      ORDER BY at DESC LIMIT 1
    )
    INSERT INTO evaluation_decision
      (evaluation_id, person_id, version, total, grade, not_graded, input, lines, assessor_id, decided_by_id, reason)
    SELECT g.evaluation_id, g.person_id, coalesce(d.version, 0) + 1, g.total, g.grade, g.not_graded, g.input, g.lines,
      g.assessor_id, ${decidedBy}::uuid, 
      CASE WHEN d.version IS NOT NULL THEN coalesce(a.reason, (SELECT reason FROM reopening)) END
    FROM given g
    LEFT JOIN LATERAL (
      SELECT * FROM evaluation_decision WHERE evaluation_id = g.evaluation_id ORDER BY version DESC LIMIT 1
    ) d ON true
    LEFT JOIN appeal p ON p.decision_id = d.id
    LEFT JOIN appeal_answer a ON a.appeal_id = p.id AND a.upheld
    WHERE d.id IS NULL OR a.appeal_id IS NOT NULL
      OR (d.total, d.grade, d.not_graded, d.input, d.lines)
        IS DISTINCT FROM (g.total, g.grade, g.not_graded, g.input, g.lines)`
}
