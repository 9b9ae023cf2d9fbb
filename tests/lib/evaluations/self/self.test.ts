import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMonth } from '@/lib/evaluations/months/commands'
import { parkSelf, saveSelf, sendSelf } from '@/lib/evaluations/self/commands'
import { listDueSelves, listOwnSelves, listSelfScores } from '@/lib/evaluations/self/queries'
import { readSelf, readSelfForm, takesSelf } from '@/lib/evaluations/self/rules'
import { selfInput } from '@/lib/evaluations/self/schema'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { submitSheet, saveSheet } from '@/lib/evaluations/sheets/commands'
import { db } from '@/lib/db'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 3)
  await openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)
})
afterAll(() => database.close())

const mine = (at = 0) => asActor(scene.staff[at]!, scene.unit, ['staff'])
const typed = (change: Record<string, string> = {}, words = {}) => ({
  unit: scene.unit.slug,
  month,
  cells: fullRow('', change).cells,
  strengths: 'Trả hồ sơ đúng hẹn.',
  weaknesses: '',
  ...words,
})
const sheetId = () =>
  db.evaluationSheet.findFirstOrThrow({ where: { unitId: scene.unit.id }, select: { id: true } })

it('keeps a draft exactly as typed, wrong cells too, and shows it to nobody else', async () => {
  expect(await saveSelf(mine(), typed({ 'I.1': 'năm', 'I.2': '9' }), now)).toMatchObject({ ok: true })
  const [own] = await listOwnSelves(mine(), month, now)
  expect(own).toMatchObject({
    cells: { 'I.1': 'năm', 'I.2': '9' },
    strengths: 'Trả hồ sơ đúng hẹn.',
    open: true,
  })
  expect((await listSelfScores(db, (await sheetId()).id)).size).toBe(0)
})

it('says all that is wrong at once, and keeps what was typed', async () => {
  const sent = await sendSelf(mine(), typed({ 'I.1': '5,5', 'II.1': '', unfinished: '40' }), now)
  expect(sent).toMatchObject({ ok: false, reason: 'invalid' })
  expect('faults' in sent && sent.faults.map(({ key }) => key)).toEqual(['I.1', 'unfinished', 'II.1'])
  const [own] = await listOwnSelves(mine(), month, now)
  expect(own?.cells['I.1']).toBe('5,5')
})

it('words that are too long wait whole as a draft, and are said at their field when she sends them', async () => {
  const [who, long] = [mine(2), 'x'.repeat(3000)]
  const input = selfInput.parse(typed({}, { weaknesses: long }))
  expect(await saveSelf(who, input, now)).toMatchObject({ ok: true })
  expect(await sendSelf(who, input, now)).toEqual({
    ok: false,
    reason: 'invalid',
    faults: [{ key: 'weaknesses', why: expect.stringContaining('Dài 3.000 ký tự') }],
  })
  const [own] = await listOwnSelves(who, month, now)
  expect(own).toMatchObject({ weaknesses: long, sentAt: null })
  const all = selfInput.parse(typed({ 'I.1': '9', 'I.2': 'bốn' }, { weaknesses: long }))
  const sent = await sendSelf(who, all, now)
  expect('faults' in sent && sent.faults.map(({ key }) => key)).toEqual(['I.1', 'I.2', 'weaknesses'])
})

it('is sent once, then only read; the grid finds it beside the assessor’s points', async () => {
  expect(await sendSelf(mine(), typed(), now)).toEqual({ ok: true })
  expect(await sendSelf(mine(), typed({ 'I.1': '5' }), now)).toEqual({ ok: true })
  expect(await saveSelf(mine(), typed({ 'I.1': '5' }), now)).toEqual({ ok: false, reason: 'sent' })
  const scores = await listSelfScores(db, (await sheetId()).id)
  const score = scores.get(scene.staff[0]!)
  expect(score).toMatchObject({ grade: 'A', cells: { 'I.1': '4,5', assigned: '20' } })
  const [own] = await listOwnSelves(mine(), month, now)
  expect(own).toMatchObject({ open: false, sentAt: now.toISOString(), total: score?.total })
  await expect(
    database.query('UPDATE self_evaluation SET strengths = $1 WHERE sent_at IS NOT NULL', ['x']),
  ).rejects.toThrow('no longer changes')
})

it('what came after the session had ended waits in the draft of that account; what was sent stays', async () => {
  const parks = async (at: number, change: Record<string, string>) => {
    const [account] = await database.query<{ id: string }>(
      `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1::uuid, $1::uuid::text, 'x') RETURNING id`,
      [scene.staff[at]],
    )
    return parkSelf(account!.id, selfInput.parse(typed(change)), now)
  }
  expect(await parks(1, { 'I.1': '3\0,5' })).toMatchObject({ ok: true })
  expect((await listOwnSelves(mine(1), month, now))[0]).toMatchObject({
    cells: { 'I.1': '3,5' },
    sentAt: null,
  })
  expect(await parks(0, { 'I.1': '1' })).toEqual({ ok: false, reason: 'sent' })
  expect(await parkSelf(scene.unit.id, typed(), now)).toEqual({ ok: false, reason: 'not-found' })
})

it('is due until it is sent, and late after its day, which moves off a Sunday', async () => {
  expect(await listDueSelves(mine(), now)).toEqual([])
  // 25 October 2026 is a Sunday.
  expect(await listDueSelves(mine(1), now)).toMatchObject([{ month, deadline: '2026-10-26', late: true }])
  expect(await listDueSelves(mine(1), new Date('2026-10-26T15:00:00+07:00'))).toMatchObject([{ late: false }])
})

it('takes no word of those the level above grades, nor of a month that does not name her', async () => {
  expect(await listDueSelves(scene.chair, now)).toEqual([])
  expect(await sendSelf(scene.chair, typed(), now)).toEqual({ ok: false, reason: 'not-now' })
  for (const who of [scene.stranger, scene.administrator])
    expect(await sendSelf(who, typed(), now)).toEqual({ ok: false, reason: 'not-found' })
})

it('waits for nobody once the assessor has sent the month on', async () => {
  const rows = scene.staff.map((person) => fullRow(person))
  await saveSheet(scene.assessor, { unit: scene.unit.slug, month, rows }, now)
  await submitSheet(scene.assessor, { unit: scene.unit.slug, month }, now)
  expect(await sendSelf(mine(1), typed(), now)).toEqual({ ok: false, reason: 'not-now' })
  expect(await listDueSelves(mine(1), now)).toEqual([])
})

it('what she wrote into a month that had gone on is kept as her draft, and counts for nothing', async () => {
  expect(await saveSelf(mine(1), typed({ 'I.1': '2' }), now)).toEqual({ ok: false, reason: 'not-now' })
  const account = await db.account.findFirstOrThrow({ where: { personId: scene.staff[1]! } })
  expect(await parkSelf(account.id, typed({ 'I.1': '2' }), now)).toMatchObject({ ok: true })
  const [own] = await listOwnSelves(mine(1), month, now)
  expect(own).toMatchObject({ cells: { 'I.1': '2' }, open: false, sentAt: null })
  expect([...(await listSelfScores(db, (await sheetId()).id)).keys()]).not.toContain(scene.staff[1])
  await db.evaluation.updateMany({ where: { personId: scene.staff[1]! }, data: { notGraded: 'on_leave' } })
  expect(await parkSelf(account.id, typed({ 'I.1': '1' }), now)).toEqual({ ok: false, reason: 'not-now' })
  await db.evaluation.updateMany({ where: { personId: scene.staff[1]! }, data: { notGraded: null } })
})

it('a form that is not this one is read as none, so that nothing says that it was kept', () => {
  expect(readSelfForm({ unit: scene.unit.slug, 'o.I.1': '4' })).toBeNull()
  const whole = { unit: scene.unit.slug, month, strengths: '', weaknesses: '', 'o.I.1': '4' }
  expect(readSelfForm(whole)).toMatchObject({ cells: { 'I.1': '4' } })
})

describe('the rules', () => {
  const [hn2018, nd335] = shippedSchemes
  const who = { positionTitle: 'Chuyên viên', category: 'civil_servant' } as const

  it('grade a self-score by the very rules of the grid', () => {
    expect(readSelf(nd335!, who, fullRow('').cells)).toMatchObject({ faults: [], result: { grade: 'A' } })
    const points = { discipline: '18', progress: '33,5', quality: '31', bonus: '2' }
    expect(readSelf(hn2018!, who, points).result).toMatchObject({ total: '84.50', grade: 'B' })
  })

  it('ask a leader for the three terms, and nobody else', () => {
    const faults = readSelf(nd335!, { ...who, positionTitle: 'Trưởng phòng' }, fullRow('').cells).faults
    expect(faults.map(({ key }) => key)).toEqual(['unit_result', 'organising', 'unity'])
  })

  it('take a month without tasks as a month without a grade', () => {
    const cells = fullRow('', { assigned: '0', unfinished: '', returned: '', late: '' }).cells
    expect(readSelf(nd335!, who, cells)).toMatchObject({ faults: [], result: { grade: null } })
  })

  it('take it while the assessor has the month, and of whom the head scores until she is decided', () => {
    const states = ['open', 'returned', 'submitted', 'approved', 'published', 'reopened'] as const
    const plain = { notGraded: null, byHead: false, decided: false } as const
    const taking = (change: Partial<Parameters<typeof takesSelf>[1]>) =>
      states.filter((state) => takesSelf(state, { ...plain, ...change }))
    expect(taking({})).toEqual(['open', 'returned'])
    expect(taking({ byHead: true })).toEqual([...states])
    expect(taking({ byHead: true, decided: true })).toEqual(['open', 'returned'])
    expect(taking({ notGraded: 'level_above' })).toEqual([])
    expect(taking({ notGraded: 'few_days', byHead: true })).toEqual([])
  })
})
