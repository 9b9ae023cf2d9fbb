import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerAppeal, fileAppeal } from '@/lib/evaluations/appeals/commands'
import {
  findAppeal,
  listAppeals,
  listDueAppeals,
  listOwnAppeals,
  mayReadAppealFile,
} from '@/lib/evaluations/appeals/queries'
import { listToldAppeals } from '@/lib/evaluations/appeals/told/queries'
import { dueDayOf, stateOf } from '@/lib/evaluations/appeals/rules'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 4)
  await openMonth(scene.personnel, at(), now)
})
afterAll(() => database.close())

const at = () => ({ unit: scene.unit.slug, month })
const mine = (index = 0) => asActor(scene.staff[index]!, scene.unit, ['staff'])
const asks = (id = randomUUID()) => ({ ...at(), id, body: 'Hai hồ sơ chậm là do hệ thống dừng ngày 12/10.' })
const answer = (appeal: string, outcome: 'upheld' | 'refused', reason = 'Đã xem lại hồ sơ.') => ({
  unit: scene.unit.slug,
  appeal,
  outcome,
  reason,
})

async function decideMonth(change: Record<string, string> = {}) {
  const rows = scene.staff.map((person, index) => fullRow(person, index === 0 ? change : {}))
  await saveSheet(scene.assessor, { ...at(), rows }, now)
  await submitSheet(scene.assessor, at(), now)
  expect(
    await approveSheet(scene.chair, { ...at(), quotaReasons: { unit: 'Đơn vị dẫn đầu.' } }, now),
  ).toMatchObject({
    ok: true,
  })
}

const pdf = {
  mediaType: 'application/pdf' as const,
  bytes: new Uint8Array(Buffer.from('%PDF-1.4 minh chứng')),
  thumbnail: null,
  width: null,
  height: null,
  name: 'minh-chung.pdf',
}

describe('an appeal', () => {
  const [first, second] = [{ id: randomUUID() }, { id: randomUUID() }]

  it('waits for a decision to be against', async () => {
    expect(await fileAppeal(mine(), asks(first.id), null, now)).toEqual({ ok: false, reason: 'undecided' })
    await decideMonth({ late: '3' })
  })

  it('is filed once a decision, with a clock of seven working days', async () => {
    // 28 October is a Wednesday.
    expect(await fileAppeal(mine(), asks(first.id), pdf, now)).toEqual({ ok: true, dueDay: '2026-11-06' })
    expect(await fileAppeal(mine(), asks(first.id), pdf, now)).toEqual({ ok: true, dueDay: '2026-11-06' })
    expect(await fileAppeal(mine(), asks(), pdf, now)).toEqual({ ok: false, reason: 'already' })
    const files = await database.query('SELECT FROM stored_file')
    expect(files).toHaveLength(1)
    expect(await fileAppeal(mine(1), asks(second.id), null, now)).toMatchObject({ ok: true })
  })

  it('does not exist for whoever has no month here', async () => {
    for (const who of [scene.stranger, scene.administrator])
      expect(await fileAppeal(who, asks(), null, now)).toEqual({ ok: false, reason: 'not-found' })
  })

  it('is due for who decides, known to the clerk, and late after its day', async () => {
    const later = new Date('2026-11-07T08:00:00+07:00')
    const due = await listDueAppeals(scene.chair, later)
    expect(due.handled.map(({ mine: hers, late }) => [hers, late])).toEqual([
      [true, true],
      [true, true],
    ])
    expect(
      (await listDueAppeals(asActor(scene.personnel.personId, scene.unit, ['personnel']), now)).handled.map(
        (each) => each.mine,
      ),
    ).toEqual([false, false])
    expect((await listDueAppeals(mine(), now)).own).toHaveLength(1)
    expect(await listDueAppeals(mine(2), now)).toEqual({ handled: [], own: [] })
  })

  it('says to both sides whose turn it is, until when, and who that is today', async () => {
    const turn = {
      step: 'answer',
      turn: 'rating_authority',
      until: '2026-11-06',
      holders: [await chairName()],
    }
    expect((await read(first.id))?.turn).toEqual(turn)
    expect((await listOwnAppeals(mine(), month, now))[0]?.turn).toEqual(turn)
  })

  const read = (appeal: string, at = now) =>
    findAppeal(scene.personnel, { unit: scene.unit.slug, appeal }, at)
  const chairName = async () =>
    (
      await database.query<{ name: string }>('SELECT full_name AS name FROM person WHERE id = $1', [
        scene.chair.personId,
      ])
    )[0]!.name

  it.each([
    ['a colleague', () => mine(2)],
    ['the assessor', () => scene.assessor],
    ['somebody of another unit', () => scene.stranger],
    ['an inspector', () => scene.inspector],
    ['an administrator', () => scene.administrator],
  ])('is not there for %s', async (_, who) => {
    expect(await listAppeals(who(), scene.unit.slug, now)).toBeNull()
    expect(await findAppeal(who(), { unit: scene.unit.slug, appeal: first.id }, now)).toBeNull()
    expect(await answerAppeal(who(), answer(first.id, 'refused'), now)).toEqual({
      ok: false,
      reason: 'not-found',
    })
    const [own] = await listOwnAppeals(who(), month, now)
    expect(own?.appeals ?? []).toEqual([])
    expect(await mayReadAppealFile(who(), await fileId(), now)).toBe(false)
  })

  const fileId = async () =>
    (await database.query<{ file_id: string }>('SELECT file_id FROM appeal WHERE id = $1', [first.id]))[0]!
      .file_id

  it('is read with its file by the clerk, who does not answer it', async () => {
    const seen = await findAppeal(scene.personnel, { unit: scene.unit.slug, appeal: first.id }, now)
    expect(seen).toMatchObject({
      body: asks().body,
      may: { answer: false },
      file: { name: 'minh-chung.pdf' },
    })
    expect(await mayReadAppealFile(scene.personnel, await fileId(), now)).toBe(true)
    expect(await mayReadAppealFile(mine(), await fileId(), now)).toBe(true)
    expect(await mayReadAppealFile(null, await fileId(), now)).toBe(false)
    expect(await answerAppeal(scene.personnel, answer(first.id, 'refused'), now)).toEqual({
      ok: false,
      reason: 'not-yours',
    })
  })

  it('refused, leaves the decision as it is and the reason with it', async () => {
    const reason = 'Nhật ký hệ thống không ghi sự cố ngày 12/10.'
    expect(await answerAppeal(scene.chair, answer(second.id, 'refused', reason), now)).toEqual({ ok: true })
    expect(await answerAppeal(scene.chair, answer(second.id, 'upheld'), now)).toEqual({
      ok: false,
      reason: 'answered',
    })
    const [own] = await listOwnAppeals(mine(1), month, now)
    expect(own).toMatchObject({
      turn: null,
      mayFile: null,
      appeals: [{ state: 'refused', answer: { reason } }],
    })
    // Two weeks on the first page, and as long as it is her latest month.
    const last = new Date('2026-11-11T23:00:00+07:00')
    const after = new Date('2026-11-12T00:00:00+07:00')
    expect(await listToldAppeals(mine(1), '2026-11', last)).toMatchObject([{ state: 'refused', month }])
    expect(await listToldAppeals(mine(1), '2026-11', after)).toEqual([])
    expect(await listToldAppeals(mine(1), month, after)).toHaveLength(1)
    expect(await listToldAppeals(scene.chair, month, now)).toEqual([])
    const [state] = await database.query('SELECT state::text FROM evaluation_sheet WHERE unit_id = $1', [
      scene.unit.id,
    ])
    expect(state).toEqual({ state: 'approved' })
  })

  it('upheld, opens the month; the new decision supersedes the old one with that reason', async () => {
    const reason = 'Sự cố hệ thống đã được xác nhận; không tính hai lần chậm.'
    expect(await answerAppeal(scene.chair, answer(first.id, 'upheld', reason), now)).toEqual({ ok: true })
    const upheld = await findAppeal(scene.chair, { unit: scene.unit.slug, appeal: first.id }, now)
    // Opened on the 28th for five days more.
    const turn = { step: 'sheet', turn: 'assessor', until: '2026-11-02' }
    expect(upheld).toMatchObject({ state: 'upheld', turn, next: null })
    expect(upheld!.turn!.holders).toHaveLength(2)
    expect((await listDueAppeals(scene.chair, now)).handled).toMatchObject([{ locked: false, mine: true }])
    await database.query(`UPDATE evaluation_sheet SET state = 'approved' WHERE unit_id = $1`, [scene.unit.id])
    // Five working days from the day it locked.
    const holders = [await chairName()]
    const expired = { step: 'reopen', turn: 'rating_authority', until: '2026-11-04', holders }
    expect((await read(first.id))?.turn).toEqual(expired)
    expect((await listOwnAppeals(mine(), month, now))[0]?.turn).toEqual(expired)
    expect((await listDueAppeals(scene.chair, now)).handled).toMatchObject([{ locked: true, mine: true }])
    const again = { unit: scene.unit.slug, month, reason: 'Hết thời hạn khi chưa sửa xong.', days: 2 }
    expect(await reopenSheet(scene.chair, again, now)).toEqual({ ok: true })
    expect((await read(first.id))?.turn).toMatchObject({ step: 'sheet', turn: 'assessor' })
    expect(await listToldAppeals(mine(), month, now)).toEqual([])
    await decideMonth({ late: '0' })
    expect(await listToldAppeals(mine(), '2026-11', now)).toMatchObject([{ state: 'done' }])

    const [own] = await listOwnMonth(mine(), month, now)
    expect(own!.decisions.map(({ version, reason: why }) => [version, why])).toEqual([
      [2, reason],
      [1, null],
    ])
    expect(Number(own!.decisions[0]!.total)).toBeGreaterThan(Number(own!.decisions[1]!.total))
    const [mineNow] = await listOwnAppeals(mine(), month, now)
    expect(mineNow).toMatchObject({
      appeals: [{ state: 'done', next: { version: 2 } }],
      mayFile: { version: 2 },
    })
    expect((await listDueAppeals(scene.chair, now)).handled).toEqual([])
    const [other] = await listOwnMonth(mine(1), month, now)
    expect(other!.decisions).toHaveLength(1)
  })

  it('upheld without a change of points still gets its new decision', async () => {
    const again = asks()
    await fileAppeal(mine(2), again, null, now)
    await answerAppeal(scene.chair, answer(again.id, 'upheld', 'Sửa lời nhận xét.'), now)
    await decideMonth({ late: '0' })
    const [own] = await listOwnMonth(mine(2), month, now)
    expect(own!.decisions.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'Sửa lời nhận xét.'],
      [1, null],
    ])
  })

  it('answered for another, says for whom on the answer, on both pages and in the log', async () => {
    const [lent] = await database.query<{ id: string }>(
      `INSERT INTO delegation (unit_id, role, kind, grantor_id, delegate_id, from_day, to_day)
       VALUES ($1, 'rating_authority', 'tuq', $2, $3, '2026-10-28', '2026-10-28') RETURNING id`,
      [scene.unit.id, scene.chair.personId, scene.staff[1]],
    )
    const asked = asks()
    await fileAppeal(mine(3), asked, null, now)
    expect(await answerAppeal(mine(1), answer(asked.id, 'refused'), now)).toEqual({ ok: true })
    const signing = `TUQ. ${await chairName()}`
    expect((await read(asked.id))?.answer).toMatchObject({ signing })
    expect((await listOwnAppeals(mine(3), month, now))[0]?.appeals[0]?.answer).toMatchObject({ signing })
    expect((await read(second.id))?.answer).toMatchObject({ signing: null })
    const [event] = await database.query(
      `SELECT payload ->> 'delegation' AS under FROM audit_event WHERE kind = 'appeal.answered' ORDER BY seq DESC LIMIT 1`,
    )
    expect(event).toEqual({ under: lent!.id })
  })

  it('is never changed or removed, nor is its answer', async () => {
    for (const table of ['appeal', 'appeal_answer'])
      await expect(database.query(`DELETE FROM ${table}`)).rejects.toThrow('append-only')
  })

  it('leaves an event each time, without what was written', async () => {
    const events = await database.query<{ kind: string; payload: Record<string, unknown> }>(
      `SELECT kind, payload FROM audit_event WHERE kind LIKE 'appeal.%' ORDER BY seq`,
    )
    expect(events.map(({ kind }) => kind)).toEqual([
      'appeal.filed',
      'appeal.filed',
      'appeal.answered',
      'appeal.answered',
      'appeal.filed',
      'appeal.answered',
      'appeal.filed',
      'appeal.answered',
    ])
    expect(JSON.stringify(events)).not.toContain('hệ thống')
  })
})

it('nobody answers her own appeal', async () => {
  const chair = await setScene(database, 1)
  await openMonth(chair.personnel, { unit: chair.unit.slug, month }, now)
  const where = { unit: chair.unit.slug, month }
  await saveSheet(chair.assessor, { ...where, rows: [fullRow(chair.staff[0]!)] }, now)
  await submitSheet(chair.assessor, where, now)
  await approveSheet(chair.chair, { ...where, quotaReasons: { unit: 'x' } }, now)
  const appeal = { ...where, id: randomUUID(), body: 'Xin xem lại.' }
  await fileAppeal(chair.member, appeal, null, now)
  await database.query(
    `INSERT INTO role_grant (person_id, unit_id, role, from_day) VALUES ($1, $2, 'rating_authority', '2026-10-01')`,
    [chair.member.personId, chair.unit.id],
  )
  const input = { unit: chair.unit.slug, appeal: appeal.id, outcome: 'upheld' as const, reason: 'x' }
  expect(await answerAppeal(chair.member, input, now)).toEqual({ ok: false, reason: 'own-appeal' })
})

describe('the rules', () => {
  const off = (day: string) => ({ day, kind: 'day_off' as const, name: 'Nghỉ', basis: null })

  it('count seven working days from the day after', () => {
    expect(dueDayOf('2026-11-02', [])).toBe('2026-11-11')
    expect(dueDayOf('2026-11-06', [])).toBe('2026-11-17')
    expect(dueDayOf('2026-11-07', [])).toBe('2026-11-17')
  })

  it('leave out Tết', () => {
    const tet = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map(off)
    expect(dueDayOf('2026-02-12', tet)).toBe('2026-03-02')
  })

  it('know an upheld appeal as done only when a decision has followed', () => {
    expect([stateOf(null, false), stateOf({ upheld: false }, false)]).toEqual(['waiting', 'refused'])
    expect([stateOf({ upheld: true }, false), stateOf({ upheld: true }, true)]).toEqual(['upheld', 'done'])
  })
})
