import 'server-only'
import type { Tx } from '@/lib/db'
import { type Day, dayOf } from '@/lib/month'
import type { Held } from '../../sheets/queries'
import type { Ended } from '../schema'

/** What she holds today where this person's month is answered for, her own first. */
export async function listAppealHeld(tx: Tx, personId: string, evaluationId: string, now: Date) {
  return tx.$queryRaw<Held[]>`
    SELECT h.role::text AS role, h.delegation_id AS "delegationId"
    FROM held_roles(${personId}::uuid, ${dayOf(now)}::date) h
    WHERE h.unit_id IN (SELECT appeal_units(${evaluationId}::uuid, ${dayOf(now)}::date))
    ORDER BY h.delegation_id NULLS FIRST`
}

/** The appeals that these units' offices answer or keep, each with those of them that do. */
export async function listWatched(
  tx: Tx,
  unitIds: readonly string[],
  now: Date,
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ id: string; units: string[] }[]>`
    SELECT a.id, u.units FROM appeal a
    CROSS JOIN LATERAL (SELECT array(SELECT appeal_units(a.evaluation_id, ${dayOf(now)}::date)) AS units) u
    WHERE u.units && ${[...unitIds]}::uuid[]`
  return new Map(rows.map(({ id, units }) => [id, units.filter((unit) => unitIds.includes(unit))]))
}

/** By evaluation, of months whose unit has ended: since when, and whose rating authority answers in its place. */
export async function listEnded(
  tx: Tx,
  evaluationIds: readonly string[],
  now: Date,
): Promise<Map<string, Ended>> {
  const rows = await tx.$queryRaw<{ id: string; on: Day; units: Ended['units'] }[]>`
    SELECT e.id, u.valid_to::text AS "on", (
      SELECT coalesce(json_agg(json_build_object('slug', n.slug, 'name', n.name) ORDER BY n.name), '[]')
      FROM admin_unit n WHERE n.id IN (SELECT answering_units(e.id, ${dayOf(now)}::date))) AS units
    FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id JOIN admin_unit u ON u.id = s.unit_id
    WHERE e.id = ANY (${[...evaluationIds]}::uuid[]) AND u.valid_to < ${dayOf(now)}::date`
  return new Map(rows.map(({ id, on, units }) => [id, { on, units }]))
}
