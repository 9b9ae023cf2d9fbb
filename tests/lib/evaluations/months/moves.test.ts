import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveSheet, reopenSheet, returnSheet } from '@/lib/evaluations/approvals/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listMisfits, listMoves } from '@/lib/evaluations/months/moves/queries'
import { emptied, leftBehind, sameForm } from '@/lib/evaluations/months/moves/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { sendSelf } from '@/lib/evaluations/self/commands'
import { listOwnSelves } from '@/lib/evaluations/self/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findSheetRow, listPersonMonths } from '@/lib/evaluations/sheets/queries'
import { db } from '@/lib/db'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'

// Public employees have a scheme of their own this month; three of the ward were written down as civil servants.

let database: TestDatabase
let scene: Scene
const own = { ...shippedSchemes[0]!, code: 'VC-2026', validFrom: month, validTo: null }
const at = () => ({ unit: scene.unit.slug, month })

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 4)
  await database.query(
    `UPDATE evaluation_scheme SET ended = '{"public_employee": "2026-09-30"}' WHERE code = 'ND335-2025'`,
  )
  await database.query(
    `INSERT INTO evaluation_scheme (code, valid_from, definition) VALUES ('VC-2026', '2026-10-01', $1)`,
    [JSON.stringify({ ...own, staffCategories: ['public_employee'] })],
  )
})
afterAll(() => database.close())

const mend = (person: string) =>
  database.query(`UPDATE post SET category = 'public_employee' WHERE person_id = $1`, [person])
const stand = async () => {
  const sheet = (await findSheetRow(db, at()))!
  return { sheet, people: await listPersonMonths(db, sheet.id) }
}
const her = async (index: number) =>
  (await stand()).people.find(({ personId }) => personId === scene.staff[index])!
const ownRow = (person: string) => ({
  person,
  cells: { discipline: '18', progress: '33', quality: '31', bonus: '0', remark: '' },
})

it('an undecided month goes over to the right scheme; what has no place there is kept and said', async () => {
  await openMonth(scene.personnel, at(), now)
  await saveSheet(scene.assessor, { ...at(), rows: scene.staff.map((person) => fullRow(person)) }, now)
  const { 'I.1': _, remark: __, ...rest } = fullRow(scene.staff[0]!).cells
  const self = { ...at(), cells: { 'I.1': '5', ...rest }, strengths: 'Đúng hẹn', weaknesses: 'Chậm viết' }
  expect(await sendSelf(scene.member, self, now)).toEqual({ ok: true })
  await mend(scene.staff[0]!)
  await openMonth(scene.personnel, at(), now)

  const moved = await her(0)
  expect([moved.scheme.code, moved.points, moved.tasks]).toEqual(['VC-2026', {}, []])
  expect(moved.remark).toBe('Hoàn thành sớm đợt số hóa hồ sơ')
  const [move, ...others] = (await listMoves(db, [moved.evaluationId])).get(moved.evaluationId)!
  expect(others).toEqual([])
  expect(move).toMatchObject({ to: 'VC-2026 (3814-QĐ/TU)', selfSent: true })
  expect(move!.entered).toHaveLength(11)
  expect(move!.entered).toContainEqual({
    label: 'Nhiệm vụ',
    value: '20 giao, 1 chưa xong, 2 làm lại, 1 chậm',
  })
  expect(move!.self[0]).toMatchObject({ value: '5' })

  // She is asked again by the other scheme, and her words are not lost.
  const [asked] = await listOwnSelves(asActor(scene.staff[0]!, scene.unit, ['staff']), month, now)
  expect(asked).toMatchObject({ open: true, sentAt: null, strengths: 'Đúng hẹn', weaknesses: 'Chậm viết' })
  expect(Object.keys(asked!.cells)).toEqual(['discipline', 'progress', 'quality', 'bonus'])
  expect((await her(1)).scheme.code).toBe('ND335-2025')
})

it('again is the same as once, and each move leaves one event', async () => {
  await openMonth(scene.personnel, at(), now)
  const moved = await her(0)
  expect((await listMoves(db, [moved.evaluationId])).get(moved.evaluationId)).toHaveLength(1)
  const events = await database.query(`SELECT payload FROM audit_event WHERE kind = 'sheet.moved'`)
  expect(events).toMatchObject([{ payload: { unit: scene.unit.slug, month, people: 1 } }])
})

it('before the rating authority it stays, is named, and moves once it is returned', async () => {
  await saveSheet(scene.assessor, { ...at(), rows: [ownRow(scene.staff[0]!)] }, now)
  expect(await submitSheet(scene.assessor, at(), now)).toEqual({ ok: true })
  await mend(scene.staff[1]!)
  await openMonth(scene.personnel, at(), now)
  const { sheet, people } = await stand()
  expect(people.find(({ personId }) => personId === scene.staff[1])!.scheme.code).toBe('ND335-2025')
  expect(await listMisfits(db, sheet, people)).toEqual([
    {
      personId: scene.staff[1],
      name: 'Nguyễn Thị NV2',
      by: expect.stringContaining('ND335-2025'),
      now: expect.stringContaining('VC-2026'),
    },
  ])
  expect(await returnSheet(scene.chair, { ...at(), reason: 'Loại cán bộ đã sửa.' }, now)).toEqual({
    ok: true,
  })
  expect((await her(1)).scheme.code).toBe('VC-2026')
})

it('decided it stays for good, reopened too', async () => {
  await saveSheet(scene.assessor, { ...at(), rows: [ownRow(scene.staff[1]!)] }, now)
  await submitSheet(scene.assessor, at(), now)
  const asked = await approveSheet(scene.chair, at(), now)
  const missing = 'missing' in asked ? asked.missing : []
  const quotaReasons = Object.fromEntries(missing.map(({ key }) => [key, 'Đơn vị dẫn đầu.']))
  expect(await approveSheet(scene.chair, { ...at(), quotaReasons }, now)).toMatchObject({ ok: true })
  await mend(scene.staff[2]!)
  await reopenSheet(scene.chair, { ...at(), reason: 'Sửa sót', days: 3 }, now)
  await openMonth(scene.personnel, at(), now)
  expect((await her(2)).scheme.code).toBe('ND335-2025')
})

it('PostgreSQL lets nobody change a scheme without keeping what it was, nor what was kept', async () => {
  const change = (person: string, code: string) =>
    database.query(
      `UPDATE evaluation SET scheme_id = (SELECT id FROM evaluation_scheme WHERE code = $2) WHERE person_id = $1`,
      [person, code],
    )
  await expect(change(scene.staff[0]!, 'ND335-2025')).rejects.toThrow(/not graded by another/)
  await expect(change(scene.staff[3]!, 'VC-2026')).rejects.toThrow(/not graded by another/)
  await expect(database.query(`UPDATE scheme_move SET entered = '{}'`)).rejects.toThrow(/append-only/)
})

it('between schemes that ask the same nothing is left behind', async () => {
  const person = { ...(await her(3)) }
  const [hn, nd] = [shippedSchemes[0]!, shippedSchemes[1]!]
  expect([sameForm(nd, { ...nd, code: 'X' }), sameForm(hn, nd)]).toEqual([true, false])
  expect(leftBehind(nd, { ...nd, code: 'X' }, person)).toEqual({ points: {}, tasks: [], deductions: [] })
  const lower = nd.criteria.map((each) => (each.id === 'I.1' ? { ...each, maximum: '4' } : each))
  expect(leftBehind(nd, { ...nd, criteria: lower }, person).points).toEqual({ 'I.1': '4.5' })
  const nothing = leftBehind(nd, { ...nd, code: 'X' }, person)
  expect(emptied({ ...nd, code: 'X' }, nothing, [])).toEqual({ scores: {} })
  expect(emptied(hn, nothing, [])).toEqual({ scores: {}, noTask: false })
})
