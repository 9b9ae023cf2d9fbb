import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf, toDate } from '@/lib/month'
import { lendableRoles, maySeeDelegations } from './policy'
import { listOwnRoles } from './queries'
import { isDeputy } from './rules'
import type { DelegationInput, EndInput } from './schema'

export type DelegateResult =
  | { ok: true; id: string }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'past' | 'not-in-post' | 'already' }
  /** Only a deputy signs KT. */
  | { ok: false; reason: 'not-deputy' }
  /** She holds the other of the two roles in those days: who scores does not decide. */
  | { ok: false; reason: 'two-roles' }

/** Lends a role to somebody in post, from a day to a day. What was lent is not lent on. */
export async function delegate(actor: Actor, input: DelegationInput, now: Date): Promise<DelegateResult> {
  return db.$transaction(async (tx): Promise<DelegateResult> => {
    const unit = await enter(tx, actor, input.unit, now)
    if (!unit) return refuse(tx, actor, 'delegation.grant', input.unit, 'not-found')
    if (!lendableRoles(unit.own).includes(input.role))
      return refuse(tx, actor, 'delegation.grant', input.unit, 'not-yours')
    if (input.from < dayOf(now)) return { ok: false, reason: 'past' }
    // One at a time in a unit, so that two cannot lend the two roles to one person.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('delegation'), hashtext(${unit.id}))`
    const title = input.delegate === actor.personId ? null : await titleOf(tx, unit.id, input)
    if (title === null) return { ok: false, reason: 'not-in-post' }
    if (input.kind === 'kt' && !isDeputy(title)) return { ok: false, reason: 'not-deputy' }
    const held = await rolesIn(tx, unit.id, input)
    if (held.includes(input.role)) return { ok: false, reason: 'already' }
    if (held.length > 0) return { ok: false, reason: 'two-roles' }
    const { id } = await tx.delegation.create({
      data: {
        unitId: unit.id,
        role: input.role,
        kind: input.kind,
        grantorId: actor.personId,
        delegateId: input.delegate,
        fromDay: toDate(input.from),
        toDay: toDate(input.to),
        basis: input.basis,
      },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, {
      kind: 'delegation.granted',
      delegation: id,
      unit: input.unit,
      role: input.role,
      to: input.delegate,
      from: input.from,
      till: input.to,
    })
    return { ok: true, id }
  })
}

export type EndResult = { ok: true } | { ok: false; reason: 'not-found' | 'not-yours' | 'over' }

/** Ends it before its day. Acts done under it stand. */
export async function endDelegation(actor: Actor, input: EndInput, now: Date): Promise<EndResult> {
  return db.$transaction(async (tx): Promise<EndResult> => {
    const unit = await enter(tx, actor, input.unit, now)
    const found = unit && (await find(tx, unit.id, input.delegation))
    if (!unit || !found) return refuse(tx, actor, 'delegation.end', input.unit, 'not-found')
    if (!lendableRoles(unit.own).some((role) => role === found.role))
      return refuse(tx, actor, 'delegation.end', input.unit, 'not-yours')
    if (found.toDay < toDate(dayOf(now))) return { ok: false, reason: 'over' }
    const { count } = await tx.delegationEnd.createMany({
      data: [{ delegationId: found.id, endedAt: now, endedById: actor.personId, reason: input.reason }],
      skipDuplicates: true,
    })
    if (count > 0)
      await recordEvent(tx, actor.personId, {
        kind: 'delegation.ended',
        delegation: found.id,
        unit: input.unit,
        reason: input.reason,
      })
    return { ok: true }
  })
}

async function enter(tx: Tx, actor: Actor, slug: string, now: Date) {
  const unit = await tx.adminUnit.findUnique({ where: { slug }, select: { id: true } })
  const own = unit ? await listOwnRoles(tx, actor.personId, unit.id, dayOf(now)) : []
  return unit && maySeeDelegations(own) ? { id: unit.id, own } : null
}

function find(tx: Tx, unitId: string, id: string) {
  return tx.delegation.findFirst({ where: { id, unitId }, select: { id: true, role: true, toDay: true } })
}

/** Her title in the unit on the first day; null where she is not in post. */
async function titleOf(tx: Tx, unitId: string, { delegate, from }: DelegationInput): Promise<string | null> {
  const day = toDate(from)
  const post = await tx.post.findFirst({
    where: {
      unitId,
      personId: delegate,
      fromDay: { lte: day },
      OR: [{ toDay: null }, { toDay: { gte: day } }],
    },
    orderBy: { fromDay: 'desc' },
    select: { positionTitle: true },
  })
  return post?.positionTitle ?? null
}

/** Which of the two roles she holds on any of those days, her own or lent. */
async function rolesIn(tx: Tx, unitId: string, { delegate, from, to }: DelegationInput): Promise<string[]> {
  const rows = await tx.$queryRaw<{ role: string }[]>`
    SELECT role::text FROM role_grant
    WHERE person_id = ${delegate}::uuid AND unit_id = ${unitId}::uuid AND role IN ('assessor', 'rating_authority')
      AND daterange(from_day, to_day, '[]') && daterange(${from}::date, ${to}::date, '[]')
    UNION
    SELECT role::text FROM delegation d
    WHERE delegate_id = ${delegate}::uuid AND unit_id = ${unitId}::uuid
      AND daterange(from_day, to_day, '[]') && daterange(${from}::date, ${to}::date, '[]')
      AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id)`
  return rows.map(({ role }) => role)
}
