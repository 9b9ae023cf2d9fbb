import { expect, it } from 'vitest'
import { migrateOffice } from '../../support/old-office'

const since = '20261126205600_answers_under_delegation'
const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`
const [own, lent, delegation, person] = [id(1), id(2), id(3), id(4)]

it('answers that were given before learn from their events under which delegation', async () => {
  const event = (seq: number, appeal: string, more: string) =>
    `(${seq}, now(), 'appeal.answered', '{"appealId": "${appeal}", "upheld": false${more}}', repeat('0', 64), repeat('${seq}', 64))`
  const fill = `
    INSERT INTO delegation (id, unit_id, role, kind, grantor_id, delegate_id, from_day, to_day) VALUES
      ('${delegation}', '${id(5)}', 'rating_authority', 'kt', '${person}', '${id(6)}', '2026-10-01', '2026-10-31');
    INSERT INTO appeal_answer (appeal_id, upheld, reason, answered_by_id, answered_at) VALUES
      ('${own}', false, 'Đúng', '${person}', now()), ('${lent}', false, 'Đúng', '${person}', now());
    INSERT INTO audit_event (seq, at, kind, payload, previous_hash, hash) VALUES ${event(1, own, '')}, ${event(2, lent, `, "delegation": "${delegation}"`)}`
  await migrateOffice(since, fill, async (client, done) => {
    expect(done).toContain(since)
    const { rows } = await client.query('SELECT delegation_id AS under FROM appeal_answer ORDER BY appeal_id')
    expect(rows).toEqual([{ under: null }, { under: delegation }])
    await expect(client.query('UPDATE appeal_answer SET upheld = true')).rejects.toThrow('append-only')
  })
})
