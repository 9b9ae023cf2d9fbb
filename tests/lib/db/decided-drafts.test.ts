import { expect, it } from 'vitest'
import { migrateOffice } from '../../support/old-office'

const since = '20261126172800_a_slip_before_a_waiting_version'
const [code, nobody] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']

it('an office that has published and given up drafts learns what each was begun from', async () => {
  const fill = `
    INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, in_force_to, sources)
    SELECT '${code}', v, 'Quy tắc', '522/QĐ-UBND', 'UBND', '2017-01-25', make_date(2020 + v, 1, 1), CASE v WHEN 1 THEN DATE '2021-12-31' END, '{}' FROM generate_series(1, 2) v;
    INSERT INTO code_draft (code_id, state, opened_by, decided_by, decided_at, published_version) VALUES
      ('${code}', 'published', '${nobody}', '${nobody}', now(), 2), ('${code}', 'withdrawn', '${nobody}', '${nobody}', now(), NULL)`
  await migrateOffice(since, fill, async (client, done) => {
    expect(done).toContain(since)
    const { rows } = await client.query('SELECT state, base_version FROM code_draft ORDER BY state')
    expect(rows).toEqual([
      { state: 'published', base_version: 1 },
      { state: 'withdrawn', base_version: 2 },
    ])
    await expect(client.query(`UPDATE code_draft SET base_version = 2`)).rejects.toThrow(
      'the draft is decided',
    )
  })
})
