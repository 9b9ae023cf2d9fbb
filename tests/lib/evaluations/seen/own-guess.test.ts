import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { saveSheet } from '@/lib/evaluations/sheets/commands'
import type { SaveRow } from '@/lib/evaluations/sheets/schema'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, grant, month, now, type Scene, setScene } from '../scene'

// Who may score the sheet she is graded in cannot find out by guessing what stands in her own row.

let database: TestDatabase
let scene: Scene
let herself: Actor
let at: { unit: string; month: string }

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  await openMonth(scene.personnel, at, now)
  const rows = scene.staff.map((person) => fullRow(person, { 'I.1': '3,75' }))
  expect(await saveSheet(scene.assessor, { ...at, rows }, now)).toMatchObject({ ok: true, refused: [] })
  await grant(database, scene.staff[1]!, 'assessor', scene.unit.id)
  herself = asActor(scene.staff[1]!, scene.unit, ['assessor'])
})
afterAll(() => database.close())

const save = (row: Omit<SaveRow, 'person'>) =>
  saveSheet(herself, { ...at, rows: [{ person: herself.personId, ...row }] }, now)

it('a guess at her own cell or letter is refused alike, right or wrong; a form that came back as it was is not', async () => {
  const refused = { ok: false, reason: 'own-row' }
  for (const guess of ['3,75', '2,25', '99']) {
    expect(await save({ cells: { 'I.1': guess }, base: { 'I.1': '' } })).toEqual(refused)
    expect(await save({ cells: { 'I.1': guess } })).toEqual(refused)
  }
  for (const guess of ['A', 'B', 'C', 'D', 'X'])
    expect(await save({ cells: { grade: guess }, base: { grade: '' } })).toEqual(refused)
  for (const guess of ['20', '19'])
    expect(await save({ cells: { assigned: guess }, base: { assigned: '' } })).toEqual(refused)
  const shown = { cells: { 'I.1': '', grade: '' }, base: { 'I.1': '', grade: '' } }
  expect(await save(shown)).toMatchObject({ ok: true, saved: 0, refused: [] })
})

it('a file that fills her own row is refused alike, right or wrong; the one she took out goes back in', async () => {
  const read = async (bytes: Uint8Array, fileName: string) => {
    const done = await importScores(herself, { ...at, bytes, fileName, dryRun: true }, now)
    if (!done.ok) throw new Error(done.reason)
    return done.plan.refused.map(({ row, why }) => [row, why])
  }
  const [{ code }] = (await database.query<{ code: string }>('SELECT code FROM person WHERE id = $1', [
    herself.personId,
  ])) as [{ code: string }]
  const criteria = Object.keys(fullRow('').cells).filter((key) => key.includes('.'))
  const guessed = (guess: string) => {
    const cells = criteria.map((id) => (id === 'I.1' ? guess : ''))
    const text = `Mã cán bộ;${criteria.join(';')}\n${code};${cells.join(';')}\n`
    return read(new TextEncoder().encode(text), 'diem.csv')
  }
  const right = await guessed('3,75')
  expect(right).toEqual([[2, expect.stringContaining('tự chấm')]])
  expect(await guessed('2,25')).toEqual(right)
  expect(await guessed('')).toEqual([])
  const book = await exportMonth(herself, at, now)
  expect(await read(new Uint8Array(book!.bytes), 'tháng.xlsx')).toEqual([])
})
