import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { rateSelf, saveYear } from '@/lib/evaluations/years/commands'
import { listDueYears } from '@/lib/evaluations/years/due/queries'
import { findOwnYear, findUnitYear, findYearForm, listOwnYears } from '@/lib/evaluations/years/queries'
import { monthsOfYear } from '@/lib/evaluations/years/rules'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addPerson, addUnit, asActor, grant, inOffice, type Scene, setScene } from '../scene'

const december = new Date('2026-12-10T08:00:00+07:00')
const year = 2026

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 3)
  await inOffice(database, scene, scene.assessor, scene.second)
  await decideMonths(scene.staff[0]!, 11, '91.00')
  await decideMonths(scene.staff[1]!, 11, '75.00')
  await decideMonths(scene.staff[2]!, 5, '99.00')
  expect(await listHolidays()).toEqual([])
})
afterAll(() => database.close())

async function decideMonths(person: string, count: number, total: string) {
  for (const month of monthsOfYear(year).slice(0, count))
    await database.query(
      `WITH sheet AS (
         INSERT INTO evaluation_sheet (unit_id, month, scheme_id, state)
         SELECT $1, $2, id, 'published' FROM evaluation_scheme WHERE code = 'ND335-2025'
         ON CONFLICT (unit_id, month) DO UPDATE SET state = 'published' RETURNING id
       ), made AS (
         INSERT INTO evaluation (sheet_id, person_id, post_id)
         SELECT sheet.id, $3, p.id FROM sheet, post p WHERE p.person_id = $3 RETURNING id
       )
       INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines)
       SELECT id, $3, 1, $4::numeric, (CASE WHEN $4::numeric >= 90 THEN 'A' ELSE 'B' END)::grade, '{}', '[]' FROM made`,
      [scene.unit.id, `${month}-01`, person, total],
    )
}

const at = () => ({ unit: scene.unit.slug, year })
const mine = (index = 0) => asActor(scene.staff[index]!, scene.unit, ['staff'])
const row = (index: number, grade: '' | 'A' | 'B' | 'C' | 'D', note = '') => ({
  person: scene.staff[index]!,
  grade,
  note,
})
const propose = (who = scene.assessor) =>
  saveYear(
    who,
    { ...at(), step: 'proposal', reason: '', rows: [row(0, 'A', 'Đề nghị khen thưởng'), row(1, 'B')] },
    december,
  )
const decide = (
  rows = [row(0, 'A'), row(1, 'B'), row(2, '')],
  reason = '',
  who = scene.chair,
  quotaReasons: Record<string, string> = {
    unit: 'Vượt kế hoạch số hóa của năm',
    civil_servant: 'Vượt kế hoạch số hóa của năm',
  },
) => saveYear(who, { ...at(), step: 'decision', reason, rows, quotaReasons }, december)

it('is a running figure before December', async () => {
  const november = new Date('2026-11-26T08:00:00+07:00')
  const view = await findUnitYear(scene.chair, at(), november)
  expect(view).toMatchObject({ early: true, may: { decide: true, propose: false } })
  const first = view!.people.find(({ person }) => person === scene.staff[0])
  expect(first?.result).toMatchObject({ worked: 11, mean: '91.00', grade: 'A' })
  expect(await saveYear(scene.chair, { ...at(), step: 'decision', rows: [], reason: '' }, november)).toEqual({
    ok: false,
    reason: 'too-early',
  })
})

it('is due from December on: her own word, then the proposal of who assesses, and nothing in November', async () => {
  expect(await listDueYears(scene.chair, new Date('2026-11-26T08:00:00+07:00'))).toBeNull()
  const until = '2026-12-15'
  expect(await listDueYears(mine(), december)).toEqual({ year, until, late: false, self: true, units: [] })
  expect(await listDueYears(mine(), new Date('2026-12-16T08:00:00+07:00'))).toMatchObject({ late: true })
  expect((await listDueYears(mine(2), december))?.self).toBe(false)
  expect((await listDueYears(scene.assessor, december))?.units).toMatchObject([
    { slug: scene.unit.slug, step: 'proposal', left: 2 },
  ])
  // Those who score wait for her alone.
  expect((await listDueYears(scene.chair, december))?.units).toMatchObject([{ step: 'decision', left: 2 }])
  expect((await listDueYears(scene.administrator, december))?.units).toEqual([])
})

it('says whose turn it is, until when and who that is, to the unit and to the person', async () => {
  const nameOf = async ({ personId }: Actor) =>
    (
      await database.query<{ name: string }>('SELECT full_name AS name FROM person WHERE id = $1', [personId])
    )[0]!.name
  const [assessors, chairs] = [
    [await nameOf(scene.assessor), await nameOf(scene.second)],
    [await nameOf(scene.chair)],
  ]
  const propose = { turn: 'assessor', until: '2026-12-15', holders: assessors.sort() }
  expect((await findUnitYear(scene.chair, at(), december))?.now).toEqual(propose)
  expect((await findOwnYear(mine(), year, december))?.now).toEqual(propose)
  // Too few months want no proposal.
  expect((await findOwnYear(mine(2), year, december))?.now).toEqual({
    ...propose,
    turn: 'rating_authority',
    holders: chairs,
  })
})

it('takes her own word, and keeps what she said before', async () => {
  expect(await rateSelf(mine(), { ...at(), grade: 'B', note: '' }, december)).toEqual({ ok: true })
  expect(await rateSelf(mine(), { ...at(), grade: 'A', note: 'Đủ 11 tháng.' }, december)).toEqual({
    ok: true,
  })
  expect(await rateSelf(mine(), { ...at(), grade: 'A', note: 'Đủ 11 tháng.' }, december)).toEqual({
    ok: true,
  })
  const own = await findOwnYear(mine(), year, december)
  expect(own?.self).toMatchObject({ version: 2, grade: 'A' })
})

it('asks the assessor to propose and another to decide', async () => {
  expect(await propose(scene.chair)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await decide(undefined, '', scene.assessor)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await propose()).toEqual({ ok: true, written: 2 })
  expect(await propose()).toEqual({ ok: true, written: 0 })
  expect((await findOwnYear(mine(), year, december))?.proposal).toBeNull()
  await database.query(
    `INSERT INTO role_grant (person_id, unit_id, role, from_day) VALUES ($1, $2, 'rating_authority', '2026-12-01')`,
    [scene.assessor.personId, scene.unit.id],
  )
  const both = await decide(undefined, '', scene.assessor)
  expect(both).toMatchObject({ ok: false, reason: 'invalid' })
  expect('faults' in both && both.faults.map(({ person }) => person)).toEqual([
    scene.staff[0],
    scene.staff[1],
  ])
})

it('asks why more than the quota are decided, and writes nothing until it is said', async () => {
  expect(await decide(undefined, '', scene.chair, {})).toEqual({
    ...{ ok: false, reason: 'invalid' },
    faults: [
      {
        person: null,
        field: 'quotaReasons.unit',
        why: expect.stringMatching(/^Cả đơn vị: .*20 %.*Ghi lý do/),
      },
      { person: null, field: 'quotaReasons.civil_servant', why: expect.stringContaining('Ghi lý do') },
    ],
  })
  expect(await database.query(`SELECT FROM year_rating WHERE step = 'decision'`)).toHaveLength(0)
  expect(await database.query('SELECT FROM year_quota_reason')).toHaveLength(0)
})

it('decides each with the twelve months as they stand; too few months are decided as not graded', async () => {
  expect(await decide([row(0, 'B'), row(1, 'B'), row(2, '')])).toMatchObject({
    reason: 'invalid',
    faults: [{ person: scene.staff[0], field: 'note' }],
  })
  expect(await decide()).toEqual({ ok: true, written: 3 })
  const [first, , third] = await Promise.all(
    [0, 1, 2].map((index) => findYearForm(scene.chair, { ...at(), person: scene.staff[index]! }, december)),
  )
  expect(first).toMatchObject({ decisions: [{ version: 1, grade: 'A', mean: '91.00' }] })
  expect(third).toMatchObject({ decisions: [{ grade: null, notGraded: expect.stringContaining('5 tháng') }] })
  expect(first!.result.months).toHaveLength(12)
  expect((await findUnitYear(scene.chair, at(), december))!.quotas).toMatchObject([
    { key: 'unit', reason: 'Vượt kế hoạch số hóa của năm', quota: { count: 1, over: true } },
    { key: 'leaders' },
    { key: 'civil_servant', quota: { over: true } },
  ])
  await expect(database.query(`UPDATE year_quota_reason SET reason = ''`)).rejects.toThrow('append-only')
  expect(await rateSelf(mine(), { ...at(), grade: 'A', note: '' }, december)).toEqual({
    ok: false,
    reason: 'decided',
  })
})

it('supersedes a decision with a reason, and keeps the one before', async () => {
  const changed = [row(0, 'B', 'Có đơn phản ánh đã xác minh')]
  expect(await decide(changed)).toMatchObject({ reason: 'invalid', faults: [{ field: 'reason' }] })
  expect(await decide(changed, 'Kết luận kiểm tra số 12')).toEqual({ ok: true, written: 1 })
  const own = await findOwnYear(mine(), year, december)
  expect(own?.now).toMatchObject({ turn: 'nobody', holders: [] })
  expect(own?.decisions.map(({ version, grade, reason }) => [version, grade, reason])).toEqual([
    [2, 'B', 'Kết luận kiểm tra số 12'],
    [1, 'A', null],
  ])
  await expect(database.query('UPDATE year_rating SET grade = grade')).rejects.toThrow('append-only')
})

it('says for whom it was decided, where it was by delegation', async () => {
  const [lent] = await database.query<{ id: string }>(
    `INSERT INTO delegation (unit_id, role, kind, grantor_id, delegate_id, from_day, to_day)
     VALUES ($1, 'rating_authority', 'kt', $2, $3, '2026-12-01', '2026-12-31') RETURNING id`,
    [scene.unit.id, scene.chair.personId, scene.staff[2]],
  )
  expect(await decide([row(1, 'A', 'Bổ sung thành tích')], 'Đã xác minh', mine(2))).toEqual({
    ok: true,
    written: 1,
  })
  const own = await findOwnYear(mine(1), year, december)
  expect(own?.decisions[0]?.signing).toMatch(/^KT\. Nguyễn Thị R/)
  expect(own?.decisions[1]?.signing).toBeNull()
  const [event] = await database.query<{ payload: object }>(
    `SELECT payload FROM audit_event WHERE kind = 'year.decided' ORDER BY seq DESC LIMIT 1`,
  )
  expect(event!.payload).toMatchObject({ people: 1, delegation: lent!.id })
  await database.query(
    `INSERT INTO delegation_end (delegation_id, ended_by_id, reason) VALUES ($1, $2, 'Về')`,
    [lent!.id, scene.chair.personId],
  )
})

it('rates who decides with the unit above, where anybody is in post there; who scores stays', async () => {
  expect((await findOwnYear(scene.chair, year, december))?.above).toBe(true)
  const city = await addUnit(database)
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id = $2', [city.id, scene.unit.id])
  expect((await findOwnYear(scene.chair, year, december))?.unit.slug).toBe(scene.unit.slug)
  const mayor = await addPerson(database, city.id, 'TP', 'Chủ tịch')
  await grant(database, mayor, 'rating_authority', city.id)
  expect(await findOwnYear(scene.chair, year, december)).toMatchObject({
    unit: { slug: city.slug },
    above: false,
  })
  const [above, here] = [
    await findUnitYear(asActor(mayor, city, ['rating_authority']), { unit: city.slug, year }, december),
    await findUnitYear(scene.chair, at(), december),
  ]
  const ratedIn = (view: typeof above) =>
    new Set(view!.people.flatMap((each) => (each.above ? [] : [each.person])))
  expect(ratedIn(above)).toContain(scene.chair.personId)
  expect(ratedIn(above)).not.toContain(mayor)
  expect(ratedIn(above)).not.toContain(scene.staff[0])
  expect(ratedIn(above)).not.toContain(scene.second.personId)
  // The assessor was granted the role of who decides, above.
  expect(ratedIn(above)).toContain(scene.assessor.personId)
  expect(ratedIn(here)).toEqual(new Set([...scene.staff, scene.second.personId]))
})

it.each([
  ['a colleague', () => mine(1)],
  ['somebody of another unit', () => scene.stranger],
  ['an inspector', () => scene.inspector],
  ['an administrator', () => scene.administrator],
])('is not there for %s', async (_, who) => {
  expect(await findUnitYear(who(), at(), december)).toBeNull()
  expect(await findYearForm(who(), { ...at(), person: scene.staff[0]! }, december)).toBeNull()
  expect(await decide([row(0, 'A')], 'x', who())).toEqual({ ok: false, reason: 'not-found' })
  expect(await propose(who())).toEqual({ ok: false, reason: 'not-found' })
})

it('knows no person of another unit, and no year to come', async () => {
  const rows = [{ person: scene.stranger.personId, grade: 'A' as const, note: '' }]
  expect(await decide(rows)).toEqual({ ok: false, reason: 'not-found' })
  expect(await findUnitYear(scene.chair, { ...at(), year: 2027 }, december)).toBeNull()
  expect(await listOwnYears(mine(), december)).toEqual([2026])
})
