import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { addDays, dayOf, fromDate, toDate } from '@/lib/month'
import { looksAfter } from '../accounts/commands'
import type { Actor } from '../schema'
import { listAdministeredUnitIds } from './queries'
import type { EndInput, GrantInput } from './schema'

type Granted = { ok: true } | { ok: false; reason: 'not-found' | 'own-grant' | 'overlap' }

/** A role of a person for a unit from a day to a day. The administrator of both grants it, never to herself. */
export async function grantRole(actor: Actor, input: GrantInput, now: Date): Promise<Granted> {
  try {
    return await db.$transaction(async (tx): Promise<Granted> => {
      const ids = await listAdministeredUnitIds(tx, actor.personId, dayOf(now))
      const unit = await tx.adminUnit.findFirst({
        where: { slug: input.unit, id: { in: ids } },
        select: { id: true, slug: true },
      })
      if (!unit || !(await looksAfter(tx, actor, 'administrator', input.personId, now)))
        return refuse(tx, actor, 'role.grant', input.personId, 'not-found')
      if (input.personId === actor.personId)
        return refuse(tx, actor, 'role.grant', input.personId, 'own-grant')
      const { id } = await tx.roleGrant.create({
        data: {
          personId: input.personId,
          unitId: unit.id,
          role: input.role,
          fromDay: toDate(input.from),
          toDay: input.to && toDate(input.to),
        },
        select: { id: true },
      })
      const { personId, role, from, to } = input
      await recordEvent(tx, actor.personId, {
        kind: 'role.granted',
        ...{ grantId: id, personId, role, unit: unit.slug, from, to },
      })
      return { ok: true }
    })
  } catch (error) {
    if (isOverlap(error))
      return db.$transaction((tx) => refuse(tx, actor, 'role.grant', input.personId, 'overlap'))
    throw error
  }
}

type Ended = { ok: true } | { ok: false; reason: 'not-found' | 'own-grant' }

/** Ends a grant with yesterday, so that it opens nothing from now on; what was done under it stays. */
export function endGrant(actor: Actor, { grantId }: EndInput, now: Date): Promise<Ended> {
  return db.$transaction(async (tx): Promise<Ended> => {
    const today = dayOf(now)
    const grant = await tx.roleGrant.findUnique({
      where: { id: grantId },
      select: {
        personId: true,
        role: true,
        fromDay: true,
        toDay: true,
        unit: { select: { id: true, slug: true } },
      },
    })
    const ids = await listAdministeredUnitIds(tx, actor.personId, today)
    if (!grant || !ids.includes(grant.unit.id)) return refuse(tx, actor, 'role.end', grantId, 'not-found')
    if (grant.personId === actor.personId) return refuse(tx, actor, 'role.end', grantId, 'own-grant')
    const last = addDays(today, -1)
    // The second of two clicks, or one that ran out meanwhile.
    if (grant.toDay && fromDate(grant.toDay) <= last) return { ok: true }
    const from = fromDate(grant.fromDay)
    if (from > last) await tx.roleGrant.delete({ where: { id: grantId }, select: { id: true } })
    else {
      await tx.roleGrant.update({
        where: { id: grantId },
        data: { toDay: toDate(last) },
        select: { id: true },
      })
    }
    const { personId, role, unit } = grant
    await recordEvent(tx, actor.personId, {
      kind: 'role.ended',
      ...{ grantId, personId, role, unit: unit.slug, from, to: from > last ? null : last },
    })
    return { ok: true }
  })
}

// SQLSTATE 23P01, exclusion_violation: the same role of the same unit at the same time.
function isOverlap(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    JSON.stringify([error.message, error.meta]).includes('role_grant_one_at_a_time')
  )
}
