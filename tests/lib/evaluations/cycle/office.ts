import type { Role } from '@/lib/auth/schema'
import type { TestDatabase } from '@/tests/support/database'
import { addPerson, addSchemes } from '../scene'

// An office whose posts, roles and leaves have dates, set as the owner.

let made = 0

export type Unit = { id: string; slug: string }

/** Nobody, nowhere, no month: what one test leaves is no concern of the next. */
export async function clear(database: TestDatabase): Promise<void> {
  await addSchemes(database)
  await database.query(`SET session_replication_role = replica`)
  const tables =
    'evaluation_decision, sheet_transition, evaluation, evaluation_sheet, delegation_end, delegation, absence, role_grant, post'
  await database.query(`TRUNCATE ${tables} CASCADE`)
  await database.query(`SET session_replication_role = origin`)
}

export async function addUnit(database: TestDatabase, parent?: Unit, to?: string): Promise<Unit> {
  const slug = `don-vi-${++made}`
  const [unit] = await database.query<{ id: string }>(
    `INSERT INTO admin_unit (code, slug, name, type, parent_id, valid_to) VALUES ($1, $2, $3, 'ward', $4, $5) RETURNING id`,
    [String(70000 + made), slug, `Phường ${made}`, parent?.id ?? null, to ?? null],
  )
  return { id: unit!.id, slug }
}

/** In post for those days only. */
export async function inPost(
  database: TestDatabase,
  unit: Unit,
  from: string,
  to: string | null = null,
  person?: string,
) {
  const id = person ?? (await addPerson(database, unit.id, `N${++made}`))
  if (!person) await database.query('DELETE FROM post WHERE person_id = $1', [id])
  await database.query(
    `INSERT INTO post (person_id, unit_id, category, position_title, from_day, to_day)
     VALUES ($1, $2, 'civil_servant', 'Chuyên viên', $3, $4)`,
    [id, unit.id, from, to],
  )
  return id
}

export async function holdsRole(
  database: TestDatabase,
  person: string,
  role: Role,
  unit: Unit,
  from = '2025-07-01',
  to: string | null = null,
) {
  await database.query(
    `INSERT INTO role_grant (person_id, unit_id, role, from_day, to_day) VALUES ($1, $2, $3::role, $4, $5)`,
    [person, unit.id, role, from, to],
  )
}

/** Who stands in a unit's month, as `personId → why not graded`. */
export async function standing(database: TestDatabase, unit: Unit, month: string) {
  const rows = await database.query<{ person_id: string; not_graded: string | null }>(
    `SELECT e.person_id, e.not_graded::text FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
     WHERE s.unit_id = $1 AND s.month = $2`,
    [unit.id, `${month}-01`],
  )
  return new Map(rows.map((row) => [row.person_id, row.not_graded]))
}
