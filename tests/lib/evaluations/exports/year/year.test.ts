import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exportYear } from '@/lib/evaluations/exports/commands'
import { findYearForm } from '@/lib/evaluations/years/queries'
import { monthsOfYear } from '@/lib/evaluations/years/rules'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addPerson, addUnit, type Scene, setScene } from '../../scene'

const now = new Date('2026-12-10T08:00:00+07:00')
const year = '2026'

let database: TestDatabase
let scene: Scene
let before: { id: string; slug: string }
let twin: string

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 2)
  before = await addUnit(database)
  // Somebody with the code and the name of another, whose file another unit keeps.
  twin = await addPerson(database, before.id, 'NV2')
  const [moved] = scene.staff
  await database.query(`UPDATE post SET unit_id = $1 WHERE person_id = $2`, [scene.unit.id, twin])
  const months = monthsOfYear(2026)
  for (const month of months.slice(0, 6)) await decide(moved!, before.id, month, '80.00', 'B')
  await decide(moved!, before.id, months[6]!, '90.00', 'A')
  for (const month of months.slice(6, 10)) await decide(moved!, scene.unit.id, month, '60.00', 'C')
  await decide(scene.staff[1]!, scene.unit.id, months[0]!, '91.00', 'A')
  await decide(twin, scene.unit.id, months[0]!, '71.00', 'B')
})
afterAll(() => database.close())

async function decide(person: string, unit: string, month: string, total: string, grade: string) {
  await database.query(
    `WITH sheet AS (
       INSERT INTO evaluation_sheet (unit_id, month, scheme_id, state)
       SELECT $1, $2, id, 'published' FROM evaluation_scheme WHERE code = 'ND335-2025'
       ON CONFLICT (unit_id, month) DO UPDATE SET state = 'published' RETURNING id
     ), made AS (
       INSERT INTO evaluation (sheet_id, person_id, post_id)
       SELECT sheet.id, $3, p.id FROM sheet, post p WHERE p.person_id = $3 RETURNING id
     )
     INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines)
     SELECT id, $3, 1, $4::numeric, $5::grade, '{}', '[]' FROM made`,
    [unit, `${month}-01`, person, total, grade],
  )
}

const rowsOf = async (sheet: number) => {
  const book = await exportYear(scene.chair, { unit: scene.unit.slug, year }, now)
  return (await readSheet(Buffer.from(book!.bytes), sheet)).slice(1)
}

it('says of each what Mẫu 02 says: every unit’s months, and a month of two units once', async () => {
  const [moved] = scene.staff
  const form = await findYearForm(scene.chair, { unit: scene.unit.slug, year: 2026, person: moved! }, now)
  // Six months of 80, one of 75 by two units, three of 60.
  expect(form?.result).toMatchObject({ mean: '73.50', worked: 10, grade: 'B' })
  const row = (await rowsOf(1)).find((each) => each[0] === 'NV1')!
  expect(row.slice(3, 15)).toEqual(form!.result.months.map(({ points }) => points && Number(points)))
  expect(row.slice(15)).toEqual([10, 10, 73.5, 'B'])
  const letters = (await rowsOf(2)).find((each) => each[0] === 'NV1')!
  expect(letters.slice(3, 15)).toEqual([...Array(6).fill('B'), 'A, C', 'C', 'C', 'C', null, null])
  expect(letters.slice(15)).toEqual([1, 6, 4, 0])
})

it('has everybody whom the unit rates on a line of her own, by person and not by code and name', async () => {
  const twins = (await rowsOf(1)).filter((each) => each[0] === 'NV2')
  expect(twins.map((row) => row[3]).toSorted()).toEqual([71, 91])
  const view = await database.query('SELECT FROM post WHERE unit_id = $1', [scene.unit.id])
  expect(await rowsOf(1)).toHaveLength(view.length)
})

it('counts as a reading of all those months, also where another unit graded them', async () => {
  await exportYear(scene.personnel, { unit: scene.unit.slug, year }, now)
  const [read] = await database.query<{ n: string }>(
    `SELECT count(*) AS n FROM evaluation_reading r JOIN evaluation e ON e.id = r.evaluation_id
     WHERE e.person_id = $1 AND r.reader_id = $2`,
    [scene.staff[0], scene.personnel.personId],
  )
  expect(Number(read!.n)).toBe(11)
})
