import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openMonth } from '@/lib/evaluations/months/commands'
import { savePerson } from '@/lib/evaluations/people/commands'
import { listEvidence } from '@/lib/evaluations/evidence/queries'
import { findPerson } from '@/lib/evaluations/people/queries'
import { personInput } from '@/lib/evaluations/people/schema'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { saveInput } from '@/lib/evaluations/sheets/schema'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { findApproval, findSheetHead } from '@/lib/evaluations/views/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, month, now, type Scene, setScene, inOffice } from '../scene'

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  await openMonth(scene.personnel, at, now)
  await saveSheet(scene.assessor, { ...at, rows: scene.staff.map((person) => fullRow(person)) }, now)
})

const task = {
  ...{ 'tasks.0.title': 'Rà soát hồ sơ', 'tasks.0.units': '2,5', 'tasks.0.completed': '1' },
  ...{ 'tasks.0.failedReviews': '1', 'tasks.0.late': '', 'tasks.0.objectiveCause': '1' },
}
const line = {
  ...{ 'deductions.0.criterion': 'I.2', 'deductions.0.points': '0,5', 'deductions.0.reason': 'Đi muộn' },
  ...{ 'deductions.0.kind': 'article', 'deductions.0.evidence': 'Điều 7 Bộ quy tắc ứng xử' },
}
const page = (change: Record<string, string> = {}) => ({
  ...at,
  person: scene.staff[0]!,
  fields: { ...task, ...line, remark: '', knockOut: '', ...change },
})

it('keeps tasks, deductions with their evidence, and shows them in the result', async () => {
  expect(await savePerson(scene.assessor, page(), now)).toEqual({ ok: true })
  const view = await findPerson(scene.assessor, { ...at, person: scene.staff[0]! }, now)
  expect(view?.person.tasks).toMatchObject([{ title: 'Rà soát hồ sơ', units: '2.5', objective_cause: true }])
  const why = view?.result?.grade ? view.result.lines.map((line) => line.why).join(' ') : ''
  expect(why).toContain('Trừ 0,5 điểm: Đi muộn (Điều 7 Bộ quy tắc ứng xử)')
  // The grid shows such tasks in words and does not overwrite them.
  const grid = await findGrid(scene.assessor, at, now)
  expect(grid?.rows.find((row) => row.person === scene.staff[0])?.tasks).toHaveLength(1)
  await saveSheet(scene.assessor, { ...at, rows: [fullRow(scene.staff[0]!, { 'I.1': '3' })] }, now)
  expect(
    (await findPerson(scene.assessor, { ...at, person: scene.staff[0]! }, now))?.person.tasks,
  ).toHaveLength(1)
})

it('says where the month is: whose turn, until when, who that is, and whether it is hers', async () => {
  const view = (who = scene.assessor) => findPerson(who, { ...at, person: scene.staff[0]! }, now)
  expect(await view()).toMatchObject({
    ...{ state: 'open', turn: 'assessor', until: '2026-10-28' },
    may: { score: true, decide: false, open: false },
  })
  expect((await view())?.holders).toHaveLength(2)
  await submitSheet(scene.assessor, at, now)
  expect(await view(scene.chair)).toMatchObject({
    ...{ state: 'submitted', turn: 'rating_authority', until: '2026-10-30' },
    may: { score: false, decide: true, open: false },
  })
  expect((await view(scene.personnel))?.may).toEqual({ score: false, decide: false, open: true })
})

it('shows an inspector above what points rest on, and not one point', async () => {
  await savePerson(scene.assessor, page(), now)
  const lines = await listEvidence(scene.inspector, at, now)
  expect(lines).toEqual([
    {
      ...{ person: scene.staff[0], name: expect.stringContaining('NV1'), title: 'Chuyên viên' },
      ...{ criterion: expect.stringContaining(' '), reason: 'Đi muộn', kind: 'article' },
      ...{ evidence: 'Điều 7 Bộ quy tắc ứng xử', file: null },
    },
  ])
  for (const who of ['member', 'stranger', 'administrator'] as const)
    expect([who, await listEvidence(scene[who], at, now)]).toEqual([who, null])
})

it('shows her, of a decided month, the lines that were decided and none that were typed since', async () => {
  const says = {
    ...{
      'deductions.1.criterion': 'II.1',
      'deductions.1.reason': 'Việc khó',
      'deductions.1.kind': 'dossier',
    },
    'deductions.1.evidence': 'H21-2026',
  }
  await savePerson(scene.assessor, page(says), now)
  await submitSheet(scene.assessor, at, now)
  const quotaReasons = { unit: 'Tháng cao điểm' }
  expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ ok: true })
  const shown = async (then = now) =>
    (await listEvidence(scene.inspector, at, then))!.map((each) => [each.reason, each.kind, each.evidence])
  const kept = [
    ['Đi muộn', 'article', 'Điều 7 Bộ quy tắc ứng xử'],
    ['Việc khó', 'dossier', 'H21-2026'],
  ]
  expect(await shown()).toEqual(kept)

  await reopenSheet(scene.chair, { ...at, reason: 'Xem lại một dòng', days: 1 }, now)
  const typed = {
    'deductions.2.criterion': 'I.1',
    'deductions.2.points': '1',
    'deductions.2.reason': 'Vắng họp',
  }
  const by = { 'deductions.2.kind': 'article', 'deductions.2.evidence': 'Điều 9' }
  await savePerson(scene.assessor, page({ ...says, ...typed, ...by }), now)
  expect(await shown()).toHaveLength(3)
  const late = new Date('2026-11-02T08:00:00+07:00')
  expect(await shown(late)).toEqual(kept)

  // What was decided and mended since is told as the decision has it.
  const mended = { 'deductions.0.points': '1', 'deductions.1.reason': 'Việc rất khó' }
  await savePerson(scene.assessor, page({ ...says, ...mended }), now)
  expect(await shown(late)).toEqual([
    ['Đi muộn (Điều 7 Bộ quy tắc ứng xử)', null, null],
    ['Việc khó (H21-2026)', null, null],
  ])
})

it('names every field that is wrong and saves nothing', async () => {
  const wrong = page({ 'tasks.0.units': '0', 'deductions.0.evidence': '', 'deductions.0.points': 'x' })
  const answer = await savePerson(scene.assessor, wrong, now)
  if (answer.ok || answer.reason !== 'invalid') throw new Error('not refused')
  expect(answer.faults.map(({ field }) => field)).toEqual([
    'tasks.0.units',
    'deductions.0.points',
    'deductions.0.evidence',
  ])
  const view = await findPerson(scene.assessor, { ...at, person: scene.staff[0]! }, now)
  expect(view?.person.deductions).toEqual([])
})

it('a discipline decision is a D, whatever the points', async () => {
  await savePerson(scene.assessor, page({ knockOut: 'discipline_decision' }), now)
  await submitSheet(scene.assessor, at, now)
  expect(
    await approveSheet(scene.chair, { ...at, quotaReasons: { unit: 'Tháng cao điểm' } }, now),
  ).toMatchObject({
    graded: 2,
  })
  const [made] = await database.query<{ grade: string }>(
    'SELECT grade::text FROM evaluation_decision WHERE person_id = $1',
    [scene.staff[0]],
  )
  expect(made?.grade).toBe('D')
})

it('nobody writes her own page, a locked month takes none, and a stranger finds neither page nor sheet', async () => {
  await inOffice(database, scene, scene.assessor)
  await openMonth(scene.personnel, at, now)
  const own = { ...page(), person: scene.assessor.personId }
  expect(await savePerson(scene.assessor, own, now)).toMatchObject({ reason: 'own-row' })
  expect(await savePerson(scene.chair, page(), now)).toMatchObject({ reason: 'not-yours' })
  expect(await savePerson(scene.stranger, page(), now)).toMatchObject({ reason: 'not-found' })
  expect(await savePerson(scene.assessor, { ...page(), person: scene.stranger.personId }, now)).toMatchObject(
    {
      reason: 'not-found',
    },
  )
  expect(await findPerson(scene.stranger, { ...at, person: scene.staff[0]! }, now)).toBeNull()
  await submitSheet(scene.assessor, at, now)
  expect(await savePerson(scene.assessor, page(), now)).toMatchObject({
    reason: 'not-now',
    state: 'submitted',
  })
})

it('points are seen by assessor, rating authority and personnel; the inspector sees the state; others nothing', async () => {
  for (const who of ['assessor', 'chair', 'personnel'] as const) {
    expect([who, (await findGrid(scene[who], at, now))?.rows.length]).toEqual([who, 3])
    expect(await findApproval(scene[who], at, now)).not.toBeNull()
  }
  expect(await findSheetHead(scene.inspector, at, now)).toMatchObject({ state: 'open', turn: 'assessor' })
  for (const who of ['inspector', 'administrator', 'stranger', 'member'] as const) {
    expect([who, await findGrid(scene[who], at, now)]).toEqual([who, null])
    expect(await findApproval(scene[who], at, now)).toBeNull()
  }
  for (const who of ['administrator', 'stranger', 'member'] as const)
    expect([who, await findSheetHead(scene[who], at, now)]).toEqual([who, null])
})

it('too long a reason is the fault of its field, and the whole page waits as it was typed', async () => {
  const [long, longer] = ['dài '.repeat(700).trim(), 'x'.repeat(25_000)]
  const change = { 'deductions.0.reason': long, 'deductions.1.evidence': longer, remark: 'Chờ họp' }
  const { fields } = personInput.parse(page(change))
  const saved = await savePerson(scene.assessor, { ...page(), fields }, now)
  expect(saved).toMatchObject({ reason: 'invalid' })
  const view = (await findPerson(scene.assessor, { ...at, person: scene.staff[0]! }, now))!
  const why = (field: string) => view.faults.find((fault) => fault.field === field)?.why
  expect(why('deductions.0.reason')).toContain('Dài 2.799 ký tự, quá mức 2.000')
  expect(why('deductions.1.evidence')).toContain('chỉ giữ được 20.000 ký tự đầu')
  expect(view.fields).toMatchObject({ 'deductions.0.reason': long, remark: 'Chờ họp', ...task })
  expect(view.fields['deductions.1.evidence']).toHaveLength(20_000)
  expect(view.person.remark).not.toBe('Chờ họp')
  const shorter = { ...fields, 'deductions.0.reason': 'Đi muộn', 'deductions.1.evidence': '' }
  expect(await savePerson(scene.assessor, { ...page(), fields: shorter }, now)).toEqual({ ok: true })
})

it('line ends count once, however the browser sends them', () => {
  const text = `${'a'.repeat(999)}\r\n${'b'.repeat(1000)}`
  const { fields } = personInput.parse(page({ remark: text }))
  expect(fields.remark).toHaveLength(2000)
})

it('a reason too long for the grid is a fault of its cell: the other cells are saved, and it waits', async () => {
  const long = 'x'.repeat(3000)
  const row = fullRow(scene.staff[0]!, { remark: long, 'I.1': '3' })
  const { rows } = saveInput.parse({ ...at, rows: [row] })
  expect(await saveSheet(scene.assessor, { ...at, rows }, now)).toMatchObject({
    saved: 1,
    refused: [{ key: 'remark', why: expect.stringContaining('Dài 3.000 ký tự') }],
  })
  const grid = await findGrid(scene.assessor, at, now)
  const seen = grid?.rows.find((each) => each.person === scene.staff[0])
  expect([seen?.cells['I.1'], seen?.drafts.remark?.typed]).toEqual(['3', long])
})

it('takes what is no id of a file for a file that is not there', async () => {
  const saved = await savePerson(scene.assessor, page({ 'deductions.0.file': '-'.repeat(36) }), now)
  expect(saved).toMatchObject({ ok: false, faults: [{ why: 'Không còn tệp này; hãy đính kèm lại.' }] })
})
