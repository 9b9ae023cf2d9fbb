import type { CellValue } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '@/lib/cli/import-scores'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { attachEvidence, savePerson } from '@/lib/evaluations/people/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { confirmUpload, markUpload, parkUpload, previewUpload } from '@/lib/imports/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { savedByOffice } from '@/tests/support/office-program'
import { xlsxBytes } from '@/tests/support/sheets/files'
import { readXlsxFile } from '@/tests/support/sheets/second'
import { fullRow, month, now, type Scene, setScene } from '../scene'

// The whole month in one file, tasks with titles and attached files too: out, opened by others, and in again.

let database: TestDatabase
let scene: Scene
let unit: string
let file: string

const at = () => ({ unit: scene.unit.slug, month })

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 3)
  const [account] = await database.query<{ id: string }>(
    `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1::uuid, $1::uuid::text, 'x') RETURNING id`,
    [scene.assessor.personId],
  )
  scene.assessor = { ...scene.assessor, accountId: account!.id }
  const [row] = await database.query<{ code: string }>('SELECT code FROM admin_unit WHERE id = $1', [
    scene.unit.id,
  ])
  unit = row!.code
  await openMonth(scene.personnel, at(), now)
  await saveSheet(scene.assessor, { ...at(), rows: scene.staff.map((person) => fullRow(person)) }, now)
  const kept = await attachEvidence(
    scene.assessor,
    { ...at(), person: scene.staff[0]! },
    {
      ...{ mediaType: 'application/pdf', bytes: new Uint8Array([1]), thumbnail: null },
      ...{ width: null, height: null, name: 'Đơn thư của dân.pdf' },
    },
    now,
  )
  if (!kept.ok) throw new Error(kept.reason)
  file = kept.file
  const fields = (name: string, lines: Record<string, string>[]) =>
    Object.fromEntries(
      lines.flatMap((line, n) => Object.entries(line).map(([key, text]) => [`${name}.${n}.${key}`, text])),
    )
  const saved = await savePerson(
    scene.assessor,
    {
      ...{ ...at(), person: scene.staff[0]! },
      fields: {
        ...{ remark: 'Hoàn thành sớm', knockOut: '' },
        ...fields('tasks', [
          { title: 'Soạn đề án', units: '2,5', completed: '1', failedReviews: '2', objectiveCause: '1' },
          { title: 'Tiếp dân', units: '4', completed: '1', late: '1' },
        ]),
        ...fields('deductions', [
          { criterion: 'I.1', points: '0,5', reason: 'Dân phản ánh', kind: 'file', file },
          { criterion: 'II.1', reason: 'Nói rõ', kind: 'dossier', evidence: 'H21-2026' },
        ]),
      },
    },
    now,
  )
  expect(saved).toEqual({ ok: true })
})
afterAll(() => database.close())

const exported = async () => (await exportMonth(scene.assessor, at(), now))!.bytes
const stored = async () => {
  const [row] = await database.query<{ tasks: unknown; lines: unknown }>(
    `SELECT (SELECT jsonb_agg(jsonb_build_array(title, trim_scale(units), completed, failed_reviews, late, objective_cause)
         ORDER BY position) FROM evaluation_task WHERE evaluation_id = e.id) AS tasks,
       (SELECT jsonb_agg(jsonb_build_array(criterion, trim_scale(points), reason, kind, evidence, file_id)
         ORDER BY position) FROM evaluation_deduction WHERE evaluation_id = e.id) AS lines
     FROM evaluation e WHERE person_id = $1`,
    [scene.staff[0]],
  )
  return row!
}

type Rows = CellValue[][]
/** The file with one row of one of its sheets typed over, found by what one of its cells says. */
async function edited(sheet: string, says: CellValue, cells: Record<string, CellValue>) {
  const book = await readXlsxFile(await exported())
  const { rows } = book.find(({ name }) => name === sheet)!
  const row = says === null ? addedTo(rows) : rows.find((each) => each.includes(says))!
  for (const [column, value] of Object.entries(cells)) row[rows[0]!.indexOf(column)] = value
  return xlsxBytes(book)
}
function addedTo(rows: Rows) {
  const row = rows[0]!.map((): CellValue => null)
  rows.push(row)
  return row
}

async function park(bytes: Uint8Array) {
  const done = await parkUpload(
    scene.assessor,
    { kind: 'scores', ...at() },
    { name: 'tháng.xlsx', bytes: new Uint8Array(bytes) },
    now,
  )
  if (!done.ok) throw new Error(done.reason)
  return done.upload
}
async function preview(bytes: Uint8Array) {
  const upload = await park(bytes)
  const view = await previewUpload(scene.assessor, upload, now)
  if (view?.state !== 'waiting') throw new Error(view?.state)
  return { upload, plan: view.plan }
}
const unchanged = { new: 0, changed: 0, refused: [], missing: [], lines: [] }

async function command(bytes: Uint8Array, ...options: string[]) {
  let written = ''
  const exit = await run(['thang.xlsx', '--unit', unit, '--month', month, '--json', ...options], {
    readFile: async () => bytes,
    write: (more) => (written += more),
    writeError: () => undefined,
  })
  return { exit, said: JSON.parse(written) as Record<string, unknown> }
}

it('says to another reader what is stored', async () => {
  const book = await readXlsxFile(await exported())
  expect(book.map(({ name }) => name)).toEqual(['Tổng hợp tháng', 'Nhiệm vụ', 'Minh chứng', 'Hướng dẫn'])
  const [tasks, lines] = [book[1]!.rows, book[2]!.rows]
  expect(tasks.slice(1).filter((row) => row[0])).toEqual([
    ['NV1', 'Nguyễn Thị NV1', 1, 'Soạn đề án', 2.5, 'Có', 2, 0, 'Có'],
    ['NV1', 'Nguyễn Thị NV1', 2, 'Tiếp dân', 4, 'Có', 0, 1, 'Không'],
  ])
  expect(lines[0]!.at(-1)).toBe('Tên tệp đính kèm')
  expect(lines.slice(1, 3).map((row) => row.at(-1))).toEqual(['Đơn thư của dân.pdf', null])
  const [head, first] = book[0]!.rows
  expect(first![head!.indexOf('Ghi chú')]).toBe('Việc được ghi từng việc ở trang “Nhiệm vụ”.')
})

describe('goes back in unchanged', () => {
  it('as it was written, as the second reader has it, and from the command line', async () => {
    const bytes = await exported()
    expect((await preview(bytes)).plan).toMatchObject(unchanged)
    expect((await preview(await xlsxBytes(await readXlsxFile(bytes)))).plan).toMatchObject(unchanged)
    const before = await stored()
    expect(await command(bytes)).toMatchObject({ exit: 0, said: { new: 0, changed: 0, refused: [] } })
    expect(await stored()).toEqual(before)
  })

  it('after LibreOffice opened and saved it', async () => {
    const saved = await savedByOffice(new Map([['month', await exported()]]), 'xlsx')
    expect((await preview(saved.get('month')!)).plan).toMatchObject(unchanged)
  }, 150_000)
})

it('a line keeps its file when it comes back mended; no file is changed or attached by a name', async () => {
  const rename = await edited('Minh chứng', 'Dân phản ánh', { 'Tên tệp đính kèm': 'Khác.pdf', 'Điểm trừ': 1 })
  const attach = await edited('Minh chứng', 'Nói rõ', { 'Tên tệp đính kèm': 'Đơn thư của dân.pdf' })
  for (const [bytes, value] of [
    [rename, 'Khác.pdf'],
    [attach, 'Đơn thư của dân.pdf'],
  ] as const)
    expect((await preview(bytes)).plan.refused).toEqual([
      {
        ...{ sheet: 'Minh chứng', row: value === 'Khác.pdf' ? 2 : 3, column: 'Tên tệp đính kèm', value },
        why: 'Tệp được đính kèm, và thay, ở trang của người này; hãy để nguyên tên cũ hoặc để trống ô này.',
      },
    ])
  const fresh = await edited('Minh chứng', null, {
    ...{ 'Mã cán bộ': 'NV2', 'Tiêu chí': 'I.1', 'Lý do': 'Mới', 'Loại minh chứng': 'Tệp đính kèm' },
    'Tên tệp đính kèm': 'Mới.pdf',
  })
  expect((await preview(fresh)).plan.refused.map(({ column, why }) => [column, why])).toContainEqual([
    'Tên tệp đính kèm',
    'Tệp được đính kèm ở trang của người này; hãy để trống ô này.',
  ])
  const mended = await edited('Minh chứng', 'Dân phản ánh', { 'Điểm trừ': 0.75, 'Tên tệp đính kèm': null })
  const { upload, plan } = await preview(mended)
  expect(plan).toMatchObject({ changed: 1, refused: [] })
  await confirmUpload(scene.assessor, { upload, seen: plan.seen }, now)
  expect((await stored()).lines).toEqual([
    ['I.1', 0.75, 'Dân phản ánh', 'file', null, file],
    ['II.1', 0, 'Nói rõ', 'dossier', 'H21-2026', null],
  ])
})

it('takes tasks: the preview says each, a wrong one is marked in the file, the confirmation writes; twice is once', async () => {
  const wrong = await preview(await edited('Nhiệm vụ', 'Tiếp dân', { 'Số lần chậm': 'nhiều' }))
  expect(wrong.plan.refused).toMatchObject([
    { sheet: 'Nhiệm vụ', row: 3, column: 'Số lần chậm', value: 'nhiều' },
  ])
  const marked = await readXlsxFile((await markUpload(scene.assessor, wrong.upload, now))!.bytes)
  const { rows } = marked.find(({ name }) => name === 'Nhiệm vụ')!
  expect(rows[2]!.at(-1)).toMatch(/^Số lần chậm: Phải là số/)

  const clash = await preview(
    await edited('Nhiệm vụ', null, {
      ...{ 'Mã cán bộ': 'NV2', 'Tên việc': 'Một', 'Đơn vị sản phẩm chuẩn': 1, 'Đã hoàn thành': 'Có' },
    }),
  )
  expect(clash.plan.refused[0]).toMatchObject({ column: 'Việc được giao', value: '20' })

  const before = await stored()
  const bytes = await edited('Nhiệm vụ', 'Tiếp dân', { 'Tên việc': 'Tiếp công dân', 'Số lần chậm': null })
  const { upload, plan } = await preview(bytes)
  expect(plan).toMatchObject({
    ...{ new: 0, changed: 1, refused: [] },
    lines: [
      { what: 'Nguyễn Thị NV1 (NV1)', how: 'Việc “Tiếp dân” (4 đơn vị): Tên việc: Tiếp dân → Tiếp công dân' },
    ],
  })
  expect(await stored()).toEqual(before)
  expect(await confirmUpload(scene.assessor, { upload, seen: plan.seen }, now)).toMatchObject({ ok: true })
  expect((await stored()).tasks).toEqual([
    ['Soạn đề án', 2.5, true, 2, 0, true],
    ['Tiếp công dân', 4, true, 0, 1, false],
  ])
  expect((await stored()).lines).toEqual(before.lines)
  expect((await preview(bytes)).plan).toMatchObject(unchanged)
})

it('takes tasks at the command line too', async () => {
  const bytes = await edited('Nhiệm vụ', null, {
    ...{ 'Mã cán bộ': 'NV1', 'Tên việc': 'Trực', 'Đơn vị sản phẩm chuẩn': '0,5', 'Đã hoàn thành': 'không' },
  })
  const seen = await command(bytes, '--dry-run')
  expect(seen).toMatchObject({ exit: 0, said: { changed: 1, refused: [] } })
  expect(((await stored()).tasks as unknown[]).length).toBe(2)
  await command(bytes)
  expect(((await stored()).tasks as unknown[])[2]).toEqual(['Trực', 0.5, false, 0, 0, false])
  expect(await command(bytes)).toMatchObject({ said: { changed: 0, refused: [] } })
  const bad = await edited('Nhiệm vụ', 'Trực', { 'Đơn vị sản phẩm chuẩn': 0 })
  expect(await command(bad)).toMatchObject({
    ...{ exit: 1, said: { refused: [{ sheet: 'Nhiệm vụ', row: 4, column: 'Đơn vị sản phẩm chuẩn' }] } },
  })
})

it('has names of tasks and files of a decided month too, as long as they stand as they were decided', async () => {
  const sent = await submitSheet(scene.assessor, at(), now)
  expect(sent).toMatchObject({ ok: true })
  const done = await approveSheet(scene.chair, { ...at(), quotaReasons: { unit: 'Đơn vị dẫn đầu.' } }, now)
  expect(done).toMatchObject({ ok: true })
  const book = await readXlsxFile(await exported())
  const column = (sheet: string, label: string) => {
    const { rows } = book.find(({ name }) => name === sheet)!
    return rows.slice(1).map((row) => row[rows[0]!.indexOf(label)])
  }
  expect(column('Nhiệm vụ', 'Tên việc')).toEqual(['Soạn đề án', 'Tiếp công dân', 'Trực'])
  expect(column('Minh chứng', 'Lý do')).toEqual(['Dân phản ánh', 'Nói rõ'])
  expect(column('Minh chứng', 'Tên tệp đính kèm')).toEqual(['Đơn thư của dân.pdf', null])
})
