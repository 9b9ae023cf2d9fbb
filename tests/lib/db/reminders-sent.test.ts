import { expect, it } from 'vitest'
import { migrateOffice } from '../../support/old-office'

const since = '20261126205000_reminders_by_round'
const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`
const [sheet, person, opened, returned] = [id(1), id(2), id(3), id(4)]

it('letters that were sent before belong to the round the month was in that day', async () => {
  const fill = `
    INSERT INTO evaluation_sheet (id, unit_id, month, scheme_id) VALUES ('${sheet}', '${sheet}', '2026-10-01', '${sheet}');
    INSERT INTO person (id, file_unit_id, code, full_name) VALUES ('${person}', '${sheet}', 'NV1', 'Nguyễn Thị An');
    INSERT INTO sheet_transition (id, sheet_id, "from", "to", reason, at) VALUES
      ('${opened}', '${sheet}', NULL, 'open', NULL, '2026-10-01T00:05:00+07:00'),
      ('${returned}', '${sheet}', 'submitted', 'returned', 'Sửa', '2026-10-27T10:00:00+07:00');
    INSERT INTO mail (id, key, to_address, subject, body, created_at) VALUES
      ('${id(5)}', '1', 'a', 'b', 'c', '2026-10-19T09:00:00+07:00'),
      ('${id(6)}', '2', 'a', 'b', 'c', '2026-10-28T09:00:00+07:00');
    INSERT INTO reminder (sheet_id, person_id, step, number, mail_id) VALUES
      ('${sheet}', '${person}', 'assessor', 0, '${id(5)}'), ('${sheet}', '${person}', 'assessor', 1, '${id(6)}'),
      ('${sheet}', '${person}', 'self_score', 2, '${id(6)}')`
  await migrateOffice(since, fill, async (client, done) => {
    expect(done).toContain(since)
    const { rows } = await client.query('SELECT step::text, number, round FROM reminder ORDER BY number')
    expect(rows).toEqual([
      { step: 'assessor', number: 0, round: opened },
      { step: 'assessor', number: 1, round: returned },
      { step: 'self_score', number: 2, round: sheet },
    ])
    await expect(client.query('UPDATE reminder SET number = 3')).rejects.toThrow('append-only')
  })
})
