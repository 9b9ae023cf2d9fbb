import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listUnitMonths } from '@/lib/evaluations/months/listing/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 2)
  for (const each of ['2026-09', month])
    await openMonth(scene.personnel, { unit: scene.unit.slug, month: each }, now)
  await database.query(
    `UPDATE evaluation_sheet SET state = 'submitted' WHERE unit_id = $1 AND month = '2026-09-01'`,
    [scene.unit.id],
  )
})
afterAll(() => database.close())

const seenBy = (who: Scene['chair']) => listUnitMonths(who, scene.unit.slug, now)

it('says of each month, the latest first, where it stands and whose turn it is', async () => {
  const list = await seenBy(scene.chair)
  expect(list?.months).toMatchObject([
    { month, state: 'open', turn: 'assessor', points: true },
    { month: '2026-09', state: 'submitted', turn: 'rating_authority', points: true },
  ])
  expect(list?.opens).toBe(false)
  expect((await seenBy(scene.personnel))?.opens).toBe(true)
})

it('shows an inspector the states alone, and is not there for anybody else', async () => {
  expect((await seenBy(scene.inspector))?.months.map(({ points }) => points)).toEqual([false, false])
  for (const other of [scene.member, scene.administrator, scene.stranger])
    expect(await seenBy(other)).toBeNull()
})

it('of a unit that has ended is reached by who answers for it now', async () => {
  const next = await setScene(database, 1)
  await database.query(`UPDATE admin_unit SET valid_to = '2026-10-20' WHERE id = $1`, [scene.unit.id])
  await database.query(
    `INSERT INTO unit_succession (former_id, successor_id, kind, effective_on) VALUES ($1, $2, 'whole', '2026-10-21')`,
    [scene.unit.id, next.unit.id],
  )
  expect((await seenBy(next.chair))?.months.map(({ month: each }) => each)).toContain('2026-09')
  expect(await seenBy(next.inspector)).toBeNull()
})
