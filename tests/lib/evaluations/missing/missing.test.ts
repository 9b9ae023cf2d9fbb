import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import { findMissing } from '@/lib/evaluations/missing/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, grant, month, now, type Scene, setScene } from '../scene'

// Who keeps the month from being sent is on the list, and why in one word: points, or words.

let database: TestDatabase
let scene: Scene
let clerk: Actor
let at: { unit: string; month: string }
const name = (index: number) => `Nguyễn Thị NV${index + 1}`

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 5)
  at = { unit: scene.unit.slug, month }
  await grant(database, scene.staff[4]!, 'personnel', scene.unit.id)
  clerk = asActor(scene.staff[4]!, scene.unit, ['personnel'])
  await openMonth(scene.personnel, at, now)
  const [whole, silent, , waits, own] = scene.staff as [string, string, string, string, string]
  const rows = [
    fullRow(whole),
    fullRow(silent, { remark: '' }),
    // Half of the counts are unfinished: no way to the letter she chose.
    fullRow(waits, { unfinished: '9', grade: 'A' }),
    fullRow(own, { remark: '' }),
  ]
  expect(await saveSheet(scene.assessor, { ...at, rows }, now)).toMatchObject({ ok: true, saved: 4 })
})
afterAll(() => database.close())

const listed = async (who: Actor) => (await findMissing(who, at, now))!.unfinished
const lacking = async (who: Actor) => (await listDueSheets(who, now)).map((due) => due.lacking)

it('names who lacks points, a reason or evidence alike; a letter that waits is known to who chose it', async () => {
  expect(await listed(scene.chair)).toEqual([name(1), name(2), name(4)])
  expect(await lacking(scene.chair)).toEqual([2])
  expect(await listed(scene.assessor)).toEqual([name(1), name(2), name(3), name(4)])
  expect(await lacking(scene.assessor)).toEqual([3])
})

it('is whom the month cannot be sent without', async () => {
  const sent = await submitSheet(scene.assessor, at, now)
  const faults = 'faults' in sent ? sent.faults : []
  expect([...new Set(faults.map((fault) => fault.name))]).toEqual(await listed(scene.assessor))
})

it('says of her own row no more than of the others', async () => {
  expect(await listed(clerk)).toEqual([name(1), name(2), name(4)])
  expect(await lacking(clerk)).toEqual([1])
})
