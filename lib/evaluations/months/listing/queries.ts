import 'server-only'
import type { Actor, Role } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { dayOf, fromDate, monthOf } from '@/lib/month'
import { mayOpen, maySeePoints, maySeeState } from '../../sheets/policy'
import { listRoles } from '../../sheets/queries'
import type { SheetState } from '../../sheets/schema'
import { listTurns } from '../../turns/queries'
import type { UnitMonths } from './schema'

type RawMonth = { id: string; month: Date; state: SheetState; reopenedTill: Date | null; roles: Role[] }

/** A unit's months, the latest first, each as far as her roles reach it; null where none does. */
export async function listUnitMonths(actor: Actor, slug: string, now: Date): Promise<UnitMonths | null> {
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  if (!unit) return null
  const own = await listRoles(db, actor.personId, unit.id, now)
  const sheets = await listReached(actor, unit.id, own, now)
  if (!maySeeState(own) && sheets.length === 0) return null
  const turns = await listTurns(db, sheets, await listHolidays(), now)
  return {
    unit: { slug: unit.slug, name: unit.name },
    months: sheets.map(({ id, month, state, roles }) => {
      const { turn, until } = turns.get(id)!
      return { month: monthOf(fromDate(month)), state, turn, until, points: maySeePoints(roles) }
    }),
    opens: mayOpen(own),
  }
}

/** A unit that has ended is reached by the roles in the units that follow, month by month. */
async function listReached(actor: Actor, unitId: string, own: Role[], now: Date): Promise<RawMonth[]> {
  const rows = await db.$queryRaw<RawMonth[]>`
    SELECT s.id, s.month, s.state::text, s.reopened_till AS "reopenedTill",
      coalesce(array_agg(DISTINCT g.role::text) FILTER (WHERE g.role IS NOT NULL), '{}') AS roles
    FROM evaluation_sheet s
    CROSS JOIN LATERAL sheet_units(s.id, ${dayOf(now)}::date) AS u (id)
    LEFT JOIN held_roles(${actor.personId}::uuid, ${dayOf(now)}::date) g ON g.unit_id = u.id
      AND (g.role IN ('assessor', 'rating_authority', 'personnel') OR u.id = s.unit_id)
    WHERE s.unit_id = ${unitId}::uuid
    GROUP BY s.id ORDER BY s.month DESC`
  return rows
    .map((row) => ({ ...row, roles: [...own, ...row.roles] }))
    .filter(({ roles }) => maySeeState(roles))
}
