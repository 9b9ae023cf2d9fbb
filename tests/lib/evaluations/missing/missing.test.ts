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

const listed = async (who: Actor) => {
  const { scores, words, own, unfinished } = (await findMissing(who, at, now))!
  return { scores, words, own, unfinished }
}
const lacking = async (who: Actor) => (await listDueSheets(who, now)).map((due) => due.lacking)

it('names who lacks a reason apart from who lacks points; a letter that waits is known to who chose it', async () => {
  expect(await listed(scene.chair)).toEqual({
    ...{ scores: [name(2)], words: [name(1), name(4)], own: [] },
    unfinished: [name(1), name(2), name(4)],
  })
  expect(await lacking(scene.chair)).toEqual([2])
  expect(await listed(scene.assessor)).toMatchObject({
    scores: [name(2)],
    words: [name(1), name(3), name(4)],
  })
  expect(await lacking(scene.assessor)).toEqual([3])
})

it('is whom the month cannot be sent without', async () => {
  const sent = await submitSheet(scene.assessor, at, now)
  const faults = 'faults' in sent ? sent.faults : []
  const { unfinished } = await listed(scene.assessor)
  expect([...new Set(faults.map((fault) => fault.name))]).toEqual(unfinished)
})

it('of her own row says that it is not finished, and not what it lacks', async () => {
  expect(await listed(clerk)).toMatchObject({ scores: [name(2)], words: [name(1)], own: [name(4)] })
  expect(await lacking(clerk)).toEqual([1])
})
