import { expect, it } from 'vitest'
import { migrateOffice } from '../../support/old-office'

const since = '20261127083000_reasons_decided'
const id = (last: number) => `00000000-0000-4000-8000-0000000000${last}`
const [locked, mended, reopened] = [id(11), id(12), id(13)]
const [kept, none, again, same, open] = [id(21), id(22), id(23), id(24), id(25)]

it('decisions of before have the reason that stands where nothing can have changed it since, and else none', async () => {
  const row = (evaluation: string, sheet: string) =>
    `('${evaluation}', '${sheet}', '${evaluation}', '${id(31)}', '${id(32)}', 'Lý do đang có')`
  const decision = (evaluation: string, version: number, grade: string | null, at: string) =>
    `('${evaluation}', '${evaluation}', ${version}, ${grade ? `'${grade}', NULL` : `NULL, 'Nghỉ dài ngày'`}, '{}', '[]',
      ${version > 1 ? `'Sót một việc'` : 'NULL'}, '${at}')`
  const fill = `
    INSERT INTO evaluation_sheet (id, unit_id, month, scheme_id, state) VALUES
      ('${locked}', '${id(41)}', '2026-10-01', '${id(32)}', 'published'),
      ('${mended}', '${id(42)}', '2026-10-01', '${id(32)}', 'approved'),
      ('${reopened}', '${id(43)}', '2026-10-01', '${id(32)}', 'reopened');
    INSERT INTO sheet_transition (sheet_id, "from", "to", reason, at) VALUES
      ('${mended}', 'approved', 'reopened', 'Sót một việc', '2026-11-03'),
      ('${reopened}', 'approved', 'reopened', 'Xem lại', '2026-11-03');
    INSERT INTO evaluation (id, sheet_id, person_id, post_id, scheme_id, remark) VALUES
      ${row(kept, locked)}, ${row(none, locked)}, ${row(again, mended)}, ${row(same, mended)}, ${row(open, reopened)};
    INSERT INTO evaluation_decision
      (evaluation_id, person_id, version, grade, not_graded, input, lines, reason, decided_at) VALUES
      ${decision(kept, 1, 'A', '2026-10-30')}, ${decision(none, 1, null, '2026-10-30')},
      ${decision(again, 1, 'B', '2026-10-30')}, ${decision(again, 2, 'A', '2026-11-05')},
      ${decision(same, 1, 'A', '2026-10-30')}, ${decision(open, 1, 'A', '2026-10-30')}`
  await migrateOffice(since, fill, async (client, done) => {
    expect(done).toContain(since)
    const { rows } = await client.query<{ remark: string | null }>(
      'SELECT remark FROM evaluation_decision ORDER BY evaluation_id, version',
    )
    const words = 'Lý do đang có'
    // The second version of whom it was mended for; not of whom the opening left as she was.
    expect(rows.map(({ remark }) => remark)).toEqual([words, null, null, words, null, null])
    const change = client.query(`UPDATE evaluation_decision SET remark = 'Khác'`)
    await expect(change).rejects.toThrow('append-only')
  })
})
