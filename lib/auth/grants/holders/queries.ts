import 'server-only'
import { db } from '@/lib/db'
import { type Day, fromDate, toDate } from '@/lib/month'
import { belongsTo } from '../../accounts/queries'
import type { Actor } from '../../schema'
import { hasClerk, listAdministeredUnitIds } from '../queries'
import type { AccountHolder } from '../schema'

/** The units an administrator looks after, those she was granted first, then those below, by name. */
export async function listAdministeredUnits(
  actor: Actor,
  day: Day,
): Promise<{ slug: string; name: string }[]> {
  const ids = await listAdministeredUnitIds(db, actor.personId, day)
  const units = await db.adminUnit.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, name: true },
  })
  const place = ({ id }: { id: string }) =>
    actor.grants.some(({ role, unitId }) => role === 'administrator' && unitId === id) ? 0 : 1
  return units
    .sort((one, other) => place(one) - place(other) || one.name.localeCompare(other.name, 'vi'))
    .map(({ slug, name }) => ({ slug, name }))
}

/** One unit that she looks after, or null. */
export async function findAdministeredUnit(actor: Actor, slug: string, day: Day) {
  const ids = await listAdministeredUnitIds(db, actor.personId, day)
  return db.adminUnit.findFirst({
    where: { slug, id: { in: ids } },
    select: { id: true, slug: true, name: true },
  })
}

/** Whether somebody is the unit's personnel clerk that day. */
export function hasPersonnelClerk(unitId: string, day: Day): Promise<boolean> {
  return hasClerk(db, unitId, day)
}

/** A person of a unit with her account and every grant; null when the asker does not look after that unit. */
export async function findAccountHolder(
  actor: Actor,
  input: { unit: string; personId: string },
  day: Day,
): Promise<AccountHolder | null> {
  const ids = await listAdministeredUnitIds(db, actor.personId, day)
  const unit = await db.adminUnit.findFirst({
    where: { slug: input.unit, id: { in: ids } },
    select: { id: true },
  })
  if (!unit) return null
  const today = toDate(day)
  const row = await db.person.findFirst({
    where: { id: input.personId, AND: [belongsTo(unit.id, day)] },
    select: {
      id: true,
      code: true,
      fullName: true,
      account: { select: { id: true, userName: true, disabled: true, mustChange: true } },
      posts: {
        where: { fromDay: { lte: today }, OR: [{ toDay: null }, { toDay: { gte: today } }] },
        orderBy: [{ fromDay: 'desc' }, { id: 'asc' }],
        take: 1,
        select: { positionTitle: true },
      },
      roleGrants: {
        orderBy: [{ fromDay: 'desc' }, { role: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          role: true,
          fromDay: true,
          toDay: true,
          unit: { select: { id: true, slug: true, name: true } },
        },
      },
    },
  })
  if (!row) return null
  const own = row.id === actor.personId
  return {
    personId: row.id,
    code: row.code,
    fullName: row.fullName,
    positionTitle: row.posts[0]?.positionTitle ?? null,
    own,
    account: row.account,
    grants: row.roleGrants.map(({ id, role, fromDay, toDay, unit: { id: unitId, slug, name } }) => ({
      id,
      role,
      unit: { slug, name },
      from: fromDate(fromDay),
      to: toDay && fromDate(toDay),
      mayEnd: !own && ids.includes(unitId) && (toDay === null || fromDate(toDay) >= day),
    })),
  }
}
