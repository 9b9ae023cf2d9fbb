import type { CellValue } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { savePerson } from '@/lib/evaluations/people/commands'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { readTable } from '@/lib/sheets/read'
import { savedByOffice } from '@/tests/support/office-program'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { xlsxBytes } from '@/tests/support/sheets/files'
import { asActor, fullRow, grant, month, now, type Scene, setScene } from '../scene'

// The workbook of a whole month, as it was exported, on its way back in: unchanged, edited and wrong.

let database: TestDatabase
let scene: Scene
let colleague: Actor

const at = () => ({ unit: scene.unit.slug, month })
const points = 'Tổng hợp tháng'
const evidence = 'Minh chứng'

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 6)
  const [, leader, titled, short, idle] = scene.staff
  await database.query(`UPDATE post SET position_title = 'Trưởng ban' WHERE person_id = $1`, [leader])
  await openMonth(scene.personnel, at(), now)
  await saveSheet(
    scene.assessor,
    {
      ...at(),
      rows: [
        ...[scene.staff[0]!, titled!, short!].map((person) => fullRow(person)),
        fullRow(leader!, { unit_result: '1', organising: '0,5', unity: '1', remark: 'Dòng một\nDòng hai' }),
        fullRow(idle!, { assigned: '0', unfinished: '', returned: '', late: '' }),
      ],
    },
    now,
  )
  const line = (at: number, cells: Record<string, string>) =>
    Object.fromEntries(Object.entries(cells).map(([key, text]) => [`deductions.${at}.${key}`, text]))
  const given = await savePerson(
    scene.assessor,
    {
      ...{ ...at(), person: titled! },
      fields: {
        ...{ 'tasks.0.title': 'Soạn đề án', 'tasks.0.units': '2,5', 'tasks.0.completed': '1' },
        ...{ remark: '', knockOut: 'discipline_decision' },
        ...line(0, {
          ...{ criterion: 'I.1', points: '0,5', reason: 'Đi muộn', kind: 'article' },
          evidence: 'Điều 7',
        }),
        ...line(1, { criterion: 'II.1', reason: 'Giải thích điểm', kind: 'dossier', evidence: 'H21-2026' }),
      },
    },
    now,
  )
  expect(given).toEqual({ ok: true })
  await database.query(
    `INSERT INTO evaluation_deduction (evaluation_id, position, criterion, points, reason)
     SELECT id, 3, 'I.2', 0.25, 'Về cùng quyết định trước' FROM evaluation WHERE person_id = $1`,
    [titled],
  )
  await database.query(`UPDATE post SET to_day = '2026-10-05' WHERE person_id = $1`, [short])
  await openMonth(scene.personnel, at(), now)
  // Another assessor whose own month stands in this very sheet.
  await grant(database, scene.staff[0]!, 'assessor', scene.unit.id)
  colleague = asActor(scene.staff[0]!, scene.unit, ['assessor'])
})
afterAll(() => database.close())

const exported = async (who = scene.assessor) => (await exportMonth(who, at(), now))!.bytes
async function take(bytes: Uint8Array, dryRun = true, who = scene.assessor) {
  const file = { bytes: new Uint8Array(bytes), fileName: 'tháng.xlsx', dryRun }
  const done = await importScores(who, { ...at(), ...file }, now)
  if (!done.ok) throw new Error(done.reason)
  return done.plan
}

type Edit = { sheet?: string; row: string; column: string; value: CellValue }
/** The file with some cells typed over, by the code of the row; a row of code '' is a new one at the end. */
async function edited(bytes: Uint8Array, edits: readonly Edit[]) {
  const read = await readTable(new Uint8Array(bytes), 'tháng.xlsx')
  if (!read.ok) throw new Error('unread')
  const sheets = read.sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) =>
      row.map(({ kind, text }): CellValue =>
        kind === 'empty' ? null : kind === 'number' ? Number(text) : text,
      ),
    ),
  }))
  for (const { sheet = points, row, column, value } of edits) {
    const { rows } = sheets.find(({ name }) => name === sheet)!
    const head = rows[0]!
    const code = head.indexOf('Mã cán bộ')
    const found = rows.find((each) => each[code] === row)
    const into = found ?? head.map(() => null)
    if (!found) rows.push(into)
    into[code] = row
    into[head.indexOf(column)] = value
  }
  return xlsxBytes(sheets)
}

const stored = async (code: string) => {
  const [row] = await database.query<Record<string, unknown>>(
    `SELECT remark, knock_out AS decided, not_graded,
       (SELECT jsonb_object_agg(criterion, trim_scale(points)) FROM evaluation_score WHERE evaluation_id = e.id) AS points,
       (SELECT jsonb_agg(jsonb_build_array(trim_scale(units), completed, failed_reviews, late) ORDER BY position)
        FROM evaluation_task WHERE evaluation_id = e.id) AS tasks,
       (SELECT jsonb_agg(concat_ws('|', criterion, trim_scale(points), reason, kind, evidence) ORDER BY position)
        FROM evaluation_deduction WHERE evaluation_id = e.id) AS lines
     FROM evaluation e JOIN person p ON p.id = e.person_id WHERE p.code = $1`,
    [code],
  )
  return row!
}

describe('exported, it goes back in unchanged', () => {
  const unchanged = { new: 0, changed: 0, refused: [], missing: [], lines: [], writes: [] }

  it('for who scores, whatever stands in it', async () => {
    const plan = await take(await exported())
    expect(plan).toMatchObject(unchanged)
    const [{ n }] = (await database.query<{ n: string }>('SELECT count(*) AS n FROM evaluation')) as [
      { n: string },
    ]
    expect(plan.same).toBe(Number(n))
  })

  it('for one whose own row is in it', async () => {
    expect(await take(await exported(colleague), true, colleague)).toMatchObject(unchanged)
  })

  it('after LibreOffice opened and saved it', async () => {
    const saved = await savedByOffice(new Map([['month', await exported()]]), 'xlsx')
    expect(await take(saved.get('month')!)).toMatchObject(unchanged)
  }, 150_000)

  it('tells its reader whether it can', async () => {
    const told = async (who: Actor) => {
      const read = await readTable(new Uint8Array(await exported(who)), 'x.xlsx')
      const about = read.ok ? read.sheets.find(({ name }) => name === 'Hướng dẫn') : undefined
      return about!.rows.flat().map(({ text }) => text)
    }
    expect(await told(scene.assessor)).toContainEqual(
      expect.stringMatching(/^Sửa các ô để mở rồi nạp tệp này/),
    )
    expect(await told(scene.chair)).toContainEqual(expect.stringMatching(/^Chỉ ai chấm điểm ở bảng này/))
  })
})

it('takes what was typed over, and no more; twice is once', async () => {
  const bytes = await edited(await exported(), [
    { row: 'NV1', column: 'I.1', value: '3,75' },
    { row: 'NV1', column: 'Việc được giao', value: 24 },
    { row: 'NV1', column: 'Lý do xếp loại', value: 'Chủ động' },
    { row: 'NV2', column: 'Tổ chức triển khai nhiệm vụ', value: 1 },
    { row: 'NV2', column: 'Quyết định kỷ luật', value: 'có' },
    { row: 'NV3', column: 'Quyết định kỷ luật', value: 'Không' },
    { row: 'NV5', column: 'Việc được giao', value: 3 },
    { row: 'NV6', column: 'I.1', value: 5 },
    { row: 'NV6', column: 'Việc được giao', value: 4 },
  ])
  const before = await stored('NV1')
  const plan = await take(bytes)
  expect(plan).toMatchObject({ new: 1, changed: 4, refused: [] })
  expect(plan.lines!.map(({ what, how }) => `${what} ${how}`)).toEqual([
    'Nguyễn Thị NV1 (NV1) I.1: 4,5 → 3,75; Việc được giao: 20 → 24; Lý do xếp loại: Hoàn thành sớm đợt số hóa hồ sơ → Chủ động',
    'Nguyễn Thị NV2 (NV2) Tổ chức triển khai nhiệm vụ: 0,5 → 1; Quyết định kỷ luật: có',
    'Nguyễn Thị NV3 (NV3) Quyết định kỷ luật: không',
    'Nguyễn Thị NV5 (NV5) Việc được giao: 0 → 3',
    'Nguyễn Thị NV6 (NV6) I.1: 5; Việc được giao: 4',
  ])
  expect(await stored('NV1')).toEqual(before)
  await take(bytes, false)
  const after = await stored('NV1')
  expect(after).toMatchObject({ remark: 'Chủ động', points: { 'I.1': 3.75, 'I.2': 4 } })
  expect(after.tasks).toEqual([
    [21, true, 0, 0],
    [1, true, 1, 0],
    [1, true, 1, 1],
    [1, false, 0, 0],
  ])
  expect(await stored('NV2')).toMatchObject({
    decided: 'discipline_decision',
    points: { organising: 1 },
    remark: 'Dòng một\nDòng hai',
  })
  expect(await stored('NV3')).toMatchObject({ decided: null, tasks: [[2.5, true, 0, 0]] })
  expect(await stored('NV5')).toMatchObject({ not_graded: null, tasks: [[3, true, 0, 0]] })
  expect(await take(bytes)).toMatchObject({ new: 0, changed: 0, writes: [] })
  const [written] = await database.query<{ n: string }>(
    `SELECT count(*) AS n FROM evaluation WHERE assessor_id = $1 AND tasks_by = $1`,
    [scene.assessor.personId],
  )
  expect(Number(written!.n)).toBeGreaterThan(0)
})

it('takes lines of evidence: one mended by its number, one more without, and leaves those that the file left out', async () => {
  const bytes = await edited(await exported(), [
    { sheet: evidence, row: 'NV3', column: 'Điểm trừ', value: '0,75' },
    ...[
      ['Tiêu chí', 'I.2'],
      ['Điểm trừ', 1],
      ['Lý do', 'Trễ họp'],
      ['Loại minh chứng', 'kết luận kiểm tra'],
      ['Minh chứng', 'Số 12'],
    ].map(([column, value]) => ({ sheet: evidence, row: 'NV6', column: String(column), value: value! })),
  ])
  const plan = await take(bytes, false)
  expect(plan).toMatchObject({ refused: [], changed: 2 })
  expect((await stored('NV3')).lines).toEqual([
    'I.1|0.75|Đi muộn|article|Điều 7',
    'II.1|0|Giải thích điểm|dossier|H21-2026',
    'I.2|0.25|Về cùng quyết định trước',
  ])
  expect((await stored('NV6')).lines).toEqual(['I.2|1|Trễ họp|finding|Số 12'])
  expect(await take(bytes)).toMatchObject({ changed: 0, refused: [], writes: [] })
})

it('names each cell that the sheet would not take, and changes nothing', async () => {
  const wrong = await edited(await exported(), [
    { row: 'NV1', column: 'I.2', value: 6 },
    { row: 'NV1', column: 'Việc chưa xong', value: 30 },
    { row: 'NV2', column: 'Xây dựng đoàn kết nội bộ', value: '0,7' },
    { row: 'NV2', column: 'Việc được giao', value: 'nhiều' },
    { row: 'NV3', column: 'Việc được giao', value: 3 },
    { row: 'NV4', column: 'I.1', value: 1 },
    { row: 'NV6', column: 'Quyết định kỷ luật', value: 'chắc là có' },
    { row: 'NV6', column: 'Lý do xếp loại', value: 'x'.repeat(2001) },
    { sheet: evidence, row: 'NV3', column: 'Tiêu chí', value: 'V.9' },
    { sheet: evidence, row: 'NV3', column: 'Dòng', value: 9 },
    { sheet: evidence, row: 'NV6', column: 'Loại minh chứng', value: 'Tệp đính kèm' },
    { sheet: evidence, row: 'X1', column: 'Lý do', value: 'Ai?' },
  ])
  const plan = await take(wrong, false)
  const cells = plan.refused.map(({ sheet, row, column, value }) => [sheet, row, column, value.slice(0, 12)])
  const row = (code: number) =>
    plan.refused.find(({ column, value }) => column === 'Mã cán bộ' && value === `NV${code}`)
  expect(cells).toEqual(
    expect.arrayContaining([
      [points, expect.any(Number), 'I.2', '6'],
      [points, expect.any(Number), 'Việc chưa xong', '30'],
      [points, expect.any(Number), 'Xây dựng đoàn kết nội bộ', '0,7'],
      [points, expect.any(Number), 'Việc được giao', 'nhiều'],
      [points, expect.any(Number), 'Việc được giao', '3'],
      [points, expect.any(Number), 'Quyết định kỷ luật', 'chắc là có'],
      [points, expect.any(Number), 'Lý do xếp loại', 'xxxxxxxxxxxx'],
      [evidence, expect.any(Number), 'Dòng', '9'],
      [evidence, expect.any(Number), 'Loại minh chứng', 'Tệp đính kèm'],
      [evidence, expect.any(Number), 'Mã cán bộ', 'X1'],
    ]),
  )
  expect(row(4)?.why).toMatch(/có mặt dưới nửa tháng/)
  expect(plan.refused.every(({ why }) => why.length > 10)).toBe(true)
  expect(plan.writes).toEqual([])
  expect(await stored('NV6')).toMatchObject({ points: { 'I.1': 5 } })
})

it('scores nobody’s own row', async () => {
  for (const edit of [
    { row: 'NV1', column: 'Lý do xếp loại', value: 'Tôi giỏi' },
    { row: 'NV1', column: 'I.1', value: 5 },
  ]) {
    const plan = await take(await edited(await exported(colleague), [edit]), false, colleague)
    expect(plan.refused).toMatchObject([
      { column: 'Mã cán bộ', value: 'NV1', why: expect.stringMatching(/tự chấm/) },
    ])
  }
})

it('goes into no month that takes no points', async () => {
  const bytes = await exported()
  await submitSheet(scene.assessor, at(), now)
  await database.query(`UPDATE evaluation_sheet SET state = 'submitted'`)
  const file = { bytes: new Uint8Array(bytes), fileName: 'tháng.xlsx', dryRun: false }
  expect(await importScores(scene.assessor, { ...at(), ...file }, now)).toEqual({
    ok: false,
    reason: 'not-now',
  })
})
