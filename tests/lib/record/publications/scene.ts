import type { TestDatabase } from '@/tests/support/database'
import { addPerson, addSchemes, type Scene, setScene } from '../../evaluations/scene'

export { addPerson, type Scene }

/** A ward with people in post, a binding code, and figures of October 2026. */
export async function setRecordScene(database: TestDatabase, size: number): Promise<Scene> {
  await addSchemes(database)
  const scene = await setScene(database, size)
  await database.query(
    `INSERT INTO dossier_figure (unit_id, month, field, carried_over, received, early, on_time, late,
       pending_in_time, pending_overdue, online, counter, post, online_capable, filed_from_home)
     VALUES ($1, '2026-10-01', '', 40, 1392, 900, 480, 2, 50, 0, 1165, 225, 2, 1300, 1150)`,
    [scene.unit.id],
  )
  await database.query(
    `INSERT INTO survey_month (unit_id, month, level5, level4, level3, level2, level1)
     VALUES ($1, '2026-10-01', 150, 40, 12, 5, 3)`,
    [scene.unit.id],
  )
  return scene
}

export async function addBindingCode(database: TestDatabase): Promise<string> {
  const [version] = await database.query<{ id: string }>(
    `WITH code AS (INSERT INTO conduct_code (slug, binding) VALUES ('can-bo', true) RETURNING id)
     INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from)
     SELECT id, 1, 'Quy tắc', '1/QĐ', 'UBND', '2025-01-01', '2025-01-01' FROM code RETURNING id`,
  )
  return version!.id
}

/** A decided month: each letter of `grades` is one person's latest decision, '-' one who is not graded. */
export async function decideMonth(
  database: TestDatabase,
  unitId: string,
  people: readonly string[],
  grades: string,
  { month = '2026-10', state = 'approved', version = 1 } = {},
): Promise<string> {
  const [sheet] = await database.query<{ id: string }>(
    `INSERT INTO evaluation_sheet (unit_id, month, scheme_id, state)
     SELECT $1, $2, id, $3::sheet_state FROM evaluation_scheme WHERE $2::date BETWEEN valid_from AND coalesce(valid_to, 'infinity')
     ON CONFLICT (unit_id, month) DO UPDATE SET state = excluded.state RETURNING id`,
    [unitId, `${month}-01`, state],
  )
  await database.query(
    `WITH made AS (
       INSERT INTO evaluation (sheet_id, person_id, post_id)
       SELECT $1, p.person, o.id FROM unnest($2::uuid[]) AS p(person)
       JOIN post o ON o.person_id = p.person AND o.unit_id = $3
       ON CONFLICT (sheet_id, person_id) DO UPDATE SET remark = '' RETURNING id, person_id)
     INSERT INTO evaluation_decision (evaluation_id, person_id, version, grade, not_graded, input, lines, reason)
     SELECT made.id, made.person_id, $5, nullif(g.letter, '-')::grade,
       CASE WHEN g.letter = '-' THEN 'Nghỉ' END, '{}', '[]', CASE WHEN $5 > 1 THEN 'Xem lại' END
     FROM made JOIN unnest($2::uuid[], $4::text[]) AS g(person, letter) ON g.person = made.person_id`,
    [sheet!.id, people, unitId, [...grades], version],
  )
  return sheet!.id
}
