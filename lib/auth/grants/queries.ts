import 'server-only'
import type { Tx } from '@/lib/db'
import { type Day, toDate } from '@/lib/month'
import { notOverOn } from '@/lib/units/days/queries'
import type { Role } from '../schema'

/** Whether the role is granted to the person for the unit on that day, read inside the command's transaction. */
export async function hasGrant(
  tx: Tx,
  personId: string,
  role: Role,
  unitId: string,
  day: Day,
): Promise<boolean> {
  const found = await tx.roleGrant.findFirst({
    where: {
      personId,
      unitId,
      role,
      fromDay: { lte: toDate(day) },
      OR: [{ toDay: null }, { toDay: { gte: toDate(day) } }],
    },
    select: { id: true },
  })
  return found !== null
}

/** The roles she holds that day for any unit: for what belongs to the whole portal. */
export async function listRolesAnywhere(tx: Tx, personId: string, day: Day): Promise<Role[]> {
  const grants = await tx.roleGrant.findMany({
    where: {
      personId,
      fromDay: { lte: toDate(day) },
      OR: [{ toDay: null }, { toDay: { gte: toDate(day) } }],
    },
    distinct: ['role'],
    select: { role: true },
  })
  return grants.map(({ role }) => role)
}

/** The units whose accounts and roles she looks after that day: where she is administrator, and those below, also one still to begin. */
export async function listAdministeredUnitIds(tx: Tx, personId: string, day: Day): Promise<string[]> {
  const today = toDate(day)
  const granted = await tx.roleGrant.findMany({
    where: {
      personId,
      role: 'administrator',
      fromDay: { lte: today },
      OR: [{ toDay: null }, { toDay: { gte: today } }],
    },
    select: { unitId: true },
  })
  const ids = granted.map(({ unitId }) => unitId)
  if (ids.length === 0) return []
  const below = await tx.adminUnit.findMany({
    where: { parentId: { in: ids }, ...notOverOn(day) },
    select: { id: true },
  })
  return [...new Set([...ids, ...below.map(({ id }) => id)])]
}

/**
 * Whether she may bring in a unit's roster: its personnel clerk; where nobody is that yet, the administrator who looks
 * after the unit, since clerks are chosen from the roster.
 */
export async function keepsRoster(tx: Tx, personId: string, unitId: string, day: Day): Promise<boolean> {
  if (await hasGrant(tx, personId, 'personnel', unitId, day)) return true
  if (!(await listAdministeredUnitIds(tx, personId, day)).includes(unitId)) return false
  return !(await hasClerk(tx, unitId, day))
}

/** Whether anybody holds the personnel clerk's role for the unit that day. */
export async function hasClerk(tx: Tx, unitId: string, day: Day): Promise<boolean> {
  const clerks = await tx.roleGrant.count({
    where: {
      unitId,
      role: 'personnel',
      fromDay: { lte: toDate(day) },
      OR: [{ toDay: null }, { toDay: { gte: toDate(day) } }],
    },
  })
  return clerks > 0
}

/** Whether she holds one of the roles that day for one of the units, as for a ward and the city above it. */
export async function hasAnyGrant(
  tx: Tx,
  personId: string,
  roles: readonly Role[],
  unitIds: readonly string[],
  day: Day,
): Promise<boolean> {
  const found = await tx.roleGrant.findFirst({
    where: {
      personId,
      unitId: { in: [...unitIds] },
      role: { in: [...roles] },
      fromDay: { lte: toDate(day) },
      OR: [{ toDay: null }, { toDay: { gte: toDate(day) } }],
    },
    select: { id: true },
  })
  return found !== null
}
