import { afterAll, beforeAll, expect, it } from 'vitest'
import { findNameplates } from '@/lib/staff/nameplates/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { now, type Scene, setScene } from '../evaluations/scene'

let database: TestDatabase
let scene: Scene
beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 3)
})
afterAll(() => database.close())

it('names who is in post today for the unit’s own clerk, and says no more of them', async () => {
  await database.query(`UPDATE post SET to_day = '2026-10-01' WHERE person_id = $1`, [scene.staff[2]])
  const found = await findNameplates(scene.personnel, scene.unit.slug, now)
  expect(found?.people).toContainEqual({
    person: scene.staff[0],
    name: 'Nguyễn Thị NV1',
    title: 'Chuyên viên',
  })
  expect(found?.people.map(({ person }) => person)).not.toContain(scene.staff[2])
})

it('does not exist for anybody else', async () => {
  for (const actor of [scene.member, scene.chair, scene.stranger, scene.administrator])
    expect(await findNameplates(actor, scene.unit.slug, now)).toBeNull()
  expect(await findNameplates(scene.personnel, 'khong-co', now)).toBeNull()
})
