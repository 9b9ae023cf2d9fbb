import 'server-only'
import type { Role } from '@/lib/auth/schema'
import type { Tx } from '@/lib/db'
import { dayOf, firstDay, type Month } from '@/lib/month'
import { findSchemes } from '../schemes/queries'
import type { Scheme } from '../schemes/schema'
import { pointsIn, tasksIn } from './lines/rules'
import type { PersonMonth, SheetInput, SheetPerson, SheetState } from './schema'

export type SheetRow = {
  id: string
  state: SheetState
  reopenedTill: Date | null
  month: Month
  unit: { id: string; slug: string; name: string }
  /** Those by which people in it are graded, the one of most of them first; of an empty one, that of the month. */
  schemes: readonly [Scheme, ...Scheme[]]
}

type RawSheet = {
  id: string
  state: SheetState
  reopened_till: Date | null
  unit_id: string
  slug: string
  name: string
  schemes: string[]
}

/** The sheet, locked until the transaction ends: whoever comes second sees what the first one did. */
export async function lockSheet(tx: Tx, { unit, month }: SheetInput): Promise<SheetRow | null> {
  const rows = await tx.$queryRaw<RawSheet[]>`
    SELECT s.id, s.state::text, s.reopened_till, s.unit_id, u.slug, u.name, sheet_schemes(s) AS schemes
    FROM evaluation_sheet s
    JOIN admin_unit u ON u.id = s.unit_id
    WHERE u.slug = ${unit} AND s.month = ${firstDay(month)}::date
    FOR UPDATE OF s`
  return rows[0] ? sheetRow(tx, rows[0], month) : null
}

export async function findSheetRow(tx: Tx, { unit, month }: SheetInput): Promise<SheetRow | null> {
  const rows = await tx.$queryRaw<RawSheet[]>`
    SELECT s.id, s.state::text, s.reopened_till, s.unit_id, u.slug, u.name, sheet_schemes(s) AS schemes
    FROM evaluation_sheet s
    JOIN admin_unit u ON u.id = s.unit_id
    WHERE u.slug = ${unit} AND s.month = ${firstDay(month)}::date`
  return rows[0] ? sheetRow(tx, rows[0], month) : null
}

async function sheetRow(tx: Tx, raw: RawSheet, month: Month): Promise<SheetRow> {
  return {
    id: raw.id,
    state: raw.state,
    reopenedTill: raw.reopened_till,
    month,
    unit: { id: raw.unit_id, slug: raw.slug, name: raw.name },
    schemes: named(raw.schemes, await findSchemes(tx, raw.schemes)),
  }
}

/** The schemes of each of these sheets, in the order in which it shows them. */
export async function listSheetSchemes(
  tx: Tx,
  sheetIds: readonly string[],
): Promise<Map<string, SheetRow['schemes']>> {
  const rows = await tx.$queryRaw<{ id: string; schemes: string[] }[]>`
    SELECT s.id, sheet_schemes(s) AS schemes FROM evaluation_sheet s WHERE s.id = ANY (${sheetIds}::uuid[])`
  const known = await findSchemes(
    tx,
    rows.flatMap(({ schemes }) => schemes),
  )
  return new Map(rows.map(({ id, schemes }) => [id, named(schemes, known)]))
}

function named(ids: readonly string[], known: ReadonlyMap<string, Scheme>): SheetRow['schemes'] {
  const [first, ...others] = ids.map((id) => known.get(id)!)
  return [first!, ...others]
}

/** A role held today, and under which delegation; null: in her own right. */
export type Held = { role: Role; delegationId: string | null }

export async function listRoles(tx: Tx, personId: string, unitId: string, now: Date): Promise<Role[]> {
  return rolesOf(await listHeld(tx, personId, unitId, now))
}

/** Her roles in a unit's month: those for the unit, and where it has ended, those of whoever answers for it. */
export async function listSheetRoles(
  tx: Tx,
  personId: string,
  sheet: { id: string; unit: { id: string } },
  now: Date,
): Promise<Role[]> {
  return rolesOf(await listHeld(tx, personId, sheet.unit.id, now, sheet.id))
}

export function rolesOf(held: readonly Held[]): Role[] {
  return [...new Set(held.map(({ role }) => role))]
}

/** The delegation under which she acts in that role; null when it is her own. */
export function lentAs(held: readonly Held[], role: Role): string | null {
  return held.find((each) => each.role === role)?.delegationId ?? null
}

/**
 * What she holds for the unit today, her own first; an inspector's reach goes down to every unit below hers. `sheetId`:
 * with what reaches that month of it.
 */
export async function listHeld(
  tx: Tx,
  personId: string,
  unitId: string,
  now: Date,
  sheetId: string | null = null,
): Promise<Held[]> {
  return tx.$queryRaw<Held[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM admin_unit WHERE id = ${unitId}::uuid
      UNION ALL
      SELECT u.id, u.parent_id FROM admin_unit u JOIN above a ON u.id = a.parent_id
    )
    SELECT g.role::text AS role, g.delegation_id AS "delegationId"
    FROM held_roles(${personId}::uuid, ${dayOf(now)}::date) g
    WHERE g.unit_id = ${unitId}::uuid
      OR (g.role = 'inspector' AND g.unit_id IN (SELECT id FROM above))
      OR (g.role IN ('assessor', 'rating_authority', 'personnel')
        AND g.unit_id IN (SELECT sheet_units(${sheetId}::uuid, ${dayOf(now)}::date)))
    ORDER BY g.delegation_id NULLS FIRST`
}

/** Whether somebody in the sheet is scored by who decides. */
export async function hasByHead(tx: Tx, sheetId: string): Promise<boolean> {
  return (await tx.evaluation.count({ where: { sheetId, byHead: true } })) > 0
}

/** Of a sheet: these people alone, whom the head scores alone, or whose evaluation was written at that moment or later. */
export type Wanted = { people?: readonly string[]; byHead?: boolean; since?: Date | null }

/** As `lines/rules` reads them. */
type RawPerson = Omit<PersonMonth, 'points' | 'tasks'> &
  Record<'points' | 'tasks', string | null> & { sheetId: string; schemeId: string }

/**
 * Everybody in the sheet, or who is wanted, with what has been entered so far: one statement, whatever the size. In the
 * order of the sheet's schemes, so that whoever is graded alike stands together.
 */
export async function listPersonMonths(tx: Tx, sheetId: string, wanted: Wanted = {}): Promise<SheetPerson[]> {
  return (await listMonthsOf(tx, [sheetId], wanted)).get(sheetId) ?? []
}

/** The same of many sheets, by sheet; one without anybody wanted is left out. */
export async function listMonthsOf(
  tx: Tx,
  sheetIds: readonly string[],
  { people: wanted, byHead = false, since = null }: Wanted = {},
): Promise<Map<string, SheetPerson[]>> {
  const only = wanted ? [...wanted] : null
  const people = await tx.$queryRaw<RawPerson[]>`
    SELECT e.sheet_id AS "sheetId", e.scheme_id AS "schemeId", e.id AS "evaluationId", e.person_id AS "personId", p.code, p.full_name AS "fullName",
      o.position_title AS "positionTitle", d.name AS department, o.category::text,
      e.not_graded::text AS "notGraded", e.by_head AS "byHead",
      EXISTS (SELECT FROM evaluation_decision WHERE evaluation_id = e.id) AS decided, e.knock_out AS "knockOut", e.remark,
      e.assessor_id AS "assessorId", e.assessor_delegation_id AS "assessorDelegationId", s.points, t.tasks,
      coalesce(x.deductions, '[]') AS deductions
    FROM evaluation e
    JOIN evaluation_sheet h ON h.id = e.sheet_id
    JOIN evaluation_scheme c ON c.id = e.scheme_id
    JOIN person p ON p.id = e.person_id
    JOIN post o ON o.id = e.post_id
    LEFT JOIN department d ON d.id = o.department_id
    LEFT JOIN LATERAL (
      SELECT string_agg(concat_ws(E'\\t', criterion, trim_scale(points)), E'\\n') AS points
      FROM evaluation_score WHERE evaluation_id = e.id) s ON true
    LEFT JOIN LATERAL (
      SELECT string_agg(concat_ws(E'\\t', trim_scale(units), completed, failed_reviews, late, objective_cause,
        to_json(title)), E'\\n' ORDER BY position) AS tasks
      FROM evaluation_task WHERE evaluation_id = e.id) t ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('criterion', criterion, 'points', trim_scale(points)::text,
        'reason', reason, 'kind', kind, 'evidence', evidence, 'file', file_id) ORDER BY position) AS deductions
      FROM evaluation_deduction WHERE evaluation_id = e.id) x ON true
    WHERE e.sheet_id = ANY (${[...sheetIds]}::uuid[]) AND (e.by_head OR NOT ${byHead})
      AND (${only}::uuid[] IS NULL OR e.person_id = ANY(${only}::uuid[]))
      AND (${since}::timestamptz IS NULL OR e.updated_at >= ${since}::timestamptz)
    ORDER BY (e.scheme_id <> h.scheme_id), c.code, d.name NULLS FIRST, p.code, p.id`
  const known = await findSchemes(
    tx,
    people.map(({ schemeId }) => schemeId),
  )
  const found = new Map<string, SheetPerson[]>()
  for (const { sheetId, schemeId, points, tasks, ...person } of people) {
    const read = { points: pointsIn(points), tasks: tasksIn(tasks), scheme: known.get(schemeId)! }
    const rows = found.get(sheetId)
    if (rows) rows.push(Object.assign(person, read))
    else found.set(sheetId, [Object.assign(person, read)])
  }
  return found
}
