import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { turnCycle } from '@/lib/evaluations/cycle/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addUnit, clear, holdsRole, inPost, type Unit } from '../cycle/office'
import { inOffice, month, now, setScene } from '../scene'

// Months that were under way when who scores in a unit went over from the sheet above to her own unit's.

let database: TestDatabase
let city: Unit
let ward: Unit
let mayor: string
let head: string
let assessor: string

const first = new Date('2026-10-01T00:05:00+07:00')
const middle = new Date('2026-10-15T08:00:00+07:00')

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
/** October as it was opened before: the ward's assessor stands above, beside its head. */
beforeEach(async () => {
  await clear(database)
  city = await addUnit(database)
  ward = await addUnit(database, city)
  mayor = await inPost(database, city, '2025-07-01')
  head = await inPost(database, ward, '2025-07-01')
  assessor = await inPost(database, ward, '2025-07-01')
  await holdsRole(database, mayor, 'rating_authority', city)
  for (const decides of [head, assessor]) await holdsRole(database, decides, 'rating_authority', ward)
  await turnCycle(first)
  await database.query(`UPDATE role_grant SET role = 'assessor' WHERE person_id = $1`, [assessor])
})

const standing = async (unit: Unit, person: string) => {
  const [row] = await database.query<{ how: string }>(
    `SELECT CASE WHEN by_head THEN 'by-head' ELSE coalesce(not_graded::text, 'here') END AS how
     FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = $1 AND e.person_id = $2`,
    [unit.id, person],
  )
  return row!.how
}
const both = async () => [await standing(city, assessor), await standing(ward, assessor)]
const goes = async (unit: Unit, ...states: string[]) => {
  for (const state of states)
    await database.query(
      `INSERT INTO sheet_transition (sheet_id, "to", reason)
       SELECT id, $2::sheet_state, 'Mở lại' FROM evaluation_sheet WHERE unit_id = $1`,
      [unit.id, state],
    )
  await database.query(
    `UPDATE evaluation_sheet SET state = $2::sheet_state,
       reopened_till = CASE WHEN $2 = 'reopened' THEN '2026-10-30'::date END WHERE unit_id = $1`,
    [unit.id, states.at(-1)],
  )
}

it('while neither is sent she goes over', async () => {
  expect(await both()).toEqual(['here', 'level_above'])
  await turnCycle(middle)
  expect(await both()).toEqual(['own_unit', 'by-head'])
})

it.each([[['submitted']], [['submitted', 'approved']], [['submitted', 'approved', 'reopened']]])(
  'the city goes on to judge her where the ward was %j without her',
  async (states) => {
    await goes(ward, ...states)
    await turnCycle(middle)
    expect(await both()).toEqual(['here', 'level_above'])
  },
)

it('the ward sent back takes her, and the city lets her go', async () => {
  await goes(ward, 'submitted')
  await turnCycle(middle)
  await goes(ward, 'returned')
  await turnCycle(new Date('2026-10-15T09:00:00+07:00'))
  expect(await both()).toEqual(['own_unit', 'by-head'])
})

it.each([[['submitted']], [['submitted', 'approved']], [['submitted', 'approved', 'reopened']]])(
  'the ward leaves her to the city where that was %j with her',
  async (states) => {
    await goes(city, ...states)
    await turnCycle(middle)
    expect(await both()).toEqual(['here', 'level_above'])
  },
)

/** The other way: she scored at the month's beginning, and decides since the middle of it. */
async function goesUp() {
  await turnCycle(middle)
  expect(await both()).toEqual(['own_unit', 'by-head'])
  await database.query(`UPDATE role_grant SET role = 'rating_authority' WHERE person_id = $1`, [assessor])
}
const later = new Date('2026-10-16T08:00:00+07:00')

it('who comes to decide goes up while neither is sent', async () => {
  await goesUp()
  await turnCycle(later)
  expect(await both()).toEqual(['here', 'level_above'])
})

it.each([['ward'], ['city']])(
  'her own unit’s head goes on to judge her while the %s is sent',
  async (sent) => {
    await goesUp()
    await goes(sent === 'ward' ? ward : city, 'submitted')
    await turnCycle(later)
    expect(await both()).toEqual(['own_unit', 'by-head'])
    await goes(sent === 'ward' ? ward : city, 'returned')
    await turnCycle(later)
    expect(await both()).toEqual(['here', 'level_above'])
  },
)

it.each([['ward'], ['city']])('and for good once the %s was decided', async (decided) => {
  await goesUp()
  await goes(decided === 'ward' ? ward : city, 'submitted', 'approved', 'reopened')
  await turnCycle(later)
  expect(await both()).toEqual(['own_unit', 'by-head'])
})

it.each([['ward'], ['city']])(
  'nor is somebody whom assessors score lost while the %s is sent',
  async (sent) => {
    await database.query(`DELETE FROM role_grant WHERE person_id = $1`, [assessor])
    await database.query(`DELETE FROM evaluation WHERE person_id = $1`, [assessor])
    await turnCycle(middle)
    expect(await standing(ward, assessor)).toBe('here')
    await goes(sent === 'ward' ? ward : city, 'submitted')
    await holdsRole(database, assessor, 'rating_authority', ward)
    await turnCycle(later)
    expect(await standing(ward, assessor)).toBe('here')
    const above = await database.query(
      `SELECT not_graded::text FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
     WHERE s.unit_id = $1 AND e.person_id = $2`,
      [city.id, assessor],
    )
    expect(above).toEqual(sent === 'ward' ? [{ not_graded: 'own_unit' }] : [])
  },
)

it('a row that was let go without a judge of its own is taken up again', async () => {
  await goes(ward, 'submitted')
  await database.query(
    `UPDATE evaluation e SET not_graded = 'own_unit' FROM evaluation_sheet s
     WHERE s.id = e.sheet_id AND s.unit_id = $1 AND e.person_id = $2`,
    [city.id, assessor],
  )
  await turnCycle(middle)
  expect(await both()).toEqual(['here', 'level_above'])
})

it('what she sent above stands as sent at home', async () => {
  await database.query(
    `INSERT INTO self_evaluation (evaluation_id, cells, strengths, saved_at, sent_at, total, grade)
     SELECT e.id, '{"I.1":"5"}', 'Đúng hạn', now(), '2026-10-14T08:00:00Z', 91.5, 'A' FROM evaluation e
     JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE person_id = $1 AND unit_id = $2`,
    [assessor, city.id],
  )
  await turnCycle(middle)
  const [self] = await database.query(
    `SELECT v.strengths, v.sent_at, v.total::text, v.grade::text FROM self_evaluation v
     JOIN evaluation e ON e.id = v.evaluation_id WHERE e.person_id = $1 AND e.by_head`,
    [assessor],
  )
  expect(self).toEqual({
    strengths: 'Đúng hạn',
    sent_at: new Date('2026-10-14T08:00:00Z'),
    total: '91.50',
    grade: 'A',
  })
})

it.each([
  ['an assessor', false],
  ['who decides', true],
])('a row that %s alone began stays the head’s: %s', async (who, stays) => {
  const scene = await setScene(database, 1)
  await inOffice(database, scene, scene.assessor)
  const at = { unit: scene.unit.slug, month }
  await openMonth(scene.personnel, at, now)
  expect(await standing(scene.unit, scene.assessor.personId)).toBe('by-head')
  await database.query(`UPDATE evaluation SET hands = ARRAY[$2::uuid] WHERE person_id = $1`, [
    scene.assessor.personId,
    (who === 'an assessor' ? scene.second : scene.chair).personId,
  ])
  await database.query(`DELETE FROM role_grant WHERE person_id = $1`, [scene.assessor.personId])
  await openMonth(scene.personnel, at, now)
  expect(await standing(scene.unit, scene.assessor.personId)).toBe(stays ? 'by-head' : 'here')
})
