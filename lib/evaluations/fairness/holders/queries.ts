import 'server-only'
import type { Role } from '@/lib/auth/schema'
import type { Tx } from '@/lib/db'
import type { Day } from '@/lib/month'
import { maySeePoints } from '../../sheets/policy'

/** The roles she holds that day for this very unit, her own and lent ones; none that only reach it from above. */
export async function listHeldHere(tx: Tx, personId: string, unitId: string, day: Day): Promise<Role[]> {
  const rows = await tx.$queryRaw<{ role: Role }[]>`
    SELECT DISTINCT role::text AS role FROM held_roles(${personId}::uuid, ${day}::date) WHERE unit_id = ${unitId}::uuid`
  return rows.map(({ role }) => role)
}

/** Of these units, those whose sheets she may open by a role that she holds there. */
export async function listOpenTo(
  tx: Tx,
  personId: string,
  unitIds: string[],
  day: Day,
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ role: Role; unitId: string }[]>`
    SELECT role::text AS role, unit_id AS "unitId" FROM held_roles(${personId}::uuid, ${day}::date)
    WHERE unit_id = ANY (${unitIds}::uuid[])`
  return new Set(rows.filter(({ role }) => maySeePoints([role])).map(({ unitId }) => unitId))
}
