import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { savePerson } from '@/lib/evaluations/people/commands'
import { findPerson } from '@/lib/evaluations/people/queries'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { saveSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, month, now, type Scene, setScene } from '../scene'

// Who saves what stands, as it stands, has scored nobody: by the sheet, a person's page or a file.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }
let hers: string
let empty: string

const line = {
  ...{ 'deductions.0.criterion': 'I.2', 'deductions.0.points': '', 'deductions.0.reason': 'Đi muộn' },
  ...{ 'deductions.0.kind': 'article', 'deductions.0.evidence': 'Điều 7 Bộ quy tắc ứng xử' },
}
const tasks = {
  ...{ 'tasks.0.title': 'Rà soát hồ sơ', 'tasks.0.units': '2,5', 'tasks.0.completed': '1' },
  ...{ 'tasks.0.failedReviews': '1', 'tasks.0.late': '' },
}

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 3)
  at = { unit: scene.unit.slug, month }
  ;[hers, empty] = scene.staff as [string, string]
  await openMonth(scene.personnel, at, now)
  const rows = [fullRow(hers), fullRow(scene.staff[2]!)]
  expect(await saveSheet(scene.assessor, { ...at, rows }, now)).toMatchObject({ saved: 2, refused: [] })
  const fields = { ...tasks, ...line, remark: 'Hoàn thành sớm', knockOut: 'discipline_decision' }
  expect(await savePerson(scene.assessor, { ...at, person: hers, fields }, now)).toEqual({ ok: true })
})

const standing = () =>
  database.query(
    `SELECT e.person_id, assessor_id, hands, remark_by, tasks_by, updated_at,
       (SELECT count(*) FROM audit_event WHERE kind = 'sheet.saved') AS saves
     FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = $1 ORDER BY 1`,
    [scene.unit.id],
  )
async function leavesAsItStood(work: () => Promise<unknown>) {
  const before = await standing()
  expect(await work()).toMatchObject({ ok: true })
  expect(await standing()).toEqual(before)
}

it('a page with nothing changed, of who has points and of who has none', async () => {
  for (const person of [hers, empty])
    await leavesAsItStood(async () => {
      const { fields, base } = (await findPerson(scene.second, { ...at, person }, now))!
      return savePerson(scene.second, { ...at, person, fields, base }, now)
    })
  // Sent by hand, without what was shown; and points written another way.
  const same = {
    ...tasks,
    'tasks.0.units': '2.50',
    ...line,
    'deductions.0.points': '0',
    remark: 'Hoàn thành sớm',
  }
  const page = { ...at, person: hers, fields: { ...same, knockOut: 'discipline_decision' } }
  await leavesAsItStood(() => savePerson(scene.second, page, now))
})

it.each([
  ['the remark', { remark: 'Hoàn thành rất sớm' }],
  ['a task', { 'tasks.0.late': '1' }],
  ['a line', { 'deductions.0.reason': 'Đi muộn hai lần' }],
  ['the discipline decision', { knockOut: '' }],
])('but one who changed %s has', async (_, change: Record<string, string>) => {
  const { fields, base } = (await findPerson(scene.second, { ...at, person: hers }, now))!
  const page = { ...at, person: hers, fields: { ...fields, ...change }, base }
  expect(await savePerson(scene.second, page, now)).toEqual({ ok: true })
  const [row] = (await standing()).filter((each) => each.person_id === hers)
  expect(row).toMatchObject({
    assessor_id: scene.second.personId,
    hands: [scene.assessor.personId, scene.second.personId],
  })
})

it('the sheet as it was shown, letters and all', async () => {
  const { rows } = (await findGrid(scene.second, at, now))!
  expect(rows.find(({ person }) => person === hers)?.cells).toMatchObject({ 'I.1': '4,5' })
  const shown = rows
    .filter(({ person }) => scene.staff.includes(person))
    .map(({ person, cells }) => ({ person, cells, base: cells }))
  await leavesAsItStood(() => saveSheet(scene.second, { ...at, rows: shown }, now))
  // Without what was shown the same values say nothing new either.
  const bare = shown.map(({ person, cells }) => ({ person, cells }))
  await leavesAsItStood(() => saveSheet(scene.second, { ...at, rows: bare }, now))
})

it('a file as it was exported; and of one with a single change, only whom it changes', async () => {
  const file = async () => new Uint8Array((await exportMonth(scene.second, at, now))!.bytes)
  const take = (bytes: Uint8Array) =>
    importScores(scene.second, { ...at, bytes, fileName: 'tháng.xlsx', dryRun: false }, now)
  await leavesAsItStood(async () => take(await file()))

  const before = await standing()
  const points = ['I.1', 'I.2', ...['II', 'III'].flatMap((part) => [1, 2, 3, 4].map((n) => `${part}.${n}`))]
  const row = (code: string, first: string) => [code, first, '4', ...Array(8).fill('2')].join(';')
  const one = Buffer.from([`Mã cán bộ;${points.join(';')}`, row('NV1', '4,5'), row('NV3', '4')].join('\n'))
  const csv = { ...at, bytes: new Uint8Array(one), fileName: 'điểm.csv', dryRun: false }
  expect(await importScores(scene.second, csv, now)).toMatchObject({
    ok: true,
    plan: { changed: 1, refused: [] },
  })
  const changed = (await standing()).filter(({ updated_at }, at) => +updated_at !== +before[at]!.updated_at)
  expect(changed).toMatchObject([{ person_id: scene.staff[2], assessor_id: scene.second.personId }])
})
