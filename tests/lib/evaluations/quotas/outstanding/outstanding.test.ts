import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { findFairness } from '@/lib/evaluations/fairness/queries'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { recordOutstanding, withdrawOutstanding } from '@/lib/evaluations/quotas/outstanding/commands'
import { findOutstandingPage } from '@/lib/evaluations/quotas/outstanding/queries'
import { type OutstandingInput, outstandingInput } from '@/lib/evaluations/quotas/outstanding/schema'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval } from '@/lib/evaluations/views/queries'
import { findUnitYear } from '@/lib/evaluations/years/queries'
import { delegate } from '@/lib/staff/delegations/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, month, now, type Scene, setScene } from '../../scene'

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
// Four in one group of posts: one A is above 20 % and within 25 %.
beforeEach(async () => {
  scene = await setScene(database, 4)
  at = { unit: scene.unit.slug, month }
})

const rated = (change: Partial<OutstandingInput> = {}): OutstandingInput => ({
  ...{ unit: scene.unit.slug, number: '12/QĐ-UBND', issuedBy: 'Ủy ban nhân dân thành phố Hà Nội' },
  ...{ decidedOn: '2026-10-20', from: '2026-01-01', to: '2026-12-31' },
  ...change,
})
const record = (change?: Partial<OutstandingInput>, who = scene.personnel) =>
  recordOutstanding(who, rated(change), now)
async function recorded(change?: Partial<OutstandingInput>): Promise<string> {
  const done = await record(change)
  if (!done.ok) throw new Error(done.reason)
  return done.id
}
const withdraw = (rating: string, who = scene.personnel, reason = 'Quyết định bị thu hồi') =>
  withdrawOutstanding(who, { unit: scene.unit.slug, rating, reason }, now)
const events = async (kind: string) =>
  (
    await database.query<{ payload: Record<string, string> }>(
      `SELECT payload FROM audit_event WHERE kind = $1 AND payload::text LIKE '%' || $2 || '%' ORDER BY seq`,
      [kind, scene.unit.slug],
    )
  ).map(({ payload }) => payload)

async function submitted() {
  await openMonth(scene.personnel, at, now)
  // One A among four.
  const rows = scene.staff.map((person, index) => fullRow(person, index > 0 ? { unfinished: '5' } : {}))
  await saveSheet(scene.assessor, { ...at, rows }, now)
  await submitSheet(scene.assessor, at, now)
}
const percents = async () =>
  (await findApproval(scene.chair, at, now))!.quotas.map(({ quota }) => quota.percent)

describe('a rating', () => {
  it('is recorded by the clerk of the unit, with its event, and listed with who recorded it', async () => {
    const id = await recorded()
    expect(await events('outstanding.recorded')).toEqual([
      { rating: id, unit: at.unit, number: '12/QĐ-UBND', from: '2026-01-01', till: '2026-12-31' },
    ])
    const page = await findOutstandingPage(scene.personnel, at.unit, now)
    expect(page).toMatchObject({
      mayRecord: true,
      ratings: [
        {
          ...{ id, number: '12/QĐ-UBND', issuedBy: 'Ủy ban nhân dân thành phố Hà Nội' },
          ...{ from: '2026-01-01', to: '2026-12-31', decidedOn: '2026-10-20', recordedOn: '2026-10-28' },
          withdrawn: null,
        },
      ],
    })
    expect(page!.ratings[0]!.recordedBy).toMatch(/^Nguyễn Thị R/)
  })

  it('is read by who scores and decides, recorded by neither, and unknown to everybody else', async () => {
    for (const who of [scene.assessor, scene.chair]) {
      expect(await findOutstandingPage(who, at.unit, now)).toMatchObject({ mayRecord: false })
      expect(await record({}, who)).toEqual({ ok: false, reason: 'not-yours' })
    }
    for (const who of [scene.inspector, scene.administrator, scene.stranger, scene.member]) {
      expect(await findOutstandingPage(who, at.unit, now)).toBeNull()
      expect(await record({}, who)).toEqual({ ok: false, reason: 'not-found' })
    }
    expect(await record({ unit: 'khong-co' })).toEqual({ ok: false, reason: 'not-found' })
    expect((await events('action.refused')).map(({ action, why }) => [action, why])).toEqual([
      ...Array.from({ length: 2 }, () => ['outstanding.record', 'not-yours']),
      ...Array.from({ length: 4 }, () => ['outstanding.record', 'not-found']),
    ])
  })

  it('stands alone on its days; the next begins the day after', async () => {
    await recorded({ from: '2026-01-01', to: '2026-06-30' })
    expect(await record({ from: '2026-06-30' })).toEqual({ ok: false, reason: 'overlap' })
    expect((await record({ from: '2026-07-01' })).ok).toBe(true)
    // Two at once: one of them stands.
    const both = await Promise.all([
      record({ from: '2025-07-01', to: '2025-12-31' }),
      record({ from: '2025-08-01', to: '2025-12-31' }),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('is decided already, and lies within the life of its unit', async () => {
    expect(await record({ decidedOn: '2026-10-29' })).toEqual({ ok: false, reason: 'not-yet-decided' })
    expect(await record({ from: '2025-06-30', to: '2025-12-31' })).toEqual({
      ok: false,
      reason: 'outside-life',
    })
    await database.query(`UPDATE admin_unit SET valid_to = '2026-09-30' WHERE id = $1`, [scene.unit.id])
    expect(await record()).toEqual({ ok: false, reason: 'outside-life' })
    expect((await record({ to: '2026-09-30' })).ok).toBe(true)
  })

  it('is for a year at most, and each field says what it wants', () => {
    const wrong = (change: Partial<OutstandingInput>) =>
      outstandingInput.safeParse(rated(change)).error?.issues.map(({ path }) => path.join('.'))
    expect(wrong({ from: '2026-01-01', to: '2027-01-01' })).toBeUndefined()
    expect(wrong({ from: '2026-01-01', to: '2027-01-02' })).toEqual(['to'])
    expect(wrong({ from: '2026-12-31', to: '2026-01-01' })).toEqual(['to'])
    expect(wrong({ number: ' ', issuedBy: '' })).toEqual(['number', 'issuedBy'])
  })

  it('is refused by PostgreSQL without its days, its number or a reason to take it back', async () => {
    const insert = (from: string, to: string, number = '1') =>
      database.query(
        `INSERT INTO outstanding_rating (unit_id, from_day, to_day, number, decided_on, issued_by, recorded_by_id)
         VALUES ($1, $2, $3, $4, '2026-01-01', 'UBND', $5)`,
        [scene.unit.id, from, to, number, scene.personnel.personId],
      )
    await expect(insert('2026-01-02', '2026-01-01')).rejects.toThrow('outstanding_rating_days')
    await expect(insert('2026-01-01', '2027-01-02')).rejects.toThrow('outstanding_rating_days')
    await expect(insert('2026-01-01', '2026-12-31', ' ')).rejects.toThrow('outstanding_rating_decision')
    const id = await recorded()
    await expect(
      database.query(
        `INSERT INTO outstanding_withdrawal (rating_id, reason, withdrawn_by_id) VALUES ($1, ' ', $2)`,
        [id, scene.personnel.personId],
      ),
    ).rejects.toThrow('outstanding_withdrawal_reason')
  })
})

describe('a withdrawal', () => {
  it('names its reason, once, by the clerk; the days are free for the corrected one', async () => {
    const id = await recorded()
    expect(await withdraw(id, scene.chair)).toEqual({ ok: false, reason: 'not-yours' })
    expect(await withdraw(id, scene.stranger)).toEqual({ ok: false, reason: 'not-found' })
    expect(await withdraw('00000000-0000-4000-8000-000000000000')).toEqual({ ok: false, reason: 'not-found' })
    expect(await withdraw(id)).toEqual({ ok: true })
    expect(await withdraw(id, scene.personnel, 'Lần nữa')).toEqual({ ok: false, reason: 'withdrawn' })
    expect(await events('outstanding.withdrawn')).toEqual([
      { rating: id, unit: at.unit, reason: 'Quyết định bị thu hồi' },
    ])
    expect((await events('action.refused')).map(({ action }) => action)).toEqual(
      Array.from({ length: 3 }, () => 'outstanding.withdraw'),
    )
    const [first] = (await findOutstandingPage(scene.chair, at.unit, now))!.ratings
    expect(first!.withdrawn).toMatchObject({ reason: 'Quyết định bị thu hồi', on: '2026-10-28' })
    expect((await record({ number: '13/QĐ-UBND' })).ok).toBe(true)
  })
})

describe('a month', () => {
  it.each([
    ['on its last day', { from: '2026-10-31', to: '2026-12-31' }, '25'],
    ['on all but its last day', { from: '2026-01-01', to: '2026-10-30' }, '20'],
    ['from the day after', { from: '2026-11-01', to: '2026-12-31' }, '20'],
  ])('of a unit that was outstanding %s', async (_, days, percent) => {
    await recorded(days)
    await submitted()
    expect(await percents()).toEqual([percent])
    const grid = (await findGrid(scene.assessor, at, now))!
    expect(grid.outstanding).toBe(percent === '25' ? '12/QĐ-UBND' : null)
  })

  it('asks no reason at 25 % of an outstanding unit, and does of any other', async () => {
    await submitted()
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: false, reason: 'quota-reason' })
    await recorded()
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, graded: 4 })
  })

  it('keeps the sum by which it was decided, whatever is withdrawn or recorded since', async () => {
    const id = await recorded()
    await submitted()
    await approveSheet(scene.chair, at, now)
    await withdraw(id)
    expect(await percents()).toEqual(['25'])
    expect((await findGrid(scene.assessor, at, now))!.outstanding).toBe('12/QĐ-UBND')
    const why = /^25 % \(đơn vị hoàn thành xuất sắc nhiệm vụ theo Quyết định số 12\/QĐ-UBND\) của 4 người/
    expect((await findMonthPaper(scene.chair, at, now))!.quotas[0]!.quota.why).toMatch(why)
    expect((await findFairness(scene.chair, at, now))!.quotas[0]!.quota.why).toMatch(why)

    // Opened again it is asked anew.
    await reopenSheet(scene.chair, { ...at, reason: 'Quyết định bị thu hồi', days: 3 }, now)
    expect(await percents()).toEqual(['20'])
    expect((await findMonthPaper(scene.chair, at, now))!.quotas[0]!.quota.percent).toBe('25')
    await submitSheet(scene.assessor, at, now)
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ reason: 'quota-reason' })
    await approveSheet(scene.chair, { ...at, quotaReasons: { unit: 'Một người của bốn' } }, now)
    await recorded()
    expect(await percents()).toEqual(['20'])
  })

  it.each([
    ['withdrawn', true, '25'],
    ['recorded', false, '20'],
  ])('keeps it for who is left to decide, whatever is %s before', async (_, before, percent) => {
    const id = before ? await recorded() : null
    await submitted()
    const lent = { role: 'rating_authority', kind: 'tuq', delegate: scene.staff[3]! } as const
    const days = { from: '2026-10-28', to: '2026-11-05', basis: 'Giấy ủy quyền số 12' }
    expect(await delegate(scene.chair, { unit: at.unit, ...lent, ...days }, now)).toMatchObject({ ok: true })
    // Without her own undecided grade it is one of three: past either quota.
    const reasoned = { ...at, quotaReasons: { unit: 'Một người của bốn' } }
    const why = before ? at : reasoned
    expect(await approveSheet(asActor(scene.staff[3]!, scene.unit, []), reasoned, now)).toMatchObject({
      graded: 3,
    })
    await (id ? withdraw(id) : record())
    expect(await approveSheet(scene.chair, why, now)).toEqual({ ok: true, graded: 1, decided: 1 })
    expect(await percents()).toEqual([percent])
  })

  it('of another unit is not raised by it', async () => {
    await recorded()
    scene = await setScene(database, 4)
    at = { unit: scene.unit.slug, month }
    await submitted()
    expect(await percents()).toEqual(['20'])
  })
})

describe('a year', () => {
  it.each([
    ['on its last day', { from: '2026-12-31', to: '2027-06-30' }, /^25 % \(đơn vị hoàn thành xuất sắc/],
    ['before its last day', { from: '2026-01-01', to: '2026-12-30' }, /^20 % của/],
  ])('of a unit that was outstanding %s', async (_, days, sum) => {
    await recorded(days)
    await submitted()
    const view = await findUnitYear(scene.chair, { unit: at.unit, year: 2026 }, now)
    expect(view!.quotas[0]?.quota.why).toMatch(sum)
  })
})
