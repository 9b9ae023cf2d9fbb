import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { approveSheet, reopenSheet, returnSheet } from '@/lib/evaluations/approvals/commands'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval } from '@/lib/evaluations/views/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, grant, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 3)
  at = { unit: scene.unit.slug, month }
  expect(await openMonth(scene.personnel, at, now)).toMatchObject({ ok: true, people: 4 })
})

const saveAll = (change: Record<string, string> = {}) =>
  saveSheet(scene.assessor, { ...at, rows: scene.staff.map((person) => fullRow(person, change)) }, now)

const decisions = () =>
  database.query<{ person_id: string; version: number; total: string; grade: string; reason: string | null }>(
    `SELECT d.* FROM evaluation_decision d JOIN evaluation e ON e.id = d.evaluation_id
     JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = $1 ORDER BY version, person_id`,
    [scene.unit.id],
  )

const state = async () =>
  (
    await database.query<{ state: string }>('SELECT state::text FROM evaluation_sheet WHERE unit_id = $1', [
      scene.unit.id,
    ])
  )[0]!.state

it('goes from open to approved, and each graded person has one decision that explains itself', async () => {
  expect(await saveAll({ unfinished: '3' })).toMatchObject({ ok: true, saved: 3, refused: [] })
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
  expect(await approveSheet(scene.chair, at, now)).toEqual({ ok: true, graded: 3, decided: 3 })
  expect(await state()).toBe('approved')
  const made = await decisions()
  expect(made).toHaveLength(3)
  // a = 17/20, b = (17 − 2 × 0,25)/20, c = (17 − 0,25)/20; 24,5 + (a + b + c)/3 × 70 = 83,125
  expect(made[0]).toMatchObject({ version: 1, total: '83.13', grade: 'B', reason: null })
}, 60_000)

it('comes back with a reason, is mended, and is approved', async () => {
  await saveAll({ unfinished: '3' })
  await submitSheet(scene.assessor, at, now)
  expect(await returnSheet(scene.chair, { ...at, reason: 'Xem lại điểm I.1' }, now)).toEqual({ ok: true })
  const mended = { person: scene.staff[0]!, cells: { 'I.1': '4' } }
  expect(await saveSheet(scene.assessor, { ...at, rows: [mended] }, now)).toMatchObject({
    ok: true,
    saved: 1,
  })
  await submitSheet(scene.assessor, at, now)
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, graded: 3 })
})

it('supersedes only the results that changed after a reopening, with its reason', async () => {
  await saveAll({ unfinished: '3' })
  await submitSheet(scene.assessor, at, now)
  await approveSheet(scene.chair, at, now)
  await reopenSheet(scene.chair, { ...at, reason: 'Có văn bản xác nhận', days: 3 }, now)
  const mended = { person: scene.staff[1]!, cells: { 'I.1': '4' } }
  await saveSheet(scene.assessor, { ...at, rows: [mended] }, now)
  await submitSheet(scene.assessor, at, now)
  expect(await approveSheet(scene.chair, at, now)).toEqual({ ok: true, graded: 3, decided: 1 })
  const made = await decisions()
  expect(made).toHaveLength(4)
  expect(made[3]).toMatchObject({ person_id: scene.staff[1], version: 2, reason: 'Có văn bản xác nhận' })
})

it('closes a reopened month by itself when its time is over', async () => {
  await saveAll({ unfinished: '3' })
  await submitSheet(scene.assessor, at, now)
  await approveSheet(scene.chair, at, now)
  await reopenSheet(scene.chair, { ...at, reason: 'Nhầm', days: 1 }, now)
  const late = new Date('2026-10-30T00:00:00+07:00')
  const typed = { person: scene.staff[0]!, cells: { 'I.1': '4' } }
  expect(await saveSheet(scene.assessor, { ...at, rows: [typed] }, now)).toMatchObject({ saved: 1 })
  const shown = async (when: Date) =>
    (await findGrid(scene.chair, at, when))?.rows.find(({ person }) => person === scene.staff[0])?.cells[
      'I.1'
    ]
  expect(await shown(now)).toBe('4')
  // Its time is over and nothing was decided anew: what stands is what was decided.
  expect(await shown(late)).toBe('4,5')
  const row = { person: scene.staff[0]!, cells: { 'I.1': '3' } }
  expect(await saveSheet(scene.assessor, { ...at, rows: [row] }, late)).toMatchObject({
    reason: 'not-now',
    state: 'approved',
  })
  const steps = await database.query<{ from: string; to: string; reason: string }>(
    `SELECT t."from"::text, t."to"::text, t.reason FROM sheet_transition t JOIN evaluation_sheet s ON s.id = t.sheet_id
     WHERE s.unit_id = $1 ORDER BY t.at DESC LIMIT 1`,
    [scene.unit.id],
  )
  expect(steps).toEqual([{ from: 'reopened', to: 'approved', reason: 'Hết thời hạn mở lại' }])
  expect(await reopenSheet(scene.chair, { ...at, reason: 'Thêm ngày', days: 1 }, late)).toEqual({ ok: true })
  expect(await saveSheet(scene.assessor, { ...at, rows: [row] }, late)).toMatchObject({ ok: true, saved: 1 })
})

it('refuses a late write, in the command and in the database', async () => {
  await saveAll()
  await submitSheet(scene.assessor, at, now)
  expect(await saveAll({ 'I.1': '3' })).toEqual({ ok: false, reason: 'not-now', state: 'submitted' })
  const app = await database.client(database.appUrl)
  await expect(
    app.query(
      `UPDATE evaluation_score SET points = 5 WHERE evaluation_id IN
       (SELECT e.id FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = $1)`,
      [scene.unit.id],
    ),
  ).rejects.toThrow('the month is locked')
  await expect(app.query('DELETE FROM evaluation_decision')).rejects.toThrow()
})

it('says everything that is missing at once, by person and cell', async () => {
  await saveSheet(scene.assessor, { ...at, rows: [{ person: scene.staff[0]!, cells: { 'I.1': '5' } }] }, now)
  const answer = await submitSheet(scene.assessor, at, now)
  if (answer.ok || answer.reason !== 'incomplete') throw new Error('not refused')
  expect(answer.faults).toHaveLength(10 + 11 + 11)
  expect(await state()).toBe('open')
})

it('keeps what is right and hands back what is not', async () => {
  const row = {
    person: scene.staff[0]!,
    cells: { 'I.1': '4,25', 'I.2': '7', 'II.1': 'hai', unfinished: '3' },
  }
  const answer = await saveSheet(scene.assessor, { ...at, rows: [row] }, now)
  expect(answer).toMatchObject({
    ok: true,
    saved: 1,
    refused: [
      { key: 'I.2', typed: '7', why: 'Phải từ 0 đến 5; đang là 7.' },
      { key: 'II.1', typed: 'hai' },
      { key: 'unfinished', typed: '3', why: 'Ghi số việc được giao trước.' },
    ],
  })
  const stored = await database.query<{ points: string }>(
    `SELECT criterion, points::text FROM evaluation_score c JOIN evaluation e ON e.id = c.evaluation_id WHERE person_id = $1`,
    [scene.staff[0]],
  )
  expect(stored).toEqual([{ criterion: 'I.1', points: '4.2500' }])
})

it('takes the second of two clicks for the first', async () => {
  await saveAll()
  const both = await Promise.all([submitSheet(scene.assessor, at, now), submitSheet(scene.assessor, at, now)])
  expect(both).toEqual([{ ok: true }, { ok: true }])
  const steps = await database.query(
    `SELECT FROM sheet_transition t JOIN evaluation_sheet s ON s.id = t.sheet_id WHERE s.unit_id = $1 AND t."to" = 'submitted'`,
    [scene.unit.id],
  )
  expect(steps).toHaveLength(1)
})

it('merges two people’s cells, and shows a cell both wrote instead of losing one', async () => {
  const person = scene.staff[0]!
  const base = { 'I.1': '', 'I.2': '' }
  const both = await Promise.all([
    saveSheet(scene.assessor, { ...at, rows: [{ person, cells: { 'I.1': '5', 'I.2': '' }, base }] }, now),
    saveSheet(scene.second, { ...at, rows: [{ person, cells: { 'I.1': '', 'I.2': '3' }, base }] }, now),
  ])
  expect(both).toMatchObject([
    { saved: 1, refused: [] },
    { saved: 1, refused: [] },
  ])
  const clash = { person, cells: { 'I.1': '4', 'I.2': '' }, base }
  expect(await saveSheet(scene.second, { ...at, rows: [clash] }, now)).toMatchObject({
    saved: 0,
    refused: [{ key: 'I.1', typed: '4', now: '5', who: expect.stringContaining('Nguyễn Thị R') }],
  })
  const again = { person, cells: { 'I.1': '4', 'I.2': '3' }, base: { 'I.1': '5', 'I.2': '3' } }
  expect(await saveSheet(scene.second, { ...at, rows: [again] }, now)).toMatchObject({
    saved: 1,
    refused: [],
  })
})

it('asks for a reason above the quota and downgrades nobody', async () => {
  await saveAll({ 'I.1': '5', 'I.2': '5', unfinished: '0', returned: '0', late: '0' })
  await submitSheet(scene.assessor, at, now)
  const asked = await approveSheet(scene.chair, at, now)
  expect(asked).toMatchObject({
    reason: 'quota-reason',
    missing: [{ group: 'unit', quota: { count: 3, ceiling: 0 } }],
  })
  expect(
    await approveSheet(scene.chair, { ...at, quotaReasons: { unit: 'Tháng cao điểm' } }, now),
  ).toMatchObject({
    graded: 3,
  })
  const [step] = await database.query<{ reason: string }>(
    `SELECT reason FROM sheet_transition t JOIN evaluation_sheet s ON s.id = t.sheet_id WHERE s.unit_id = $1 AND t."to" = 'approved'`,
    [scene.unit.id],
  )
  expect(step!.reason).toBe('Cả đơn vị: Tháng cao điểm')
  const kept = await database.query('SELECT posts, sum, reason FROM quota_reason')
  expect(kept).toEqual([
    { posts: 'unit', sum: expect.stringContaining('hiện có 3'), reason: 'Tháng cao điểm' },
  ])
  const view = await findApproval(scene.chair, at, now)
  expect(view?.quotas).toMatchObject([{ name: 'Cả đơn vị', reason: 'Tháng cao điểm', quota: { over: true } }])
  // What was said of the old decision is not an answer for the next.
  await reopenSheet(scene.chair, { ...at, reason: 'Rà soát', days: 3 }, now)
  await submitSheet(scene.assessor, at, now)
  expect((await findApproval(scene.chair, at, now))?.quotas[0]?.reason).toBeNull()
  expect(await approveSheet(scene.chair, { ...at, quotaReasons: { unit: '' } }, now)).toMatchObject({
    reason: 'quota-reason',
  })
})

it('does not grade who had no task, and keeps who is above the unit out', async () => {
  await saveAll({ unfinished: '3' })
  await saveSheet(
    scene.assessor,
    {
      ...at,
      rows: [{ person: scene.staff[0]!, cells: { assigned: '0', unfinished: '', returned: '', late: '' } }],
    },
    now,
  )
  await submitSheet(scene.assessor, at, now)
  expect(await approveSheet(scene.chair, at, now)).toEqual({ ok: true, graded: 2, decided: 3 })
  const made = await decisions()
  expect(made.filter((each) => each.grade === null)).toMatchObject([{ person_id: scene.staff[0] }])
})

it('nobody grades herself: not the chair, not two roles in one person', async () => {
  const [row] = await database.query<{ id: string }>('SELECT id FROM evaluation WHERE person_id = $1', [
    scene.staff[0],
  ])
  await expect(
    database.query('UPDATE evaluation SET assessor_id = person_id WHERE id = $1', [row!.id]),
  ).rejects.toThrow('evaluation_not_by_herself')

  // Given a role after the month was opened: she is graded in it, so she can neither score herself nor decide.
  const person = scene.staff[1]!
  await grant(database, person, 'assessor', scene.unit.id)
  await grant(database, person, 'rating_authority', scene.unit.id)
  const both = asActor(person, scene.unit, ['assessor', 'rating_authority'])
  expect(await saveSheet(both, { ...at, rows: [fullRow(person)] }, now)).toMatchObject({ reason: 'own-row' })
  await saveAll({ unfinished: '3' })
  await submitSheet(scene.assessor, at, now)
  expect(await approveSheet(both, at, now)).toEqual({ ok: false, reason: 'own-grade' })

  await grant(database, scene.assessor.personId, 'rating_authority', scene.unit.id)
  expect(await approveSheet(scene.assessor, at, now)).toMatchObject({ reason: 'scored-by-decider' })
})

it('writes the change and its event together, or neither', async () => {
  await database.query(`CREATE FUNCTION break_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'broken'; END $$`)
  await database.query(
    'CREATE TRIGGER broken BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION break_event()',
  )
  await expect(saveAll()).rejects.toThrow()
  await database.query('DROP TRIGGER broken ON audit_event')
  const stored = await database.query(
    'SELECT FROM evaluation_score c JOIN evaluation e ON e.id = c.evaluation_id WHERE person_id = ANY($1)',
    [scene.staff],
  )
  expect(stored).toHaveLength(0)
})
