import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf, toDate } from '@/lib/month'
import type { AbsenceInput, ReturnInput } from './schema'

export type AbsenceResult = { ok: true } | { ok: false; reason: 'not-found' | 'not-in-post' | 'overlaps' }

/** Writes down a long leave. The open months follow by themselves. */
export async function writeAbsence(actor: Actor, input: AbsenceInput, now: Date): Promise<AbsenceResult> {
  return db.$transaction(async (tx): Promise<AbsenceResult> => {
    const unit = await clerksUnit(tx, actor, input.unit, now)
    if (!unit) return refuse(tx, actor, 'absence.write', input.unit, 'not-found')
    const from = toDate(input.from)
    const post = await tx.post.findFirst({
      where: {
        unitId: unit.id,
        personId: input.person,
        OR: [{ toDay: null }, { toDay: { gte: from } }],
      },
      select: { id: true },
    })
    if (!post) return { ok: false, reason: 'not-in-post' }
    // The same again is the same; another one over the same days is refused before the constraint breaks the transaction.
    const across = await tx.absence.findFirst({
      where: {
        personId: input.person,
        ...(input.to ? { fromDay: { lte: toDate(input.to) } } : {}),
        OR: [{ toDay: null }, { toDay: { gte: from } }],
      },
      select: { id: true },
    })
    if (across) return { ok: false, reason: 'overlaps' }
    await tx.absence.create({
      data: {
        personId: input.person,
        unitId: unit.id,
        kind: input.kind,
        fromDay: from,
        toDay: input.to && toDate(input.to),
        basis: input.basis,
      },
      select: { id: true },
    })
    // That she is away, not why: the log has more readers than the clerk's list.
    await recordEvent(tx, actor.personId, {
      kind: 'absence.written',
      personId: input.person,
      unit: input.unit,
      from: input.from,
      to: input.to,
    })
    return { ok: true }
  })
}

/** Says on which day she is away for the last time; a day before her first one takes the leave back. */
export async function endAbsence(actor: Actor, input: ReturnInput, now: Date): Promise<AbsenceResult> {
  return db.$transaction(async (tx): Promise<AbsenceResult> => {
    const unit = await clerksUnit(tx, actor, input.unit, now)
    const found =
      unit &&
      (await tx.absence.findFirst({
        where: { id: input.absence, unitId: unit.id },
        select: { id: true, personId: true, fromDay: true, toDay: true },
      }))
    if (!found) return refuse(tx, actor, 'absence.write', input.unit, 'not-found')
    const to = toDate(input.to)
    if (found.toDay && to > found.toDay) {
      const next = await tx.absence.findFirst({
        where: { personId: found.personId, fromDay: { gt: found.toDay, lte: to } },
        select: { id: true },
      })
      if (next) return { ok: false, reason: 'overlaps' }
    }
    if (to < found.fromDay) await tx.absence.delete({ where: { id: found.id }, select: { id: true } })
    else await tx.absence.update({ where: { id: found.id }, data: { toDay: to }, select: { id: true } })
    await recordEvent(tx, actor.personId, {
      kind: 'absence.ended',
      personId: found.personId,
      unit: input.unit,
      to: input.to,
    })
    return { ok: true }
  })
}

async function clerksUnit(tx: Tx, actor: Actor, slug: string, now: Date) {
  const unit = await tx.adminUnit.findUnique({ where: { slug }, select: { id: true } })
  const granted = unit && (await hasGrant(tx, actor.personId, 'personnel', unit.id, dayOf(now)))
  return granted ? unit : null
}
