import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import { findSheet } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval } from '@/lib/evaluations/views/queries'
import { delegate } from '@/lib/staff/delegations/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addPerson, asActor, fullRow, inOffice, month, now, type Scene, setScene } from '../scene'

// What the head scores and decides herself is asked for as whole as what assessors send.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }
let head: string

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  head = scene.assessor.personId
  await inOffice(database, scene, scene.assessor)
  await database.query(`UPDATE post SET position_title = 'Chuyên viên' WHERE person_id = $1`, [head])
})

const write = (change: Record<string, string>) =>
  saveSheet(scene.chair, { ...at, rows: [fullRow(head, { unfinished: '3', ...change })] }, now)
const sent = async () => {
  await openMonth(scene.personnel, at, now)
  const rows = scene.staff.map((person) => fullRow(person, { unfinished: '3' }))
  await saveSheet(scene.second, { ...at, rows }, now)
  expect(await submitSheet(scene.second, at, now)).toEqual({ ok: true })
}
const refused = (why: RegExp) => ({
  ok: false,
  reason: 'incomplete',
  people: [{ id: head, name: expect.any(String) as string, why: expect.stringMatching(why) as string }],
})
/** Whether due, the head of the page and the page of approval say that she waits. */
const waits = async () => {
  const [due] = await listDueSheets(scene.chair, now)
  const page = (await findApproval(scene.chair, at, now))!
  const sheet = (await findSheet(scene.chair, at, now))!
  return [
    due!.direct !== null,
    page.waiting.length > 0,
    page.direct?.ready === 0,
    sheet.head.direct?.ready === 0,
  ]
}
const all = (told: boolean) => [told, told, told, told]

it('a grade without its reason is not decided, and waits everywhere until the reason is there', async () => {
  await sent()
  await write({ remark: '', unfinished: '1' })
  expect(await approveSheet(scene.chair, at, now)).toEqual(refused(/Ghi lý do xếp loại/))
  expect(await waits()).toEqual(all(true))
  await write({ unfinished: '1' })
  expect(await waits()).toEqual(all(false))
  const reasons = { quotaReasons: { unit: 'Đơn vị dẫn đầu.' } }
  expect(await approveSheet(scene.chair, { ...at, ...reasons }, now)).toMatchObject({ ok: true, decided: 3 })
})

it('a letter that she chose and that the points do not come to keeps the month from being decided', async () => {
  await sent()
  await write({})
  expect(await waits()).toEqual(all(false))
  const { evaluation } = (
    await database.query<{ evaluation: string }>(
      `SELECT id AS evaluation FROM evaluation WHERE person_id = $1`,
      [head],
    )
  )[0]!
  const letter = (who: string, typed: string) =>
    database.query(
      `INSERT INTO evaluation_draft (typed_by, evaluation_id, field, typed, base) VALUES ($1, $2, 'grade', $3, $4)`,
      [who, evaluation, typed, `${typed}?`],
    )
  // Another's letter is her own affair.
  await letter(scene.second.personId, 'D')
  expect(await waits()).toEqual(all(false))
  await letter(scene.chair.personId, 'D')
  expect(await waits()).toEqual(all(true))
  expect(await approveSheet(scene.chair, at, now)).toEqual(refused(/Đã chọn D/))
  await database.query(`DELETE FROM evaluation_draft WHERE typed_by = $1`, [scene.chair.personId])
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, decided: 3 })
})

it('who decides for another learns nothing of her own undecided grade from the quota', async () => {
  const people = []
  for (const code of ['A1', 'A2', 'A3']) people.push(await addPerson(database, scene.unit.id, code))
  await openMonth(scene.personnel, at, now)
  // One best grade of five is the quota's limit: hers would be the one too many.
  const [own, best, ...others] = [...scene.staff, ...people]
  const row = (person: string, a: boolean) => fullRow(person, a ? {} : { unfinished: '3' })
  const rows = [row(own!, true), row(best!, true), ...others.map((each) => row(each, false))]
  await saveSheet(scene.second, { ...at, rows }, now)
  await saveSheet(scene.chair, { ...at, rows: [row(head, false)] }, now)
  expect(await submitSheet(scene.second, at, now)).toEqual({ ok: true })
  const lent = { unit: scene.unit.slug, role: 'rating_authority' as const, kind: 'tuq' as const }
  const dates = { from: '2026-10-28', to: '2026-11-10', basis: '' }
  expect(await delegate(scene.chair, { ...lent, ...dates, delegate: own! }, now)).toMatchObject({ ok: true })
  const acting = asActor(own!, scene.unit, [])
  expect((await findApproval(scene.chair, at, now))!.quotas[0]!.quota.over).toBe(true)
  expect((await findApproval(acting, at, now))!.quotas[0]!.quota.over).toBe(false)
  expect(await approveSheet(acting, at, now)).toMatchObject({ ok: true, decided: 5 })
})
