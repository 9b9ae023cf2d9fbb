import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMonth } from '@/lib/evaluations/months/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addPerson, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 2)
})
afterAll(() => database.close())

const open = (month: string) => openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)
const codesIn = async (month: string) => {
  const rows = await database.query<{ code: string; scheme: string }>(
    `SELECT p.code, c.code AS scheme FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
     JOIN person p ON p.id = e.person_id JOIN evaluation_scheme c ON c.id = e.scheme_id
     WHERE s.unit_id = $1 AND s.month = $2 AND p.code LIKE 'NV%' ORDER BY p.code`,
    [scene.unit.id, `${month}-01`],
  )
  return rows.map(({ code, scheme }) => `${code} ${scheme}`)
}

it('a month of last year opens with who was in post in it, by the scheme in force in it', async () => {
  await database.query(`UPDATE post SET to_day = '2025-12-31' WHERE person_id = $1`, [scene.staff[0]])
  const late = await addPerson(database, scene.unit.id, 'NV9')
  await database.query(`UPDATE post SET from_day = '2026-01-01' WHERE person_id = $1`, [late])
  expect(await open('2025-12')).toMatchObject({ ok: true, isNew: true, people: 3, added: 3 })
  expect(await codesIn('2025-12')).toEqual(['NV1 HN-2018', 'NV2 HN-2018'])
  expect(await open('2026-01')).toMatchObject({ ok: true, isNew: true })
  expect(await codesIn('2026-01')).toEqual(['NV2 ND335-2025', 'NV9 ND335-2025'])
})

it('again is the same as once, and says so; who was missing from the roster comes in', async () => {
  expect(await open('2025-12')).toMatchObject({ ok: true, isNew: false, people: 3, added: 0 })
  await addPerson(database, scene.unit.id, 'NV10')
  expect(await open('2025-12')).toMatchObject({ ok: true, isNew: false, people: 4, added: 1 })
})

it.each([
  ['the unit did not exist yet', '2025-06', 'before-unit'],
  ['it has not come', '2026-11', 'too-early'],
  ['nobody was in post', '2025-07', 'nobody-in-post'],
] as const)('opens none while %s', async (_, month, reason) => {
  if (reason === 'nobody-in-post')
    await database.query(`UPDATE post SET from_day = '2025-08-01' WHERE unit_id = $1`, [scene.unit.id])
  expect(await open(month)).toEqual({ ok: false, reason })
  expect(await codesIn(month)).toEqual([])
})
