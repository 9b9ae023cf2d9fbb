import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { answerAppeal, fileAppeal } from '@/lib/evaluations/appeals/commands'
import { approveSheet, reopenSheet, returnSheet } from '@/lib/evaluations/approvals/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval, findSheetHead } from '@/lib/evaluations/views/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, grant, month, now, type Scene, setScene } from '../scene'

// A month that was decided before and is put up again: what would change, and why it came back.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }
let changed: string
let appellant: string
let other: string
let clerk: string
const why = 'Đợt số hóa hồ sơ cao điểm'
const quotaReasons = { unit: why }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 5)
  at = { unit: scene.unit.slug, month }
  ;[changed, appellant, other, clerk] = scene.staff as [string, string, string, string]
  // She keeps the roster of the unit and is graded in it.
  await grant(database, clerk, 'personnel', scene.unit.id)
  await openMonth(scene.personnel, at, now)
  await save(scene.staff.map((person) => fullRow(person)))
  await send()
  expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({
    ok: true,
    decided: 5,
  })
})

const save = async (rows: ReturnType<typeof fullRow>[]) =>
  expect(await saveSheet(scene.assessor, { ...at, rows }, now)).toMatchObject({ ok: true, refused: [] })
const send = async () => expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
const reopen = (reason = 'Sổ của một cửa ghi khác') =>
  reopenSheet(scene.chair, { ...at, reason, days: 5 }, now)
async function uphold(person: string, reason: string) {
  const [own] = await database.query<{ id: string }>(
    'SELECT id FROM appeal WHERE evaluation_id = (SELECT id FROM evaluation WHERE person_id = $1)',
    [person],
  )
  return answerAppeal(scene.chair, { unit: at.unit, appeal: own!.id, outcome: 'upheld', reason }, now)
}
const appeal = (person: string) =>
  fileAppeal(
    asActor(person, scene.unit, ['staff']),
    { ...at, id: randomUUID(), body: 'Xin xem lại tiêu chí II.4 của tháng.' },
    null,
    now,
  )
const view = async (who = scene.chair) => (await findApproval(who, at, now))!
const marked = async (who = scene.chair) =>
  (await view(who)).rows.filter(({ change }) => change).map(({ person, change }) => [person, change] as const)

it('says who would get a new decision and against what: those whom approving decides anew, and nobody else', async () => {
  expect(await view()).toMatchObject({ decidedBefore: false })
  expect(await marked()).toEqual([])
  await appeal(appellant)
  expect(await uphold(appellant, 'Sửa lời nhận xét.')).toEqual({ ok: true })
  await save([fullRow(changed, { 'I.1': '4' }), fullRow(other, { remark: 'Lý do khác, điểm như cũ' })])
  await send()
  const { rows, decidedBefore } = await view()
  // All five were decided alike, and her points stand.
  const before = { total: rows.find(({ person }) => person === appellant)!.total, grade: 'A' }
  expect(decidedBefore).toBe(true)
  expect(new Map(await marked())).toEqual(
    new Map([
      [changed, { before, same: false }],
      [appellant, { before, same: true }],
      [other, { before, same: true }],
    ]),
  )
  expect(rows.filter(({ upheld }) => upheld).map(({ person }) => person)).toEqual([appellant])

  expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ decided: 3 })
  const versions = await database.query<{ person_id: string }>(
    'SELECT person_id FROM evaluation_decision WHERE version = 2 AND person_id = ANY ($1)',
    [scene.staff],
  )
  expect(new Set(versions.map(({ person_id }) => person_id))).toEqual(new Set([changed, appellant, other]))
  expect(await marked()).toEqual([])
  expect((await view()).rows.some(({ upheld }) => upheld)).toBe(false)
})

it('says of her own row nothing, by whatever role she reads the page', async () => {
  await appeal(clerk)
  await uphold(clerk, 'Sửa I.1.')
  await save([fullRow(clerk, { 'I.1': '4' }), fullRow(changed, { 'I.1': '4' })])
  await send()
  const people = async (who: Scene['chair']) => (await marked(who)).map(([person]) => person).sort()
  expect(await people(scene.chair)).toEqual([changed, clerk].sort())
  expect(await people(asActor(clerk, scene.unit, ['personnel']))).toEqual([changed])
})

it('keeps what was written of a quota to be looked over, and takes it for no answer', async () => {
  await reopen()
  await send()
  expect((await view()).reasonsBefore).toEqual(quotaReasons)
  expect((await view()).quotas[0]?.reason).toBeNull()
  expect(await approveSheet(scene.chair, at, now)).toMatchObject({ reason: 'quota-reason' })
})

it('tells every reason since it was decided, the newest first, and whose appeal was upheld while it was open', async () => {
  await Promise.all([appeal(appellant), appeal(other)])
  await uphold(appellant, 'Hai hồ sơ có trong sổ: sửa II.4.')
  await uphold(other, 'Thư cảm ơn thuộc tháng này: sửa II.1.')
  await send()
  await returnSheet(scene.chair, { ...at, reason: 'Còn thiếu một dòng minh chứng' }, now)
  const reasons = async (who: Scene['chair']) => (await findSheetHead(who, at, now))?.reasons
  const said = (await reasons(scene.assessor))!
  const names = await database.query<{ id: string; name: string }>(
    'SELECT id, full_name AS name FROM person WHERE id = ANY ($1)',
    [scene.staff],
  )
  const nameOf = (id: string) => names.find((each) => each.id === id)!.name
  expect(said).toHaveLength(3)
  expect(said).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ by: 'returned', person: null, reason: 'Còn thiếu một dòng minh chứng' }),
      {
        by: 'appeal',
        day: '2026-10-28',
        person: nameOf(other),
        reason: 'Thư cảm ơn thuộc tháng này: sửa II.1.',
      },
      {
        by: 'appeal',
        day: '2026-10-28',
        person: nameOf(appellant),
        reason: 'Hai hồ sơ có trong sổ: sửa II.4.',
      },
    ]),
  )
  expect(await reasons(scene.chair)).toEqual(said)
  // Who sees the state alone is told none; who is graded has no sheet.
  expect(await reasons(scene.inspector)).toEqual([])
  for (const who of [scene.administrator, asActor(appellant, scene.unit, ['staff']), scene.stranger])
    expect(await reasons(who)).toBeUndefined()

  await send()
  expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ decided: 2 })
  expect(await reasons(scene.assessor)).toEqual([])
  await reopen()
  expect(await reasons(scene.assessor)).toMatchObject([{ by: 'reopened', reason: 'Sổ của một cửa ghi khác' }])
  await send()
  await returnSheet(scene.chair, { ...at, reason: 'Chưa sửa hết' }, now)
  expect(await reasons(scene.assessor)).toMatchObject([
    { by: 'returned', reason: 'Chưa sửa hết' },
    { by: 'reopened', reason: 'Sổ của một cửa ghi khác' },
  ])
})

it('an appeal is not upheld while the month is with her to be decided: the refusal says of which month', async () => {
  await appeal(appellant)
  await reopen()
  await send()
  expect(await uphold(appellant, 'Sửa II.4.')).toEqual({
    ok: false,
    reason: 'not-now',
    state: 'submitted',
    month,
  })
})
