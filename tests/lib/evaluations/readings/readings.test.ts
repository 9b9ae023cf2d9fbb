import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMonth } from '@/lib/evaluations/months/commands'
import { exportMonth, exportScores, exportYear } from '@/lib/evaluations/exports/commands'
import { recordReading, recordYearReading } from '@/lib/evaluations/readings/commands'
import { listReaders } from '@/lib/evaluations/readings/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, month, now, type Scene, setScene, inOffice } from '../scene'

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 3)
  await inOffice(database, scene, scene.assessor)
  await openMonth(scene.personnel, at(), now)
})
afterAll(() => database.close())

const at = () => ({ unit: scene.unit.slug, month })
const mine = (index = 0) => asActor(scene.staff[index]!, scene.unit, ['staff'])
const later = new Date('2026-10-29T15:00:00+07:00')
const nextDay = new Date('2026-10-29T09:00:00+07:00')

it('keeps one row a reader, person-month and day, and none of what she reads of herself', async () => {
  const everybody = (await database.query('SELECT FROM evaluation')).length
  expect(await recordReading(scene.assessor, at(), now)).toBe(everybody - 1)
  expect(await recordReading(scene.assessor, at(), new Date(now.getTime() + 3_600_000))).toBe(0)
  expect(await recordReading(scene.assessor, { ...at(), person: scene.staff[0] }, nextDay)).toBe(1)
  expect(await recordReading(scene.chair, { ...at(), person: scene.staff[0] }, later)).toBe(1)
})

it('keeps of an inspector only whose evidence she was shown', async () => {
  const people = [scene.staff[1]!]
  expect(await recordReading(scene.inspector, { ...at(), people }, now)).toBe(1)
  expect(await recordReading(scene.inspector, { ...at(), people: [] }, now)).toBe(0)
})

it('tells her who read it and when, the latest first', async () => {
  const readers = await listReaders(mine(), month)
  expect(readers.map(({ title, looks }) => [title, looks])).toEqual([
    ['Chủ tịch', [later.toISOString()]],
    ['Trưởng phòng', [nextDay.toISOString(), now.toISOString()]],
  ])
  expect((await listReaders(mine(1), month)).map(({ looks }) => looks.length)).toEqual([1, 1])
})

it.each([
  ['a colleague’s', () => mine(2)],
  ['the assessor’s', () => scene.assessor],
  ['a stranger’s', () => scene.stranger],
])('tells %s page nothing of hers', async (_, who) => {
  const readers = await listReaders(who(), month)
  expect(readers.map(({ title }) => title)).not.toContain('Chủ tịch')
})

it('remembers a year shown together, and each workbook that leaves', async () => {
  const readings = async () => (await database.query('SELECT FROM evaluation_reading')).length
  const [before, everybody] = [await readings(), (await database.query('SELECT FROM evaluation')).length]
  const day = new Date('2026-11-05T09:00:00+07:00')
  expect(await recordYearReading(scene.personnel, { people: scene.staff.slice(0, 2), year: 2026 }, day)).toBe(
    2,
  )
  expect(await recordYearReading(scene.personnel, { people: scene.staff, year: 2025 }, day)).toBe(0)
  await exportYear(scene.personnel, { unit: scene.unit.slug, year: '2026' }, day)
  expect(await readings()).toBe(before + everybody)
  await exportMonth(scene.chair, at(), day)
  await exportScores(scene.assessor, at(), day)
  expect(await readings()).toBe(before + everybody + 2 * (everybody - 1))
  await exportYear(scene.stranger, { unit: scene.unit.slug, year: '2026' }, day)
  expect(await readings()).toBe(before + everybody + 2 * (everybody - 1))
})

it('is never changed or removed', async () => {
  await expect(database.query('UPDATE evaluation_reading SET day = day')).rejects.toThrow('append-only')
})
