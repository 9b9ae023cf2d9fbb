import { afterAll, beforeAll, expect, it } from 'vitest'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { saveSheet } from '@/lib/evaluations/sheets/commands'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { pointsBook } from '@/tests/support/sheets/office-books'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { month, now, type Scene, setScene } from '../scene'

// An office's own workbook (titles, merged header, STT, totals) for a month in which two schemes grade: every cell is
// right, or named with what is wrong.

let database: TestDatabase
let scene: Scene
const [hn, nd] = [shippedSchemes[0]!, shippedSchemes[1]!]
const columns = (of: typeof hn) => of.criteria.map(({ id, label }) => (of === nd ? id : label.vi))

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 4)
  await database.query(
    `UPDATE evaluation_scheme SET ended = '{"public_employee": "2026-09-30"}' WHERE code = 'ND335-2025'`,
  )
  await database.query(
    `INSERT INTO evaluation_scheme (code, valid_from, definition) VALUES ('VC-2026', '2026-10-01', $1)`,
    [
      JSON.stringify({
        ...hn,
        code: 'VC-2026',
        validFrom: month,
        validTo: null,
        staffCategories: ['public_employee'],
      }),
    ],
  )
  await database.query(`UPDATE post SET category = 'public_employee' WHERE person_id = ANY ($1::uuid[])`, [
    scene.staff.slice(2),
  ])
  await openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)
})
afterAll(() => database.close())

const people = (...numbers: number[]) =>
  numbers.map((number) => ({ code: `NV${number}`, name: `Nguyễn Thị NV${number}` }))

async function take(bytes: Buffer) {
  const done = await importScores(
    scene.assessor,
    { unit: scene.unit.slug, month, bytes: new Uint8Array(bytes), fileName: 'tong-hop.xlsx', dryRun: false },
    now,
  )
  if (!done.ok) throw new Error(done.reason)
  return done.plan
}
const stored = () =>
  database.query<{ code: string; points: string }>(
    `SELECT p.code, string_agg(trim_scale(s.points)::text, ' ' ORDER BY s.criterion) AS points
     FROM evaluation_score s JOIN evaluation e ON e.id = s.evaluation_id JOIN person p ON p.id = e.person_id
     GROUP BY p.code ORDER BY p.code`,
  )

it('a table of one scheme with everybody in it names each row that another scheme grades, and changes nothing', async () => {
  const plan = await take(await pointsBook(people(1, 2, 3, 4), columns(nd), '4,5'))
  // Each filled cell, and what the page lacks for her.
  for (const row of [9, 10]) {
    const hers = plan.refused.filter((each) => each.row === row)
    expect(hers.filter(({ why }) => why.includes('không thuộc phương án'))).toHaveLength(nd.criteria.length)
    expect(hers.filter(({ why }) => why.includes('thiếu cột'))).toHaveLength(1)
  }
  expect(new Set(plan.refused.map(({ row }) => row))).toEqual(new Set([9, 10]))
  expect(await stored()).toEqual([])
})

it('one big table with points in every cell is refused cell by cell', async () => {
  const plan = await take(await pointsBook(people(1, 3), [...columns(nd), ...columns(hn)], '4,5'))
  const cells = plan.refused.map(({ row, column }) => `${row} ${column}`)
  expect(cells).toHaveLength(hn.criteria.length + nd.criteria.length)
  expect(new Set(plan.refused.map(({ why }) => why))).toEqual(
    new Set(['Tiêu chí này không thuộc phương án mà người này được chấm; hãy để trống.']),
  )
  expect(plan.refused[0]).toMatchObject({ sheet: 'Năm trước', row: 7, value: '2,25' })
  expect(await stored()).toEqual([])
})

it('a table for each scheme is taken, row by row by the person’s own', async () => {
  expect(await take(await pointsBook(people(1, 2), columns(nd), '4,5'))).toMatchObject({
    new: 2,
    refused: [],
  })
  const plan = await take(await pointsBook(people(3, 4), columns(hn), '18,5'))
  expect(plan).toMatchObject({ new: 2, refused: [] })
  // Whom the file does not name is said, and keeps what she has.
  expect(plan.missing).toEqual(expect.arrayContaining(['NV1', 'NV2']))
  const points = await stored()
  expect(points.map(({ code }) => code)).toEqual(['NV1', 'NV2', 'NV3', 'NV4'])
  expect(points[3]!.points).toBe('2.25 18.5 4 2.25')
})

it('the exported month of two schemes goes back in unchanged, each row by its own scheme', async () => {
  await saveSheet(
    scene.assessor,
    {
      ...{ unit: scene.unit.slug, month },
      rows: [
        { person: scene.staff[0]!, cells: { assigned: '12', late: '1', remark: 'Nhiều việc đột xuất' } },
        { person: scene.staff[2]!, cells: { remark: 'Đi học hai ngày' } },
      ],
    },
    now,
  )
  const book = await exportMonth(scene.assessor, { unit: scene.unit.slug, month }, now)
  expect(await take(Buffer.from(book!.bytes))).toMatchObject({ new: 0, changed: 0, refused: [], missing: [] })
})
