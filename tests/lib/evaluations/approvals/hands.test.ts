import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approveSheet, reopenSheet, returnSheet } from '@/lib/evaluations/approvals/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import { savePerson } from '@/lib/evaluations/people/commands'
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
  scene = await setScene(database, 1)
  at = { unit: scene.unit.slug, month }
  await openMonth(scene.personnel, at, now)
})

const save = async (by: Scene['assessor'], cells: Record<string, string>) =>
  expect(await saveSheet(by, { ...at, rows: [{ person: scene.staff[0]!, cells }] }, now)).toMatchObject({
    ok: true,
    refused: [],
  })
const quotaReasons = { unit: 'Đơn vị dẫn đầu.' }
const name = async (id: string) =>
  (await database.query<{ full_name: string }>('SELECT full_name FROM person WHERE id = $1', [id]))[0]!
    .full_name

/** One scored the row; another corrected a single cell and sent it on; then the first became the chair. */
async function promote(cells: Record<string, string>, correction: Record<string, string>) {
  await save(scene.assessor, cells)
  await save(scene.second, correction)
  expect(await submitSheet(scene.second, at, now)).toEqual({ ok: true })
  await grant(database, scene.assessor.personId, 'rating_authority', scene.unit.id)
  return asActor(scene.assessor.personId, scene.unit, ['rating_authority'])
}

it('who scored a row does not decide it, though another touched it last', async () => {
  const { cells } = fullRow(scene.staff[0]!)
  const promoted = await promote(cells, { remark: 'Đã sửa lý do cho rõ' })
  expect(await approveSheet(promoted, { ...at, quotaReasons }, now)).toEqual({
    ok: false,
    reason: 'scored-by-decider',
    names: [await name(scene.staff[0]!)],
  })
})

it.each([
  ['points', { 'I.1': '4' }],
  ['counts', { assigned: '20', unfinished: '1', returned: '2', late: '1' }],
  ['a remark', { remark: 'Hoàn thành sớm đợt số hóa hồ sơ' }],
])('nor who wrote only %s of it', async (_, part: Record<string, string>) => {
  const { cells } = fullRow(scene.staff[0]!)
  const others = Object.fromEntries(Object.entries(cells).filter(([key]) => !(key in part)))
  const promoted = await promote(part, others)
  expect(await approveSheet(promoted, { ...at, quotaReasons }, now)).toMatchObject({
    reason: 'scored-by-decider',
  })
})

it('nor who wrote only a line that takes points', async () => {
  const fields = {
    ...{ 'deductions.0.criterion': 'I.2', 'deductions.0.points': '0,5', 'deductions.0.reason': 'Đi muộn' },
    ...{ 'deductions.0.kind': 'article', 'deductions.0.evidence': 'Điều 7 Bộ quy tắc ứng xử' },
  }
  expect(await savePerson(scene.assessor, { ...at, person: scene.staff[0]!, fields }, now)).toEqual({
    ok: true,
  })
  const promoted = await promote({}, fullRow(scene.staff[0]!).cells)
  expect(await approveSheet(promoted, { ...at, quotaReasons }, now)).toMatchObject({
    reason: 'scored-by-decider',
  })
})

describe('what was written over since bars its writer too:', () => {
  const line = (at: number, reason: string) => ({
    ...{ [`deductions.${at}.criterion`]: 'I.2', [`deductions.${at}.points`]: '0,5' },
    ...{ [`deductions.${at}.reason`]: reason, [`deductions.${at}.kind`]: 'article' },
    [`deductions.${at}.evidence`]: 'Điều 7 Bộ quy tắc ứng xử',
  })
  const page = async (by: Scene['assessor'], fields: Record<string, string>) =>
    expect(await savePerson(by, { ...at, person: scene.staff[0]!, fields }, now)).toEqual({ ok: true })

  it.each([
    ['lines, and another saved the page with her remark', line(0, 'Đi muộn'), { ...line(0, 'Đi muộn') }],
    ['a line, and another added one', line(0, 'Đi muộn'), { ...line(0, 'Đi muộn'), ...line(1, 'Sai mẫu') }],
    ['a line, and another took it away', line(0, 'Đi muộn'), {}],
    ['a discipline decision', { knockOut: 'discipline_decision' }, { knockOut: 'discipline_decision' }],
    ['a remark, and another emptied it', { remark: 'Chậm việc' }, { remark: '' }],
  ])('%s', async (_, hers: Record<string, string>, then: Record<string, string>) => {
    await page(scene.assessor, hers)
    const rest = Object.fromEntries(Object.keys(hers).map((field) => [field, '']))
    await page(scene.second, { ...rest, remark: 'Hoàn thành sớm đợt số hóa hồ sơ', ...then })
    const promoted = await promote({}, fullRow(scene.staff[0]!).cells)
    expect(await approveSheet(promoted, { ...at, quotaReasons }, now)).toMatchObject({
      reason: 'scored-by-decider',
    })
  })

  it('who sent on a row that nobody had written in', async () => {
    await save(scene.second, fullRow(scene.staff[0]!).cells)
    // As a row loaded with its decision stands.
    await database.query(
      `UPDATE evaluation SET assessor_id = NULL, hands = '{}' WHERE person_id = '${scene.staff[0]}'`,
    )
    expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
    await returnSheet(scene.chair, { ...at, reason: 'Xem lại điểm' }, now)
    const promoted = await promote({}, { 'I.1': '4' })
    expect(await approveSheet(promoted, { ...at, quotaReasons }, now)).toMatchObject({
      reason: 'scored-by-decider',
    })
  })
})

it('a month that is opened again keeps what she scored and nobody changed, and only that', async () => {
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  await openMonth(scene.personnel, at, now)
  const [hers, other] = scene.staff
  const rows = (by: Scene['assessor'], person: string, change: Record<string, string> = {}) =>
    saveSheet(by, { ...at, rows: [fullRow(person, change)] }, now)
  await rows(scene.assessor, hers!)
  await rows(scene.second, other!)
  await submitSheet(scene.second, at, now)
  expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ decided: 2 })
  await grant(database, scene.assessor.personId, 'rating_authority', scene.unit.id)
  const promoted = asActor(scene.assessor.personId, scene.unit, ['rating_authority'])
  const again = async (person: string) => {
    await reopenSheet(scene.chair, { ...at, reason: 'Sót một việc', days: 3 }, now)
    await rows(scene.second, person, { unfinished: '3' })
    await submitSheet(scene.second, at, now)
    return approveSheet(promoted, { ...at, quotaReasons }, now)
  }
  expect(await again(other!)).toMatchObject({ ok: true, decided: 1 })
  expect(await again(hers!)).toMatchObject({ reason: 'scored-by-decider', names: [await name(hers!)] })
})

it('both names stand before who decides, and in the decision for whom it is about', async () => {
  await promote(fullRow(scene.staff[0]!).cells, { 'I.1': '4' })
  const [first, second] = [await name(scene.assessor.personId), await name(scene.second.personId)]
  const both = { scoredBy: second, scoredWith: [first] }
  const row = async () =>
    (await findApproval(scene.chair, at, now))!.rows.find(({ person }) => person === scene.staff[0])
  expect(await row()).toMatchObject(both)
  expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ ok: true })
  expect(await row()).toMatchObject(both)
  expect((await listOwnMonth(scene.member, month, now))[0]!.decided).toMatchObject({
    assessor: second,
    assessedWith: [first],
  })
})

it('and the database refuses one of several who scored as the one who decides', async () => {
  await promote(fullRow(scene.staff[0]!).cells, { 'I.1': '4' })
  const insert = (other: string) =>
    database.query(
      `INSERT INTO evaluation_decision (evaluation_id, person_id, version, not_graded, input, lines, decided_by_id, co_assessor_ids)
       SELECT id, person_id, 1, 'few_days', '{}', '[]', $1, ARRAY[$2]::uuid[] FROM evaluation WHERE person_id = $3`,
      [scene.chair.personId, other, scene.staff[0]],
    )
  await expect(insert(scene.chair.personId)).rejects.toThrow('evaluation_decision_none_of_several')
  await expect(insert(scene.staff[0]!)).rejects.toThrow('evaluation_decision_no_hand_of_hers')
})
