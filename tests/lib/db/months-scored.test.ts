import { expect, it } from 'vitest'
import { migrateOffice } from '../../support/old-office'

const since = '20261126210500_assessors_by_delegation'
const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`
const [sheet, delegation, acting, assessor, first, second] = [id(1), id(2), id(3), id(4), id(5), id(6)]
const [other, third] = [`${id(1).slice(0, -2)}11`, `${id(7).slice(0, -2)}17`]

it('months of before keep what papers told: the delegation under which their assessor sent them on', async () => {
  const fill = `
    INSERT INTO delegation (id, unit_id, role, kind, grantor_id, delegate_id, from_day, to_day) VALUES
      ('${delegation}', '${id(7)}', 'assessor', 'kt', '${assessor}', '${acting}', '2026-10-01', '2026-10-31');
    INSERT INTO sheet_transition (sheet_id, "from", "to", actor_id, delegation_id, at) VALUES
      ('${sheet}', 'open', 'submitted', '${acting}', '${delegation}', '2026-10-28'),
      ('${sheet}', 'reopened', 'submitted', '${acting}', NULL, '2026-11-04'),
      ('${other}', 'open', 'submitted', '${acting}', '${delegation}', '2026-10-28');
    INSERT INTO evaluation (id, sheet_id, person_id, post_id, scheme_id, assessor_id) VALUES
      ('${first}', '${sheet}', '${id(8)}', '${id(8)}', '${id(7)}', '${acting}'),
      ('${second}', '${other}', '${id(9)}', '${id(9)}', '${id(7)}', '${assessor}'),
      ('${third}', '${other}', '${id(8)}', '${id(8)}', '${id(7)}', '${acting}');
    INSERT INTO evaluation_decision
      (evaluation_id, person_id, version, total, grade, input, lines, assessor_id, reason, decided_at) VALUES
      ('${first}', '${id(8)}', 1, 80, 'B', '{}', '[]', '${acting}', NULL, '2026-10-30'),
      ('${first}', '${id(8)}', 2, 70, 'B', '{}', '[]', '${acting}', 'Sót một việc', '2026-11-05'),
      ('${second}', '${id(9)}', 1, 80, 'B', '{}', '[]', '${assessor}', NULL, '2026-10-30'),
      ('${third}', '${id(8)}', 1, 80, 'B', '{}', '[]', '${acting}', NULL, '2026-10-27')`
  await migrateOffice(since, fill, async (client, done) => {
    expect(done).toContain(since)
    const under = async (table: string, order: string) =>
      (
        await client.query<{ under: string | null }>(
          `SELECT assessor_delegation_id AS under FROM ${table} ORDER BY ${order}`,
        )
      ).rows.map((row) => row.under)
    // Sent on again in her own name: what was decided before keeps the delegation, what is entered now has none.
    expect(await under('evaluation', 'id')).toEqual([null, null, delegation])
    expect(await under('evaluation_decision', 'evaluation_id, version')).toEqual([
      delegation,
      null,
      null,
      null,
    ])
    await expect(client.query('UPDATE evaluation_decision SET version = 2')).rejects.toThrow('append-only')
    const stray = client.query(`UPDATE evaluation SET assessor_id = NULL WHERE id = '${third}'`)
    await expect(stray).rejects.toThrow('evaluation_assessor_delegation')
  })
})
