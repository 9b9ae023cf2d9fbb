import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { answerAppeal, fileAppeal } from '@/lib/evaluations/appeals/commands'
import { findAppeal, listAppeals, listDueAppeals, listOwnAppeals } from '@/lib/evaluations/appeals/queries'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findSheetHead } from '@/lib/evaluations/views/queries'
import { publishMonth } from '@/lib/record/publications/commands'
import { findPublishing } from '@/lib/record/drafts/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'

// A unit ended on 30 November; two units follow it. Its October was decided and published while it stood.

const published = new Date('2026-11-05T08:00:00+07:00')
const later = new Date('2026-12-02T08:00:00+07:00')
let database: TestDatabase
let old: Scene
let one: Scene
let other: Scene
/** Her month was the old unit's; she is in post in `one`, `away` in none that follows it. */
let hers: Actor
let away: Actor

beforeAll(async () => {
  database = await testDatabase()
  old = await setScene(database, 3)
  one = await setScene(database, 1)
  other = await setScene(database, 1)
  await openMonth(old.personnel, at(), now)
  await decide(old, {}, now)
  expect(await publishMonth(old.personnel, at(), published)).toMatchObject({ ok: true })
  await end(old.unit.id, [one.unit.id, other.unit.id])
  await database.query(
    `INSERT INTO post (person_id, unit_id, category, position_title, from_day)
     VALUES ($1, $2, 'civil_servant', 'Chuyên viên', '2026-12-01')`,
    [old.staff[0], one.unit.id],
  )
  hers = asActor(old.staff[0]!, one.unit, ['staff'])
  away = asActor(old.staff[1]!, old.unit, [])
})
afterAll(() => database.close())

const at = () => ({ unit: old.unit.slug, month })

async function end(unit: string, heirs: string[]) {
  await database.query(`UPDATE admin_unit SET valid_to = '2026-11-30' WHERE id = $1`, [unit])
  await database.query(`UPDATE role_grant SET to_day = '2026-11-30' WHERE unit_id = $1`, [unit])
  await database.query(`UPDATE post SET to_day = '2026-11-30' WHERE unit_id = $1`, [unit])
  for (const heir of heirs)
    await database.query(
      `INSERT INTO unit_succession (former_id, successor_id, kind, effective_on)
       VALUES ($1, $2, 'part', '2026-12-01')`,
      [unit, heir],
    )
}

async function decide(by: Pick<Scene, 'assessor' | 'chair'>, change: Record<string, string>, when: Date) {
  const rows = old.staff.map((person, index) => fullRow(person, index === 0 ? change : {}))
  expect(await saveSheet(by.assessor, { ...at(), rows }, when)).toMatchObject({ ok: true, refused: [] })
  expect(await submitSheet(by.assessor, at(), when)).toEqual({ ok: true })
  return approveSheet(by.chair, { ...at(), quotaReasons: { unit: 'Đơn vị dẫn đầu.' } }, when)
}

const asks = (id: string) => ({ ...at(), id, body: 'Hai hồ sơ chậm là do hệ thống dừng.' })
const answer = (appeal: string, outcome: 'upheld' | 'refused') => ({
  unit: old.unit.slug,
  ...{ appeal, outcome, reason: 'Sự cố đã được xác nhận.' },
})

describe('an appeal against a month of a unit that has ended', () => {
  const [first, second] = [randomUUID(), randomUUID()]

  it('leaves the month to nobody else as long as nobody appeals', async () => {
    for (const who of [one.chair, one.assessor, one.personnel, other.chair, one.inspector]) {
      expect(await findSheetHead(who, at(), later)).toBeNull()
      expect(await listAppeals(who, old.unit.slug, later)).toBeNull()
    }
  })

  it('is filed from her own page, which says who answers and by when', async () => {
    const [before] = await listOwnAppeals(hers, month, later)
    expect(before).toMatchObject({
      mayFile: { version: 1 },
      dueIfToday: '2026-12-11',
      ended: { on: '2026-11-30', units: [{ slug: one.unit.slug }] },
    })
    expect(await fileAppeal(hers, asks(first), null, later)).toEqual({ ok: true, dueDay: '2026-12-11' })
  })

  it('is there for who decides where she is now, and for nobody of the other unit that follows', async () => {
    const found = await listAppeals(one.chair, one.unit.slug, later)
    expect(found!.open.map(({ id, unit }) => [id, unit.slug])).toEqual([[first, old.unit.slug]])
    expect((await listAppeals(one.chair, old.unit.slug, later))!.open).toHaveLength(1)
    expect(await findAppeal(one.chair, { unit: old.unit.slug, appeal: first }, later)).toMatchObject({
      may: { answer: true, seeSheet: true },
      ended: { on: '2026-11-30', units: [{ slug: one.unit.slug }] },
    })
    expect((await listDueAppeals(one.chair, later)).handled.map(({ id, mine }) => [id, mine])).toEqual([
      [first, true],
    ])
    const clerk = asActor(one.personnel.personId, one.unit, ['personnel'])
    expect((await listDueAppeals(clerk, later)).handled.map(({ mine }) => mine)).toEqual([false])

    expect((await listAppeals(other.chair, other.unit.slug, later))!.open).toEqual([])
    expect((await listDueAppeals(other.chair, later)).handled).toEqual([])
  })

  it.each([
    ['who decides in the other unit that follows', () => other.chair],
    ['the assessor where she is now', () => one.assessor],
    ['whose role in the old unit has ended', () => old.chair],
    ['a colleague', () => asActor(old.staff[2]!, old.unit, ['staff'])],
    ['an administrator', () => one.administrator],
  ])('is not there for %s', async (_, who) => {
    expect(await listAppeals(who(), old.unit.slug, later)).toBeNull()
    expect(await findAppeal(who(), { unit: old.unit.slug, appeal: first }, later)).toBeNull()
    expect(await answerAppeal(who(), answer(first, 'upheld'), later)).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('opens that month, and no other unit’s eyes, to the office that answers', async () => {
    expect(await findSheetHead(one.chair, at(), later)).toMatchObject({ state: 'published' })
    expect(await findSheetHead(other.chair, at(), later)).toBeNull()
    expect(await findSheetHead(old.chair, at(), later)).toBeNull()
  })

  it('is left to each that follows when she is in post in none of them', async () => {
    await fileAppeal(away, asks(second), null, later)
    for (const chair of [one.chair, other.chair])
      expect(await findAppeal(chair, { unit: old.unit.slug, appeal: second }, later)).toMatchObject({
        may: { answer: true },
      })
    expect(await answerAppeal(other.chair, answer(second, 'refused'), later)).toEqual({ ok: true })
    expect(await answerAppeal(one.chair, answer(second, 'upheld'), later)).toEqual({
      ok: false,
      reason: 'answered',
    })
  })

  it('upheld, is mended and decided by that office: a new version, nothing overwritten', async () => {
    expect(await answerAppeal(one.chair, answer(first, 'upheld'), later)).toEqual({ ok: true })
    expect(await listDueSheets(one.assessor, later)).toMatchObject([
      { unit: { slug: old.unit.slug }, state: 'reopened', turn: 'assessor', mine: true },
    ])
    const head = await findSheetHead(one.assessor, at(), later)
    expect(head!.holders.length).toBeGreaterThan(0)
    expect((await findGrid(one.assessor, at(), later))!.may.score).toBe(true)
    expect(await decide(one, { late: '0' }, later)).toMatchObject({ ok: true, decided: 1 })

    const [own] = await listOwnMonth(hers, month, later)
    expect(own!.decisions.map(({ version, reason }) => [version, reason])).toEqual([
      [2, 'Sự cố đã được xác nhận.'],
      [1, null],
    ])
    expect(await listOwnAppeals(hers, month, later)).toMatchObject([
      { appeals: [{ state: 'done', next: { version: 2 } }], mayFile: { version: 2 } },
    ])
  })

  it('is published again by that office’s clerk, who finds that month alone', async () => {
    const clerk = asActor(one.personnel.personId, one.unit, ['personnel'])
    expect(await findPublishing(clerk, old.unit.slug, later)).toMatchObject({ waiting: [{ month }] })
    expect(await findPublishing(one.chair, old.unit.slug, later)).toBeNull()
    const stranger = asActor(old.personnel.personId, old.unit, ['personnel'])
    expect(await findPublishing(stranger, old.unit.slug, later)).toBeNull()
    const again = { ...at(), reason: 'Quyết định mới sau kiến nghị.' }
    expect(await publishMonth(clerk, again, later)).toMatchObject({ ok: true })
  })
})

it('falls to the unit above where no unit follows', async () => {
  const [above] = await database.query<{ id: string }>(
    `INSERT INTO admin_unit (code, slug, name, type) VALUES ('91', 'tinh-thu', 'Tỉnh Thử', 'province') RETURNING id`,
  )
  const lone = await setScene(database, 1)
  const where = { unit: lone.unit.slug, month }
  await openMonth(lone.personnel, where, now)
  await saveSheet(lone.assessor, { ...where, rows: [fullRow(lone.staff[0]!)] }, now)
  await submitSheet(lone.assessor, where, now)
  await approveSheet(lone.chair, { ...where, quotaReasons: { unit: 'x' } }, now)
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id = $2', [above!.id, lone.unit.id])
  await end(lone.unit.id, [])
  const id = randomUUID()
  await fileAppeal(lone.member, { ...where, id, body: 'Xin xem lại.' }, null, later)
  expect(await listOwnAppeals(lone.member, month, later)).toMatchObject([
    { ended: { units: [{ slug: 'tinh-thu' }] } },
  ])
})
