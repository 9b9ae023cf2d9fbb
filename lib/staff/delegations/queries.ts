import 'server-only'
import type { Actor, Role } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { type Day, dayOf, fromDate, toDate } from '@/lib/month'
import { lendableRoles, maySeeDelegations } from './policy'
import { isDeputy, signingOf } from './rules'
import type { DelegableRole, DelegationPage, DelegationView } from './schema'

/** The roles she holds for the unit that day in her own right. */
export async function listOwnRoles(tx: Tx, personId: string, unitId: string, day: Day): Promise<Role[]> {
  const rows = await tx.$queryRaw<{ role: Role }[]>`
    SELECT role::text FROM held_roles(${personId}::uuid, ${day}::date)
    WHERE unit_id = ${unitId}::uuid AND delegation_id IS NULL`
  return rows.map(({ role }) => role)
}

/** The delegations of a unit, newest first; null for who has no part in them. */
export async function findDelegations(actor: Actor, slug: string, now: Date): Promise<DelegationPage | null> {
  const today = dayOf(now)
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  const own = unit ? await listOwnRoles(db, actor.personId, unit.id, today) : []
  if (!unit || !maySeeDelegations(own)) return null
  const lends = lendableRoles(own)
  const rows = await db.delegation.findMany({
    where: { unitId: unit.id },
    orderBy: [{ fromDay: 'desc' }, { grantedAt: 'desc' }],
    select: {
      id: true,
      role: true,
      kind: true,
      fromDay: true,
      toDay: true,
      basis: true,
      grantor: { select: { fullName: true } },
      delegate: { select: { fullName: true } },
      end: { select: { reason: true } },
    },
  })
  return {
    unit: { slug: unit.slug, name: unit.name },
    lends,
    people: lends.length > 0 ? await listPeople(unit.id, today, actor.personId) : [],
    delegations: rows.map(({ grantor, delegate, end, fromDay, toDay, ...row }) => ({
      ...row,
      role: row.role as DelegableRole,
      grantor: grantor.fullName,
      delegate: delegate.fullName,
      from: fromDate(fromDay),
      to: fromDate(toDay),
      state: stateOf(fromDate(fromDay), fromDate(toDay), end !== null, today),
      endReason: end?.reason ?? null,
    })),
  }
}

function stateOf(from: Day, to: Day, ended: boolean, today: Day): DelegationView['state'] {
  if (ended) return 'ended'
  if (to < today) return 'over'
  return from > today ? 'coming' : 'running'
}

async function listPeople(unitId: string, today: Day, but: string): Promise<DelegationPage['people']> {
  const day = toDate(today)
  const posts = await db.post.findMany({
    where: {
      unitId,
      personId: { not: but },
      fromDay: { lte: day },
      OR: [{ toDay: null }, { toDay: { gte: day } }],
    },
    orderBy: [{ department: { name: 'asc' } }, { person: { code: 'asc' } }],
    select: { positionTitle: true, person: { select: { id: true, fullName: true } } },
  })
  const people = posts.map(({ positionTitle, person }) => ({
    id: person.id,
    name: person.fullName,
    title: positionTitle,
  }))
  // A deputy acts for the head before anybody else does.
  const rank = ({ title }: { title: string }) => (isDeputy(title) ? 0 : 1)
  return people.sort((one, other) => rank(one) - rank(other))
}

/** How acts under these delegations are signed: “KT. Nguyễn Văn An”. */
export async function listSignings(tx: Tx, ids: (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx.delegation.findMany({
    where: { id: { in: wanted } },
    select: { id: true, kind: true, grantor: { select: { fullName: true } } },
  })
  return new Map(rows.map(({ id, ...given }) => [id, signingOf(given)]))
}
