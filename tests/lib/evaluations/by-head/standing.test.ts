import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { turnCycle } from '@/lib/evaluations/cycle/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addUnit, clear, holdsRole, inPost, type Unit } from '../cycle/office'

let database: TestDatabase
let city: Unit
let ward: Unit

const first = new Date('2026-10-01T00:05:00+07:00')
const middle = new Date('2026-10-15T08:00:00+07:00')

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await clear(database)
  city = await addUnit(database)
  ward = await addUnit(database, city)
})

/** `here`, `by-head`, or why she is not graded. */
const standing = async (unit: Unit) => {
  const rows = await database.query<{ person_id: string; how: string }>(
    `SELECT e.person_id, CASE WHEN by_head THEN 'by-head' ELSE coalesce(not_graded::text, 'here') END AS how
     FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = $1`,
    [unit.id],
  )
  return Object.fromEntries(rows.map((row) => [row.person_id, row.how]))
}
const score = (person: string, unit: Unit, by: string) =>
  database.query(
    `WITH row AS (
       UPDATE evaluation e SET assessor_id = $3, hands = ARRAY[$3::uuid] FROM evaluation_sheet s
       WHERE s.id = e.sheet_id AND e.person_id = $1 AND s.unit_id = $2 RETURNING e.id)
     INSERT INTO evaluation_score (evaluation_id, criterion, points) SELECT id, 'I.1', 4 FROM row`,
    [person, unit.id, by],
  )
const ends = (person: string, day = '2026-10-14') =>
  database.query(`UPDATE role_grant SET to_day = $2 WHERE person_id = $1`, [person, day])

it('an open month of before goes over: her row above is judged no more, and what was typed in it stays', async () => {
  const [mayor, second] = [
    await inPost(database, city, '2025-07-01'),
    await inPost(database, city, '2025-07-01'),
  ]
  const head = await inPost(database, ward, '2025-07-01')
  await holdsRole(database, mayor, 'rating_authority', city)
  await holdsRole(database, head, 'rating_authority', ward)
  await turnCycle(first)
  // As a month opened before has it: she stands above, with points and a word of her own.
  await score(head, city, second)
  await database.query(
    `INSERT INTO self_evaluation (evaluation_id, cells, strengths, saved_at)
     SELECT e.id, '{"I.1":"5"}', 'Đúng hạn', now() FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
     WHERE person_id = $1 AND unit_id = $2`,
    [head, city.id],
  )
  await database.query(`UPDATE role_grant SET role = 'assessor' WHERE person_id = $1`, [head])
  await turnCycle(middle)
  expect(await standing(city)).toEqual({ [mayor]: 'level_above', [second]: 'here', [head]: 'own_unit' })
  expect(await standing(ward)).toEqual({ [head]: 'by-head' })
  const kept = await database.query(
    `SELECT FROM evaluation_score c JOIN evaluation e ON e.id = c.evaluation_id WHERE person_id = $1`,
    [head],
  )
  expect(kept).toHaveLength(1)
  const words = await database.query<{ strengths: string; sent_at: null }>(
    `SELECT v.strengths, v.sent_at FROM self_evaluation v JOIN evaluation e ON e.id = v.evaluation_id
     WHERE e.person_id = $1 AND e.by_head`,
    [head],
  )
  expect(words).toEqual([{ strengths: 'Đúng hạn', sent_at: null }])
  // And back again: what was typed above counts again.
  await database.query(`UPDATE role_grant SET role = 'rating_authority' WHERE person_id = $1`, [head])
  await turnCycle(new Date('2026-10-15T09:00:00+07:00'))
  expect(await standing(city)).toMatchObject({ [head]: 'here' })
  expect(await standing(ward)).toEqual({ [head]: 'level_above' })
})

it('a role granted or ended in mid-month goes both ways, until the head has begun to score', async () => {
  const [head, before, after] = [
    await inPost(database, ward, '2025-07-01'),
    await inPost(database, ward, '2025-07-01'),
    await inPost(database, ward, '2025-07-01'),
  ]
  await holdsRole(database, head, 'rating_authority', ward)
  await holdsRole(database, before, 'assessor', ward)
  await turnCycle(first)
  expect(await standing(ward)).toEqual({ [head]: 'level_above', [before]: 'by-head', [after]: 'here' })
  await ends(before)
  await holdsRole(database, after, 'assessor', ward, '2026-10-15')
  await turnCycle(middle)
  expect(await standing(ward)).toMatchObject({ [before]: 'here', [after]: 'by-head' })
  await score(after, ward, head)
  await ends(after, '2026-10-15')
  await turnCycle(new Date('2026-10-16T09:00:00+07:00'))
  expect(await standing(ward)).toMatchObject({ [after]: 'by-head' })
})

it('who was lent the vacant post of assessor is scored by the head; who helps a holder is not', async () => {
  const [head, lent] = [
    await inPost(database, ward, '2025-07-01'),
    await inPost(database, ward, '2025-07-01'),
  ]
  await holdsRole(database, head, 'rating_authority', ward)
  await database.query(
    `INSERT INTO delegation (unit_id, role, kind, grantor_id, delegate_id, from_day, to_day)
     VALUES ($1, 'assessor', 'tuq', $2, $3, '2026-10-01', '2026-10-31')`,
    [ward.id, head, lent],
  )
  await turnCycle(first)
  expect(await standing(ward)).toEqual({ [head]: 'level_above', [lent]: 'by-head' })
  const holder = await inPost(database, ward, '2025-07-01')
  await holdsRole(database, holder, 'assessor', ward)
  await turnCycle(middle)
  expect(await standing(ward)).toEqual({ [head]: 'level_above', [lent]: 'here', [holder]: 'by-head' })
})

it('a month that was decided keeps who judges whom, also when it is opened again', async () => {
  const [mayor, other, head, assessor] = [
    await inPost(database, city, '2025-07-01'),
    await inPost(database, city, '2025-07-01'),
    await inPost(database, ward, '2025-07-01'),
    await inPost(database, ward, '2025-07-01'),
  ]
  await holdsRole(database, mayor, 'rating_authority', city)
  await holdsRole(database, head, 'rating_authority', ward)
  await turnCycle(first)
  // As it was decided before: who scored in the ward stood above.
  await database.query(`UPDATE evaluation SET not_graded = 'level_above' WHERE person_id = $1`, [assessor])
  await holdsRole(database, assessor, 'assessor', ward)
  for (const state of ['submitted', 'approved', 'reopened'])
    await database.query(
      `INSERT INTO sheet_transition (sheet_id, "to", reason) SELECT id, $1::sheet_state, 'Mở lại' FROM evaluation_sheet`,
      [state],
    )
  await database.query(`UPDATE evaluation_sheet SET state = 'reopened', reopened_till = '2026-10-30'`)
  await database.query(`UPDATE role_grant SET to_day = '2026-10-14' WHERE person_id = $1`, [head])
  await turnCycle(middle)
  expect(await standing(ward)).toEqual({ [head]: 'level_above', [assessor]: 'level_above' })
  expect(await standing(city)).toEqual({ [mayor]: 'level_above', [other]: 'here', [head]: 'here' })
})
