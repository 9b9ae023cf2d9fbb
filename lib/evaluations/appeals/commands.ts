import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { keepFile } from '@/lib/files/keep'
import type { AcceptedFile } from '@/lib/files/schema'
import {
  addDays,
  type Day,
  dayOf,
  firstDay,
  fromDate,
  midnight,
  type Month,
  monthOf,
  toDate,
} from '@/lib/month'
import { openAgain } from '../approvals/commands'
import { enter, named, refuse } from '../sheets/commands'
import { lentAs, rolesOf } from '../sheets/queries'
import { takesPoints } from '../sheets/rules'
import type { SheetState } from '../sheets/schema'
import { listAppealHeld } from './offices/queries'
import { mayAnswer, maySeeAppeals } from './policy'
import { dueDayOf } from './rules'
import type { AnswerInput, AppealInput } from './schema'

/** How long the month stays open for what an upheld appeal has to mend. */
const daysToMend = 5

export type FileAppealResult =
  { ok: true; dueDay: Day } | { ok: false; reason: 'not-found' | 'undecided' | 'already' }

/** Asks that the decision in force on her month be looked at again: once for each decision. */
export async function fileAppeal(
  actor: Actor,
  input: AppealInput,
  file: AcceptedFile | null,
  now: Date,
): Promise<FileAppealResult> {
  return db
    .$transaction(async (tx): Promise<FileAppealResult> => {
      const own = await tx.evaluation.findFirst({
        where: {
          personId: actor.personId,
          sheet: { month: toDate(firstDay(input.month)), unit: { slug: input.unit } },
        },
        select: {
          id: true,
          sheetId: true,
          decisions: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
          appeals: { where: { id: input.id }, select: { dueDay: true } },
        },
      })
      if (!own) return refuse(tx, actor, 'appeal.file', input, { ok: false, reason: 'not-found' })
      // The form sent twice: what was asked for is done.
      const [sent] = own.appeals
      if (sent) return { ok: true, dueDay: fromDate(sent.dueDay) }
      const [decision] = own.decisions
      if (!decision) return refuse(tx, actor, 'appeal.file', input, { ok: false, reason: 'undecided' })
      const dueDay = dueDayOf(dayOf(now), await listHolidays(tx))
      const filed = await tx.$executeRaw`
      INSERT INTO appeal (id, evaluation_id, decision_id, body, file_id, filed_at, due_day)
      SELECT ${input.id}::uuid, ${own.id}::uuid, ${decision.id}::uuid, ${input.body},
        ${file && (await keepFile(tx, 'appeal', file, actor.personId))}::uuid, ${now}, ${dueDay}::date
      ON CONFLICT DO NOTHING`
      if (filed === 0) throw new Already()
      await recordEvent(tx, actor.personId, {
        kind: 'appeal.filed',
        ...{ sheetId: own.sheetId, unit: input.unit, month: input.month },
        appealId: input.id,
        dueDay,
      })
      return { ok: true, dueDay }
    })
    .catch(async (error: unknown) => {
      if (!(error instanceof Already)) throw error
      return db.$transaction((tx) =>
        refuse(tx, actor, 'appeal.file', input, { ok: false as const, reason: 'already' as const }),
      )
    })
}

// Thrown so that the file, written before, goes with the transaction.
class Already extends Error {}

export type AnswerResult =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'own-appeal' | 'answered' }
  /** The month is with her to be decided: return it first, then uphold. */
  | { ok: false; reason: 'not-now'; state: SheetState; month: Month }

/** Answers once. Upheld, the month is opened again with that reason, and its new decision supersedes the old one. */
export async function answerAppeal(actor: Actor, input: AnswerInput, now: Date): Promise<AnswerResult> {
  return db.$transaction(async (tx): Promise<AnswerResult> => {
    const appeal = await tx.appeal.findFirst({
      where: { id: input.appeal, evaluation: { sheet: { unit: { slug: input.unit } } } },
      select: {
        id: true,
        evaluation: { select: { id: true, personId: true, sheet: { select: { month: true } } } },
      },
    })
    const where = {
      unit: input.unit,
      month: appeal ? monthOf(fromDate(appeal.evaluation.sheet.month)) : '',
    }
    const no = <const R extends { ok: false; reason: string }>(refusal: R) =>
      refuse(tx, actor, 'appeal.answer', where, refusal)
    const entry = appeal && (await enter(tx, actor, where, now))
    if (!appeal || !entry || 'ok' in entry) return no({ ok: false, reason: 'not-found' })
    const { sheet } = entry
    const held = await listAppealHeld(tx, actor.personId, appeal.evaluation.id, now)
    const roles = rolesOf(held)
    const delegation = lentAs(held, 'rating_authority')
    if (!mayAnswer(roles, actor.personId, appeal.evaluation.personId)) {
      if (appeal.evaluation.personId === actor.personId) return no({ ok: false, reason: 'own-appeal' })
      return no({ ok: false, reason: maySeeAppeals(roles) ? 'not-yours' : 'not-found' })
    }
    const upheld = input.outcome === 'upheld'
    if (upheld && sheet.state === 'submitted')
      return no({ ok: false, reason: 'not-now', state: sheet.state, month: sheet.month })
    const written = await tx.$executeRaw`
      INSERT INTO appeal_answer (appeal_id, upheld, reason, answered_by_id, answered_at, delegation_id)
      VALUES (${appeal.id}::uuid, ${upheld}, ${input.reason}, ${actor.personId}::uuid, ${now}, ${delegation}::uuid)
      ON CONFLICT DO NOTHING`
    if (written === 0) return no({ ok: false, reason: 'answered' })
    if (upheld && !takesPoints(sheet, now)) {
      const till = new Date(midnight(addDays(dayOf(now), daysToMend + 1)))
      await openAgain(tx, { personId: actor.personId, delegation }, sheet, input.reason, till)
    }
    await recordEvent(tx, actor.personId, {
      kind: 'appeal.answered',
      ...named(sheet, delegation),
      appealId: appeal.id,
      upheld,
    })
    return { ok: true }
  })
}
