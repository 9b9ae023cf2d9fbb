import 'server-only'
import { createHmac } from 'node:crypto'
import { db } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { thereOn } from '@/lib/units/days/queries'
import { admit, discard, keptSalt } from '../senders/commands'
import type { Sender } from '../senders/schema'
import type { AnswerInput } from './schema'

export type AnswerResult =
  { ok: true } | { ok: false; reason: 'not-found' | 'honeypot' | 'too-many' | 'slip-used' }

/**
 * Takes an answer; the same form sent again is the same answer, and a slip of paper answers once. It is no event of
 * the log: nobody of the office acted, the row itself never changes, and the log's instant would tell who stood there.
 */
export async function answerSurvey(
  unit: string,
  input: AnswerInput & { honeypot: boolean },
  sender: Sender,
  now: Date,
): Promise<AnswerResult> {
  const found = await db.adminUnit.findFirst({
    where: { slug: unit, parentId: { not: null }, ...thereOn(dayOf(now)) },
    select: { id: true, servicePoint: { select: { counters: { select: { number: true } } } } },
  })
  if (!found) return { ok: false, reason: 'not-found' }
  const known = found.servicePoint?.counters.some(({ number }) => number === input.counter)
  const counter = known ? input.counter : null
  const form = counter === null ? ('survey' as const) : ('counter' as const)
  const post = { unitId: found.id, form, counter, sender, now }
  const no = async (why: 'honeypot' | 'too-many' | 'slip-used') => {
    await discard(db, post, why)
    return { ok: false, reason: why } as const
  }
  if (input.honeypot) return no('honeypot')
  if (await isThere(input.id)) return { ok: true }
  if (!(await admit(db, post))) return no('too-many')
  const slipHash = input.slip && (await hashOf(input.slip))
  const { level, reasons, comment, id } = input
  const written = await db.$executeRaw`
    INSERT INTO survey_answer (id, unit_id, day, counter, level, reasons, comment, slip_hash)
    VALUES (${id}::uuid, ${found.id}::uuid, ${dayOf(now)}::date, ${counter}, ${level}, ${reasons}, ${comment}, ${slipHash})
    ON CONFLICT DO NOTHING`
  // Nothing written: the same form once more, or another form with a slip that has answered.
  return written === 1 || (await isThere(id)) ? { ok: true } : no('slip-used')
}

async function isThere(id: string): Promise<boolean> {
  return (await db.surveyAnswer.findUnique({ where: { id }, select: { id: true } })) !== null
}

async function hashOf(slip: string): Promise<string> {
  return createHmac('sha256', await keptSalt(db, 'slips'))
    .update(slip)
    .digest('hex')
}
