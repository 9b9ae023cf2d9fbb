import type { Ids } from './scene'

type Given = { inWard: string; subject: string }

/** A decided month of a unit that became part of the ward, and the appeal of somebody who is in post in the ward now. */
export async function findFormerIds(
  one: (sql: string) => Promise<string>,
  { inWard, subject }: Given,
): Promise<Pick<Ids, 'formerUnit' | 'formerAppeal'>> {
  const former = `(SELECT u.id FROM unit_succession n JOIN admin_unit u ON u.id = n.former_id
    WHERE n.successor_id = ${inWard} AND n.kind = 'whole' ORDER BY u.slug LIMIT 1)`
  const evaluation = await one(`
    WITH sheet AS (
      INSERT INTO evaluation_sheet (unit_id, month, scheme_id, state)
      SELECT ${former}, '2024-06-01', id, 'approved' FROM evaluation_scheme WHERE code = 'HN-2018' RETURNING id
    ) INSERT INTO evaluation (sheet_id, person_id, post_id)
      SELECT sheet.id, o.person_id, o.id FROM sheet, post o WHERE o.person_id = '${subject}' RETURNING id`)
  return {
    formerUnit: await one(`SELECT slug AS id FROM admin_unit WHERE id = ${former}`),
    formerAppeal: await one(`
      WITH decided AS (
        INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines)
        VALUES ('${evaluation}', '${subject}', 1, 82.5, 'B', '{}', '[]') RETURNING id
      ) INSERT INTO appeal (id, evaluation_id, decision_id, body, filed_at, due_day)
        SELECT gen_random_uuid(), '${evaluation}', id, 'Đề nghị xem lại.', now(), '2026-12-31' FROM decided RETURNING id`),
  }
}
