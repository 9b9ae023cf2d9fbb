import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { dayOf, toDate } from '@/lib/month'
import { listRoles } from '../../sheets/queries'
import { mayRecordOutstanding, maySeeOutstanding } from './policy'
import type { OutstandingInput, WithdrawInput } from './schema'

export type RecordResult =
  | { ok: true; id: string }
  | { ok: false; reason: 'not-found' | 'not-yours' }
  /** The decision is of a day that has not come; the days lie outside those in which the unit exists. */
  | { ok: false; reason: 'not-yet-decided' | 'outside-life' }
  /** Another one is in force on some of these days. */
  | { ok: false; reason: 'overlap' }

/** Records that the level above rated the unit outstanding: its quotas are higher on the days this counts for. */
export async function recordOutstanding(
  actor: Actor,
  input: OutstandingInput,
  now: Date,
): Promise<RecordResult> {
  try {
    return await db.$transaction(async (tx): Promise<RecordResult> => {
      const unit = await enter(tx, actor, input.unit, now)
      if ('reason' in unit) return refuse(tx, actor, 'outstanding.record', input.unit, unit.reason)
      if (input.decidedOn > dayOf(now)) return { ok: false, reason: 'not-yet-decided' }
      if (toDate(input.from) < (unit.validFrom ?? 0) || toDate(input.to) > (unit.validTo ?? Infinity))
        return { ok: false, reason: 'outside-life' }
      const { number, issuedBy, from, to, decidedOn } = input
      const { id } = await tx.outstandingRating.create({
        data: {
          ...{ unitId: unit.id, number, issuedBy, recordedById: actor.personId, recordedAt: now },
          ...{ fromDay: toDate(from), toDay: toDate(to), decidedOn: toDate(decidedOn) },
        },
        select: { id: true },
      })
      await recordEvent(tx, actor.personId, {
        kind: 'outstanding.recorded',
        ...{ rating: id, unit: input.unit, number, from, till: to },
      })
      return { ok: true, id }
    })
  } catch (error) {
    if (isOverlap(error)) return { ok: false, reason: 'overlap' }
    throw error
  }
}

export type WithdrawResult = { ok: true } | { ok: false; reason: 'not-found' | 'not-yours' | 'withdrawn' }

/** Takes it back. Months decided under it keep the sum of that day; a corrected one is recorded after it. */
export async function withdrawOutstanding(
  actor: Actor,
  input: WithdrawInput,
  now: Date,
): Promise<WithdrawResult> {
  return db.$transaction(async (tx): Promise<WithdrawResult> => {
    const unit = await enter(tx, actor, input.unit, now)
    if ('reason' in unit) return refuse(tx, actor, 'outstanding.withdraw', input.unit, unit.reason)
    const found = await tx.outstandingRating.findFirst({
      where: { id: input.rating, unitId: unit.id },
      select: { id: true },
    })
    if (!found) return refuse(tx, actor, 'outstanding.withdraw', input.unit, 'not-found')
    const { count } = await tx.outstandingWithdrawal.createMany({
      data: [{ ratingId: found.id, reason: input.reason, withdrawnById: actor.personId, withdrawnAt: now }],
      skipDuplicates: true,
    })
    if (count === 0) return { ok: false, reason: 'withdrawn' }
    await recordEvent(tx, actor.personId, {
      kind: 'outstanding.withdrawn',
      ...{ rating: found.id, unit: input.unit, reason: input.reason },
    })
    return { ok: true }
  })
}

async function enter(tx: Tx, actor: Actor, slug: string, now: Date) {
  const unit = await tx.adminUnit.findUnique({
    where: { slug },
    select: { id: true, validFrom: true, validTo: true },
  })
  const roles = unit ? await listRoles(tx, actor.personId, unit.id, now) : []
  if (!unit || !maySeeOutstanding(roles)) return { reason: 'not-found' } as const
  return mayRecordOutstanding(roles) ? unit : ({ reason: 'not-yours' } as const)
}

// SQLSTATE 23P01, exclusion_violation, raised by a trigger (whose name Prisma leaves out): one in force a day.
function isOverlap(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    JSON.stringify([error.message, error.meta]).includes('23P01')
  )
}
