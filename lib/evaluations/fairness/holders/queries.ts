import 'server-only'
import type { Role } from '@/lib/auth/schema'
import type { Tx } from '@/lib/db'
import type { Day } from '@/lib/month'

/** The roles she holds that day for this very unit, her own and lent ones; none that only reach it from above. */
export async function listHeldHere(tx: Tx, personId: string, unitId: string, day: Day): Promise<Role[]> {
  const rows = await tx.$queryRaw<{ role: Role }[]>`
    SELECT DISTINCT role::text AS role FROM held_roles(${personId}::uuid, ${day}::date) WHERE unit_id = ${unitId}::uuid`
  return rows.map(({ role }) => role)
}
