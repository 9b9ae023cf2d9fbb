import { expect, it } from 'vitest'
import { migrateOffice } from '../../support/old-office'

const since = '20261126220000_hands'
const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`

it('rows of before keep everybody who is known to have written in them', async () => {
  const fill = `
    INSERT INTO evaluation
      (id, sheet_id, person_id, post_id, scheme_id, assessor_id, tasks_by, remark_by, deductions_by) VALUES
      ('${id(1)}', '${id(9)}', '${id(8)}', '${id(8)}', '${id(7)}', '${id(2)}', '${id(3)}', '${id(4)}', '${id(5)}'),
      ('${id(2)}', '${id(9)}', '${id(7)}', '${id(7)}', '${id(7)}', '${id(2)}', '${id(2)}', NULL, NULL),
      ('${id(3)}', '${id(9)}', '${id(6)}', '${id(6)}', '${id(7)}', NULL, NULL, NULL, NULL);
    INSERT INTO evaluation_score (evaluation_id, criterion, points, written_by) VALUES
      ('${id(1)}', 'I.1', 4, '${id(6)}'), ('${id(1)}', 'I.2', 4, NULL), ('${id(2)}', 'I.1', 4, '${id(2)}')`
  await migrateOffice(since, fill, async (client, done) => {
    expect(done).toContain(since)
    const { rows } = await client.query('SELECT hands FROM evaluation ORDER BY id')
    expect(rows).toEqual([{ hands: [2, 3, 4, 5, 6].map(id) }, { hands: [id(2)] }, { hands: [] }])
  })
})
