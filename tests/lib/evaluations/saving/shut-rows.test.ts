import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, month, now, type Scene, setScene } from '../scene'

// While a supervisor types twelve rows, one of them becomes somebody else’s, or nobody’s: the others are saved.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }
let [leaves, headed, third] = [] as unknown as [string, string, string]

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 3)
  ;[leaves, headed, third] = scene.staff as [string, string, string]
  at = { unit: scene.unit.slug, month }
  await openMonth(scene.personnel, at, now)
})

const become = (person: string, change: string) =>
  database.query(`UPDATE evaluation SET ${change} WHERE person_id = $1`, [person])
const blank = Object.fromEntries(Object.keys(fullRow('').cells).map((key) => [key, '']))
const typed = (person: string, cells: Record<string, string>) => ({
  ...{ person, cells: { ...blank, grade: '', ...cells }, base: { ...blank, grade: '' } },
})
const save = (rows: ReturnType<typeof typed>[], who = scene.assessor) => saveSheet(who, { ...at, rows }, now)
const drafts = () =>
  database.query<{ field: string; typed: string }>(
    `SELECT d.field, d.typed FROM evaluation_draft d JOIN evaluation e ON e.id = d.evaluation_id
     WHERE d.typed_by = $1 AND e.person_id = ANY ($2) ORDER BY e.person_id = $3, field`,
    [scene.assessor.personId, scene.staff, headed],
  )

it('keeps what was typed into those rows, says why, and saves the others', async () => {
  await become(leaves, `not_graded = 'on_leave'`)
  await become(headed, 'by_head = true')
  const rows = [
    typed(leaves, { 'I.1': '4', grade: 'B' }),
    typed(headed, { 'I.2': '3' }),
    typed(third, { 'I.1': '5' }),
  ]
  const saved = await save(rows)
  expect(saved).toMatchObject({
    ok: true,
    saved: 1,
    refused: [
      {
        person: leaves,
        key: 'I.1',
        typed: '4',
        shut: true,
        why: expect.stringContaining('nghỉ dài ngày') as string,
      },
      { person: leaves, key: 'grade', typed: 'B', shut: true },
      { person: headed, key: 'I.2', shut: true, why: expect.stringContaining('có thẩm quyền') as string },
    ],
  })
  // Nothing of those rows is told but what she typed.
  expect(Object.keys((saved as { base: object }).base)).toEqual([third])
  expect(await drafts()).toEqual([
    { field: 'I.1', typed: '4' },
    { field: 'grade', typed: 'B' },
    { field: 'I.2', typed: '3' },
  ])
  const events = await database.query<{ why: string }>(
    `SELECT payload ->> 'why' AS why FROM audit_event
     WHERE kind = 'action.refused' AND payload ->> 'subject' = $1 ORDER BY seq`,
    [`${at.unit}/${month}`],
  )
  expect(events).toEqual([{ why: 'own-row' }, { why: 'by-head' }])

  const grid = (await findGrid(scene.assessor, at, now))!
  const of = (person: string) => grid.rows.find((row) => row.person === person)
  expect(of(third)).toMatchObject({ locked: false, cells: { 'I.1': '5' } })
  expect(of(headed)).toMatchObject({ locked: true, cells: { 'I.2': '' }, drafts: { 'I.2': { typed: '3' } } })
  expect(grid.faults).toEqual([])
})

it('refuses the whole where nothing else was written, and keeps what was hers to write', async () => {
  await become(headed, 'by_head = true')
  const row = typed(headed, { 'I.2': '3', remark: 'Chờ họp' })
  expect(await save([row, typed(third, {})])).toEqual({ ok: false, reason: 'by-head' })
  expect(await drafts()).toEqual([])
  // She had written there before another came to score her.
  await become(headed, 'by_head = false')
  await save([typed(headed, { 'I.1': '2' })])
  await become(headed, 'by_head = true')
  expect(await save([row, typed(third, {})])).toMatchObject({
    ok: false,
    reason: 'by-head',
    refused: [{ key: 'I.2' }, { key: 'remark' }],
  })
  expect(await drafts()).toEqual([
    { field: 'I.2', typed: '3' },
    { field: 'remark', typed: 'Chờ họp' },
  ])
})

it('a letter that waited for somebody of whom nobody takes points keeps no month from being sent', async () => {
  await save([typed(leaves, { grade: 'B' })])
  await become(leaves, `not_graded = 'on_leave', knock_out = 'discipline_decision'`)
  await saveSheet(scene.assessor, { ...at, rows: [headed, third].map((one) => fullRow(one)) }, now)
  expect((await findGrid(scene.assessor, at, now, { all: true }))?.missing).toEqual([])
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
})
