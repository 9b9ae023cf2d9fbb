import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { listEvidence } from '@/lib/evaluations/evidence/queries'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { findChanges, findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { findPerson } from '@/lib/evaluations/people/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval } from '@/lib/evaluations/views/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { readXlsxFile } from '@/tests/support/sheets/second'
import { asActor, fullRow, grant, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene
let clerk: Actor
let at: { unit: string; month: string }
const secret = 'Lời nháp về người làm nhân sự'

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  // A clerk of the unit who is graded in it.
  await grant(database, scene.staff[1]!, 'personnel', scene.unit.id)
  clerk = asActor(scene.staff[1]!, scene.unit, ['personnel'])
  await openMonth(scene.personnel, at, now)
  const rows = scene.staff.map((person) => fullRow(person))
  expect(await saveSheet(scene.assessor, { ...at, rows: rows.map(said) }, now)).toMatchObject({
    ok: true,
    refused: [],
  })
})
afterAll(() => database.close())

const said = (row: ReturnType<typeof fullRow>) =>
  row.person === scene.staff[1]! ? { ...row, cells: { ...row.cells, remark: secret, 'I.1': '3,75' } } : row

/** Everything by which a month reaches somebody who sees its points, as text; without whom the page names. */
async function allShown(who: Scene['chair']): Promise<string> {
  const own = (rows: readonly { person: string }[]) => rows.filter((row) => row.person === scene.staff[1]!)
  const paper = await findMonthPaper(who, at, now)
  const book = await exportMonth(who, at, now)
  return JSON.stringify([
    own((await findGrid(who, at, now))!.rows),
    (await findChanges(who, at, null, now))!.cells[scene.staff[1]!],
    own((await findApproval(who, at, now))!.rows),
    await findPerson(who, { ...at, person: scene.staff[1]! }, now),
    paper!.people.filter(({ personId }) => personId === scene.staff[1]!),
    (await listEvidence(who, at, now))!.filter(({ person }) => person === scene.staff[1]!),
    await rowsNamed(book!.bytes, 'Tổng hợp tháng'),
  ])
}
async function rowsNamed(bytes: Uint8Array, name: string): Promise<unknown> {
  const sheets = await readXlsxFile(bytes)
  const [{ code }] = (await database.query<{ code: string }>('SELECT code FROM person WHERE id = $1', [
    scene.staff[1]!,
  ])) as [{ code: string }]
  return sheets.find((sheet) => sheet.name === name)!.rows.filter((row) => JSON.stringify(row).includes(code))
}

it('nobody sees her own undecided points and words by another role in the unit', async () => {
  const hers = await allShown(clerk)
  expect(hers).not.toContain(secret)
  expect(hers).not.toMatch(/3[,.]75/)
  const chair = await allShown(scene.chair)
  expect(chair).toContain(secret)
  expect(chair).toMatch(/3[,.]75/)
})

it('says so in her row, and shows it once it is decided; what is typed after a reopening not', async () => {
  const row = async () =>
    (await findGrid(clerk, at, now))!.rows.find(({ person }) => person === scene.staff[1]!)!
  expect(await row()).toMatchObject({ veiled: true, total: null, grade: null })
  expect(await findGrid(clerk, at, now, { all: true })).toMatchObject({ ready: 2, graded: 2, missing: [] })
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
  expect((await row()).veiled).toBe(true)
  const quotaReasons = { unit: 'Cả tháng giải quyết sớm', staff: 'Cả tháng giải quyết sớm' }
  expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ ok: true })
  expect(await row()).toMatchObject({ veiled: false, cells: { 'I.1': '3,75' } })
  await reopenSheet(scene.chair, { ...at, reason: 'Xem lại', days: 5 }, now)
  const change = {
    person: scene.staff[1]!,
    cells: { 'I.1': '2,25', remark: secret },
    base: { 'I.1': '3,75' },
  }
  await saveSheet(scene.assessor, { ...at, rows: [change] }, now)
  expect(await row()).toMatchObject({ veiled: false, cells: { 'I.1': '3,75' } })
  expect(await allShown(clerk)).not.toContain('2,25')
})

it('the approval page counts lines of evidence, and the points they take', async () => {
  const row = (await findApproval(scene.chair, at, now))!.rows.find(({ person }) => person === scene.staff[0])
  expect(row).toMatchObject({
    lines: 0,
    taken: '0',
    veiled: false,
    remark: 'Hoàn thành sớm đợt số hóa hồ sơ',
  })
})
