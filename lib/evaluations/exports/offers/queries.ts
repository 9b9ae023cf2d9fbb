import 'server-only'
import type { Actor, Role } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, fromDate, monthOf } from '@/lib/month'
import { mayDecide, mayOpen, mayScore, maySeePoints } from '../../sheets/policy'
import { listRoles } from '../../sheets/queries'
import { takesPoints, takesPointsOf } from '../../sheets/rules'
import type { SheetState } from '../../sheets/schema'
import type { FilesOffer } from './schema'

/** The workbooks of a unit that she may have, each month's by the roles that reach that month; null when none. */
export async function findFilesOffer(actor: Actor, slug: string, now: Date): Promise<FilesOffer | null> {
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  if (!unit) return null
  const roles = await listRoles(db, actor.personId, unit.id, now)
  const own = maySeePoints(roles)
  const months = await listMonths(actor, unit.id, now)
  if (!own && months.length === 0) return null
  return {
    unit: { slug: unit.slug, name: unit.name },
    roster: mayOpen(roles),
    years: own,
    propose: mayScore(roles),
    months,
    former: own ? await listFormer(unit.id, now) : [],
  }
}

type RawMonth = { id: string; month: Date; state: SheetState; reopenedTill: Date | null; roles: Role[] }

async function listMonths(actor: Actor, unitId: string, now: Date): Promise<FilesOffer['months']> {
  const rows = await db.$queryRaw<RawMonth[]>`
    SELECT s.id, s.month, s.state::text, s.reopened_till AS "reopenedTill", array_agg(DISTINCT g.role::text) AS roles
    FROM evaluation_sheet s
    CROSS JOIN LATERAL sheet_units(s.id, ${dayOf(now)}::date) AS u (id)
    JOIN held_roles(${actor.personId}::uuid, ${dayOf(now)}::date) g ON g.unit_id = u.id
    WHERE s.unit_id = ${unitId}::uuid AND g.role IN ('assessor', 'rating_authority', 'personnel')
    GROUP BY s.id ORDER BY s.month DESC LIMIT 36`
  const direct = await listOfHead(
    actor,
    rows.filter(({ roles }) => mayDecide(roles)),
  )
  return rows.map(({ id, month, state, reopenedTill, roles }) => {
    const sheet = { state, reopenedTill }
    const asHead = direct.some(
      ({ sheetId, decided }) => sheetId === id && takesPointsOf(sheet, { byHead: true, decided }, now),
    )
    const scores = (mayScore(roles) && takesPoints(sheet, now)) || asHead
    return { month: monthOf(fromDate(month)), state, scores }
  })
}

/** Whom she scores as the head, by sheet. */
async function listOfHead(actor: Actor, sheets: readonly { id: string }[]) {
  const rows = await db.evaluation.findMany({
    where: {
      sheetId: { in: sheets.map(({ id }) => id) },
      byHead: true,
      personId: { not: actor.personId },
      OR: [{ notGraded: null }, { notGraded: 'no_task' }],
    },
    select: { sheetId: true, decisions: { take: 1, select: { id: true } } },
  })
  return rows.map(({ sheetId, decisions }) => ({ sheetId, decided: decisions.length > 0 }))
}

/** Units that ended, before this one or in it, with a month that this one's roles reach. */
async function listFormer(unitId: string, now: Date): Promise<FilesOffer['former']> {
  return db.$queryRaw<FilesOffer['former']>`
    WITH RECURSIVE before (id) AS (
      SELECT former_id FROM unit_succession WHERE successor_id = ${unitId}::uuid
      UNION
      SELECT n.former_id FROM before b JOIN unit_succession n ON n.successor_id = b.id
    ), below (id) AS (
      SELECT id FROM admin_unit WHERE parent_id = ${unitId}::uuid
      UNION
      SELECT u.id FROM below b JOIN admin_unit u ON u.parent_id = b.id
    )
    SELECT DISTINCT u.slug, u.name FROM admin_unit u
    JOIN evaluation_sheet s ON s.unit_id = u.id
    WHERE u.valid_to < ${dayOf(now)}::date AND u.id IN (SELECT id FROM before UNION SELECT id FROM below)
      AND ${unitId}::uuid IN (SELECT sheet_units(s.id, ${dayOf(now)}::date))
    ORDER BY u.name, u.slug`
}
