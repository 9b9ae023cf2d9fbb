import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { rateSelf, saveYear } from '@/lib/evaluations/years/commands'
import { listDueYears } from '@/lib/evaluations/years/due/queries'
import { findOwnYear, findUnitYear, findYearForm } from '@/lib/evaluations/years/queries'
import { mayRate, monthsOfYear } from '@/lib/evaluations/years/rules'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addPerson, addUnit, asActor, grant, inOffice, type Scene, setScene } from '../scene'

// Who scores in a unit: her year is proposed and decided by the one who decides there (NĐ 335/2025, điều 10).

const december = new Date('2026-12-10T08:00:00+07:00')
const year = 2026
const byLaw = { grade: 'B' as const, oneByLaw: true }

let database: TestDatabase
let scene: Scene
let city: { id: string; slug: string }
let mayor: Actor

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 2)
  await inOffice(database, scene, scene.assessor, scene.second)
  city = await addUnit(database)
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id = $2', [city.id, scene.unit.id])
  const id = await addPerson(database, city.id, 'TP', 'Chủ tịch')
  await grant(database, id, 'rating_authority', city.id)
  mayor = asActor(id, city, ['rating_authority'])
  for (const who of [scene.assessor, scene.second, scene.chair]) await decideMonths(who.personId)
  for (const who of scene.staff) await decideMonths(who)
})
afterAll(() => database.close())

async function decideMonths(person: string) {
  for (const month of monthsOfYear(year).slice(0, 8))
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
       SELECT id, $3, 1, 80, 'B', '{}', '[]' FROM made`,
      [scene.unit.id, `${month}-01`, person],
    )
}

const at = () => ({ unit: scene.unit.slug, year })
const rate = (
  who: Actor,
  step: 'proposal' | 'decision',
  person: string,
  reason = '',
  grade: 'B' | 'C' = 'B',
) =>
  saveYear(
    who,
    { ...at(), step, reason, rows: [{ person, grade, note: grade === 'B' ? '' : 'Có đơn đã xác minh' }] },
    december,
  )
const formOf = (person: string) => findYearForm(scene.chair, { ...at(), person }, december)
const write = (
  step: string,
  person: string,
  actor: string,
  version: number,
  oneByLaw = false,
  unit = scene.unit.id,
) =>
  database.query(
    `INSERT INTO year_rating (person_id, unit_id, year, step, version, grade, mean, months, reason, actor_id, at, one_by_law)
     VALUES ($1, $2, 2026, $3::year_step, $4, 'B', 80, '[]', 'Bổ sung', $5, $6, $7)`,
    [person, unit, step, version, actor, december, oneByLaw],
  )
const lend = async (delegate: string, role: string) => {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO delegation (unit_id, role, kind, grantor_id, delegate_id, from_day, to_day)
     VALUES ($1, $2::role, 'kt', $3, $4, '2026-12-01', '2026-12-31') RETURNING id`,
    [scene.unit.id, role, scene.chair.personId, delegate],
  )
  return () =>
    database.query(`INSERT INTO delegation_end (delegation_id, ended_by_id, reason) VALUES ($1, $2, 'Về')`, [
      row!.id,
      scene.chair.personId,
    ])
}

it('stands in her own unit’s year; who decides stands with the unit above', async () => {
  expect(await findOwnYear(scene.assessor, year, december)).toMatchObject({
    ...{ unit: { slug: scene.unit.slug }, above: false, byHead: true, outside: null },
    now: { turn: 'rating_authority', holders: [expect.stringContaining('Nguyễn Thị')] },
  })
  expect(await findOwnYear(scene.chair, year, december)).toMatchObject({
    ...{ unit: { slug: city.slug }, above: false, byHead: false },
  })
  const above = await findUnitYear(mayor, { unit: city.slug, year }, december)
  expect(above!.people.filter((each) => !each.above).map(({ person }) => person)).toEqual([
    scene.chair.personId,
  ])
  const own = asActor(scene.assessor.personId, scene.unit, ['staff'])
  expect(await rateSelf(own, { ...at(), grade: 'B', note: '' }, december)).toEqual({ ok: true })
})

it('is proposed by no assessor, herself or another, in the command or the database', async () => {
  const why = expect.stringContaining('người có thẩm quyền xếp loại đề xuất và quyết định')
  expect(await rate(scene.second, 'proposal', scene.assessor.personId)).toMatchObject({
    ...{ ok: false, faults: [{ person: scene.assessor.personId, why }] },
  })
  expect(await rate(scene.assessor, 'proposal', scene.assessor.personId)).toMatchObject({ ok: false })
  await expect(write('proposal', scene.assessor.personId, scene.second.personId, 1)).rejects.toThrow(
    'who scores in a unit does not rate another who does',
  )
  const view = (await findUnitYear(scene.second, at(), december))!
  const asked = view.people.filter((each) => mayRate(view.may, 'proposal', each))
  expect(asked.map(({ person }) => person).sort()).toEqual([...scene.staff].sort())
})

it('is due to who decides from the first day, and decided in one step that says so', async () => {
  expect((await listDueYears(scene.chair, december))?.units).toMatchObject([{ step: 'decision', left: 2 }])
  expect(await rate(scene.chair, 'decision', scene.assessor.personId)).toEqual({ ok: true, written: 1 })
  const form = (await formOf(scene.assessor.personId))!
  expect(form.proposal).toMatchObject({ grade: 'B', byId: scene.chair.personId, oneByLaw: false })
  expect(form.decisions).toMatchObject([{ ...byLaw, byId: scene.chair.personId }])
  const [event] = await database.query<{ payload: object }>(
    `SELECT payload FROM audit_event WHERE kind = 'year.decided' ORDER BY seq DESC LIMIT 1`,
  )
  expect(event!.payload).toMatchObject({ people: 1, oneByLaw: 1 })
  expect((await listDueYears(scene.chair, december))?.units).toMatchObject([{ step: 'decision', left: 1 }])
  // Decided anew, it is hers as before.
  expect(await rate(scene.chair, 'decision', scene.assessor.personId, 'Kết luận số 12', 'C')).toMatchObject({
    ok: true,
  })
  expect((await formOf(scene.assessor.personId))!.decisions).toMatchObject([
    { grade: 'C', oneByLaw: true },
    { grade: 'B', oneByLaw: true },
  ])
})

it('who acts for the one who decides decides neither herself nor, scoring there, another who does', async () => {
  const back = await lend(scene.second.personId, 'rating_authority')
  const acting = asActor(scene.second.personId, scene.unit, ['assessor', 'rating_authority'])
  expect(await rate(acting, 'decision', scene.second.personId)).toMatchObject({
    faults: [{ why: expect.stringContaining('Không ai tự xếp loại') }],
  })
  const again = await rate(acting, 'decision', scene.assessor.personId, 'Sửa')
  expect(again).toMatchObject({ faults: [{ why: expect.stringContaining('để chính người có thẩm quyền') }] })
  await expect(write('decision', scene.assessor.personId, scene.second.personId, 3)).rejects.toThrow(
    'does not rate another who does',
  )
  const holders = (await findOwnYear(scene.second, year, december))!.now.holders
  expect(holders).toHaveLength(1)
  expect(holders[0]).not.toContain('KT.')
  await back()
  // Who does not score there may.
  const done = await lend(scene.staff[1]!, 'rating_authority')
  const deputy = asActor(scene.staff[1]!, scene.unit, ['rating_authority'])
  expect(await rate(deputy, 'decision', scene.second.personId)).toEqual({ ok: true, written: 1 })
  expect((await formOf(scene.second.personId))!.decisions).toMatchObject([
    { oneByLaw: true, signing: expect.stringContaining('KT.') },
  ])
  await done()
})

it('of everybody else who ever proposed does not decide, though another has proposed since', async () => {
  const [an] = scene.staff as [string]
  expect(await rate(scene.assessor, 'proposal', an)).toEqual({ ok: true, written: 1 })
  expect(await rate(scene.second, 'proposal', an, '', 'C')).toEqual({ ok: true, written: 1 })
  await grant(database, scene.assessor.personId, 'rating_authority', scene.unit.id)
  const both = asActor(scene.assessor.personId, scene.unit, ['assessor', 'rating_authority'])
  expect(await rate(both, 'decision', an)).toMatchObject({
    faults: [{ person: an, why: expect.stringContaining('phải là hai người') }],
  })
  await expect(write('decision', an, scene.assessor.personId, 1)).rejects.toThrow(
    'who proposed a year does not decide it',
  )
  await expect(write('decision', an, scene.assessor.personId, 1, true)).rejects.toThrow(
    'one person rates only',
  )
  await expect(write('proposal', an, scene.second.personId, 3, true)).rejects.toThrow('one person rates only')
  await database.query(`DELETE FROM role_grant WHERE person_id = $1 AND role = 'rating_authority'`, [
    scene.assessor.personId,
  ])
  expect(await rate(scene.chair, 'decision', an)).toEqual({ ok: true, written: 1 })
  expect((await formOf(an))!.decisions).toMatchObject([{ oneByLaw: false }])
})

it('who was lent the vacant post scores like one who holds it', async () => {
  const lent = scene.staff[1]!
  await database.query(
    `UPDATE role_grant SET to_day = '2026-11-30' WHERE role = 'assessor' AND unit_id = $1`,
    [scene.unit.id],
  )
  const back = await lend(lent, 'assessor')
  expect(await formOf(lent)).toMatchObject({ byHead: true })
  expect(await rate(scene.chair, 'decision', lent)).toEqual({ ok: true, written: 1 })
  expect((await formOf(lent))!.decisions).toMatchObject([byLaw])
  await back()
  await database.query(`UPDATE role_grant SET to_day = NULL WHERE role = 'assessor' AND unit_id = $1`, [
    scene.unit.id,
  ])
})

it('what the unit above proposed or decided of her it finishes', async () => {
  const own = asActor(await addPerson(database, scene.unit.id, 'MOI', 'Trưởng phòng'), scene.unit, [
    'assessor',
  ])
  await grant(database, own.personId, 'assessor', scene.unit.id)
  await decideMonths(own.personId)
  expect(await findOwnYear(own, year, december)).toMatchObject({
    unit: { slug: scene.unit.slug },
    byHead: true,
  })
  await write('proposal', own.personId, mayor.personId, 1, false, city.id)
  expect(await findOwnYear(own, year, december)).toMatchObject({
    ...{ unit: { slug: city.slug }, above: false, byHead: false },
  })
  expect(await formOf(own.personId)).toMatchObject({ above: true })
  expect(await rate(scene.chair, 'decision', own.personId)).toEqual({ ok: true, written: 0 })
})

it('says who rates the head where the unit above keeps nothing', async () => {
  await database.query(`UPDATE post SET to_day = '2026-11-30' WHERE unit_id = $1`, [city.id])
  const own = await findOwnYear(scene.chair, year, december)
  expect(own).toMatchObject({
    unit: { slug: scene.unit.slug },
    above: true,
    outside: expect.stringContaining('Phường'),
  })
  expect((await findUnitYear(scene.chair, at(), december))?.outside).toBe(own!.outside)
})
