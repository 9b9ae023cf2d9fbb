import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let before: Scene
let after: Scene

const september = '2026-09'
const then = new Date('2026-09-28T08:00:00+07:00')

beforeAll(async () => {
  database = await testDatabase()
  before = await setScene(database, 2)
  after = await setScene(database, 1)
  // She works in both; the others in one.
  await inPostToo(before.staff[1]!, '2026-01-01')
  await grade(before, {})
  await grade(after, { unfinished: '3' }, [...after.staff, before.staff[1]!])
  await database.query(`UPDATE post SET to_day = '2026-09-30' WHERE person_id = $1`, [before.staff[0]])
  await inPostToo(before.staff[0]!, '2026-10-01')
  expect(await openMonth(after.personnel, { unit: after.unit.slug, month }, now)).toMatchObject({ ok: true })
}, 60_000)
afterAll(() => database.close())

async function inPostToo(person: string, from: string) {
  await database.query(
    `INSERT INTO post (person_id, unit_id, category, position_title, from_day)
     VALUES ($1, $2, 'civil_servant', 'Chuyên viên', $3)`,
    [person, after.unit.id, from],
  )
}

async function grade(by: Scene, change: Record<string, string>, people = by.staff) {
  const at = { unit: by.unit.slug, month: september }
  await openMonth(by.personnel, at, then)
  const rows = people.map((person) => fullRow(person, change))
  expect(await saveSheet(by.assessor, { ...at, rows }, then)).toMatchObject({ ok: true, refused: [] })
  expect(await submitSheet(by.assessor, at, then)).toEqual({ ok: true })
  expect(await approveSheet(by.chair, { ...at, quotaReasons: { unit: 'x' } }, then)).toMatchObject({
    ok: true,
  })
}

it('last month’s grade comes with her from the unit she left; of two, it is this unit’s', async () => {
  const grid = await findGrid(after.assessor, { unit: after.unit.slug, month }, now)
  const last = new Map(grid!.rows.map((row) => [row.person, row.lastGrade]))
  expect(last.get(before.staff[0]!)).toBe('A')
  expect(last.get(before.staff[1]!)).toBe('B')
  expect(last.get(after.staff[0]!)).toBe('B')
  expect(last.get(after.chair.personId)).toBeNull()
})
