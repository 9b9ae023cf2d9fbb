import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { run } from '@/lib/cli/import-scores'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene
let unit: string

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 3)
  const [row] = await database.query<{ code: string }>('SELECT code FROM admin_unit WHERE id = $1', [
    scene.unit.id,
  ])
  unit = row!.code
})

const ids = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4']
const header = ['Mã cán bộ', 'Họ và tên', ...ids].join(';')
const line = (code: string, ...points: string[]) => [code, 'Nguyễn Thị', ...points].join(';')
const full = ['4,5', '5', ...Array<string>(8).fill('2')]
const file = [header, line('NV1', ...full), line('NV2', ...full.with(9, ''))].join('\n')

async function command(text: string, ...options: string[]) {
  let written = ''
  let errors = ''
  const exit = await run(['diem.csv', '--unit', unit, '--month', month, ...options], {
    readFile: async () => new TextEncoder().encode(text),
    write: (more) => (written += more),
    writeError: (more) => (errors += more),
  })
  return { exit, written, errors }
}

const open = () => openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)

const points = () =>
  database.query<{ code: string; criterion: string; points: string }>(
    `SELECT p.code, criterion, trim_scale(points)::text AS points FROM evaluation_score
     JOIN evaluation e ON e.id = evaluation_id JOIN person p ON p.id = person_id
     JOIN evaluation_sheet s ON s.id = sheet_id WHERE s.unit_id = $1 ORDER BY p.code, criterion`,
    [scene.unit.id],
  )

const events = (kind: string) =>
  database.query<{ payload: object }>(
    `SELECT payload FROM audit_event WHERE kind = $1
     AND coalesce(payload ->> 'unit', payload ->> 'subject') IN ($2, $3)`,
    [kind, scene.unit.slug, `${unit}/${month}`],
  )

it('shows first, then does, and twice is the same as once', async () => {
  await open()
  const seen = JSON.parse((await command(file, '--dry-run', '--json')).written) as Record<string, unknown>
  expect(seen).toMatchObject({ new: 2, changed: 0, same: 0, leftOut: 0, refused: [] })
  expect(await points()).toHaveLength(0)
  expect(JSON.parse((await command(file, '--json')).written)).toEqual(seen)
  expect(await points()).toHaveLength(19)
  expect((await points())[0]).toEqual({ code: 'NV1', criterion: 'I.1', points: '4.5' })
  expect(JSON.parse((await command(file, '--json')).written)).toEqual({ ...seen, new: 0, same: 2 })
  expect(await events('scores.imported')).toHaveLength(1)
})

it('changes nothing as long as one cell is refused', async () => {
  await open()
  const bad = `${file}\n${line('NV3', '5,5', ...full.slice(1))}\n${line('NV9', ...full)}`
  const { exit, written } = await command(bad, '--json')
  expect(exit).toBe(1)
  expect(JSON.parse(written)).toMatchObject({
    refused: [
      { row: 4, column: 'I.1', value: '5,5', why: 'Phải từ 0 đến 5; đang là 5,5.' },
      { row: 5, column: 'Mã cán bộ', value: 'NV9' },
    ],
  })
  expect(await points()).toHaveLength(0)
})

it('leaves what an empty cell has, and what the grid knows beyond the file', async () => {
  await open()
  const [first] = scene.staff
  const base = { unit: scene.unit.slug, month }
  await saveSheet(scene.assessor, { ...base, rows: [fullRow(first!)] }, now)
  const { exit, written } = await command(`${header}\n${line('NV1', '', '5')}`, '--json')
  expect([exit, JSON.parse(written)]).toMatchObject([0, { new: 0, changed: 1, same: 0 }])
  const own = (await points()).filter(({ code }) => code === 'NV1')
  expect(own).toHaveLength(10)
  expect(own.slice(0, 2).map((each) => each.points)).toEqual(['4.5', '5'])
  const [kept] = await database.query<{ assessor_id: string; tasks: number }>(
    `SELECT assessor_id, (SELECT count(*)::int FROM evaluation_task WHERE evaluation_id = e.id) AS tasks
     FROM evaluation e JOIN evaluation_sheet s ON s.id = sheet_id WHERE unit_id = $1 AND person_id = $2`,
    [scene.unit.id, first],
  )
  expect(kept?.assessor_id).toBe(scene.assessor.personId)
  expect(kept?.tasks).toBeGreaterThan(0)
})

it('refuses points of whom the level above grades, but not her empty row', async () => {
  await open()
  const [chair] = await database.query<{ code: string }>('SELECT code FROM person WHERE id = $1', [
    scene.chair.personId,
  ])
  const empty = await command(`${file}\n${line(chair!.code)}`, '--json')
  expect([empty.exit, JSON.parse(empty.written)]).toMatchObject([0, { new: 2, same: 1 }])
  const filled = await command(`${file}\n${line(chair!.code, ...full)}`, '--json')
  expect([filled.exit, JSON.parse(filled.written)]).toMatchObject([1, { refused: [{ row: 4 }] }])
})

it('says so in a sentence where the month has no sheet, or the sheet takes no points, and remembers it', async () => {
  const none = await command(file, '--json')
  expect([none.exit, JSON.parse(none.written)]).toMatchObject([
    1,
    { new: 0, refused: [{ row: null, value: month, why: expect.stringContaining('chưa mở bảng') }] },
  ])
  await open()
  const staff = [...scene.staff, scene.assessor.personId, scene.second.personId]
  const base = { unit: scene.unit.slug, month }
  const rows = staff.map((person) => fullRow(person))
  await saveSheet(scene.assessor, { ...base, rows: rows.slice(0, 3) }, now)
  const leading = { unit_result: '1', organising: '1', unity: '1' }
  await saveSheet(scene.assessor, { ...base, rows: [fullRow(staff[4]!, leading)] }, now)
  await saveSheet(scene.second, { ...base, rows: [fullRow(staff[3]!, leading)] }, now)
  expect(await submitSheet(scene.assessor, base, now)).toEqual({ ok: true })
  const late = await command(file)
  expect(late.exit).toBe(1)
  expect(late.errors).toContain('không còn nhận điểm')
  expect(await events('action.refused')).toHaveLength(2)
  expect(await events('scores.imported')).toHaveLength(0)
})

it('tells wrong use from a refusal', async () => {
  const io = { readFile: async () => new TextEncoder().encode(file), write: () => {}, writeError: () => {} }
  expect(await run(['diem.csv', '--unit', unit], io)).toBe(2)
  expect(await run(['diem.csv', '--month', month], io)).toBe(2)
  expect(await run(['diem.csv', '--unit', unit, '--month', '10/2026'], io)).toBe(2)
  expect(await run(['diem.csv', '--unit', '00000', '--month', month], io)).toBe(2)
  expect(await run(['diem.csv', '--unit', unit, '--month', '2025-06'], io)).toBe(2)
})
