import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import { listOwnMonth, listOwnMonths } from '@/lib/evaluations/own/queries'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { type TestDatabase, testDatabase } from '../../../support/database'
import { actorOf, addPerson, addUnit } from '../../auth/office'

const NOW = new Date('2026-11-20T02:00:00Z')

let database: TestDatabase
let unitId: string
let graded: Actor
let colleague: Actor
let assessor: Actor
let stranger: Actor

async function addSheet(month: string, state: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO evaluation_sheet (unit_id, month, scheme_id, state)
     SELECT $1, $2, id, $3::sheet_state FROM evaluation_scheme WHERE code = 'ND335-2025' RETURNING id`,
    [unitId, month, state],
  )
  return row!.id
}

async function addEvaluation(sheetId: string, personId: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO evaluation (sheet_id, person_id, post_id)
     SELECT $1, $2, id FROM post WHERE person_id = $2 RETURNING id`,
    [sheetId, personId],
  )
  return row!.id
}

/** The sheet of a unit's month, made where there is none. */
async function sheetOf(unit: string, month: string): Promise<string> {
  const [sheet] = await database.query<{ id: string }>(
    `INSERT INTO evaluation_sheet (unit_id, month, scheme_id) SELECT $1, $2, id FROM evaluation_scheme
     ON CONFLICT (unit_id, month) DO UPDATE SET month = excluded.month RETURNING id`,
    [unit, month],
  )
  return sheet!.id
}

async function decide(evaluationId: string, version: number, total: string, reason: string | null) {
  const lines = [{ criterion: 'I.2', points: '4.0000', why: 'Ý thức kỷ luật, kỷ cương: 4 trên 5 điểm.' }]
  await database.query(
    `INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines, decided_by_id, reason)
     VALUES ($1, $2, $3, $4, 'B', '{}', $5, $6, $7)`,
    [evaluationId, graded.personId, version, total, JSON.stringify(lines), stranger.personId, reason],
  )
}

beforeAll(async () => {
  database = await testDatabase()
  unitId = await addUnit(database, '00598', 'thuong-cat')
  const otherId = await addUnit(database, '00611', 'dong-ngac')
  const signedIn = async (unit: string, name: string, roles: Parameters<typeof addPerson>[3] = []) =>
    actorOf(database, (await addPerson(database, unit, name, roles)).accountId, NOW)
  graded = await signedIn(unitId, 'can-bo')
  colleague = await signedIn(unitId, 'can-bo-2')
  assessor = await signedIn(unitId, 'truong-phong', ['assessor'])
  stranger = await signedIn(otherId, 'truong-phong.2', ['assessor'])
  const scheme = shippedSchemes.find(({ code }) => code === 'ND335-2025')!
  await database.query(
    `INSERT INTO evaluation_scheme (code, valid_from, definition) VALUES ($1, '2026-01-01', $2)`,
    [scheme.code, JSON.stringify(scheme)],
  )
  const decided = await addEvaluation(await addSheet('2026-10-01', 'approved'), graded.personId)
  await decide(decided, 1, '80.00', null)
  await decide(decided, 2, '82.50', 'Sót một nhiệm vụ')
  const open = await addSheet('2026-11-01', 'open')
  await addEvaluation(open, graded.personId)
})
afterAll(() => database.close())

it('lists her months, with the decision that stands', async () => {
  const months = await listOwnMonths(graded, NOW)
  expect(
    months.map(({ month, state, turn, until, decided }) => [month, state, turn, until, decided?.total]),
  ).toEqual([
    ['2026-11', 'open', 'assessor', '2026-11-30', undefined],
    ['2026-10', 'approved', 'personnel', '2026-11-06', '82.50'],
  ])
})

it('names who has the turn today, and nobody where the post is vacant', async () => {
  const [open] = await listOwnMonth(graded, '2026-11', NOW)
  expect(open).toMatchObject({ turn: 'assessor', until: '2026-11-30', holders: [assessor.fullName] })
  const [decided] = await listOwnMonth(graded, '2026-10', NOW)
  expect(decided).toMatchObject({ turn: 'personnel', until: '2026-11-06', holders: [] })
})

it('explains a month line by line, and keeps what was superseded', async () => {
  const [own] = await listOwnMonth(graded, '2026-10', NOW)
  expect(own!.decisions.map(({ version, total, reason }) => [version, total, reason])).toEqual([
    [2, '82.50', 'Sót một nhiệm vụ'],
    [1, '80.00', null],
  ])
  expect(own!.decisions[0]!.lines).toEqual([
    { criterion: 'I.2', label: 'I.2 Ý thức kỷ luật, kỷ cương', points: '4.0000', why: '4 trên 5 điểm.' },
  ])
  expect(own!.decisions[0]!.gradeName).toBe('Hoàn thành tốt nhiệm vụ')
})

it('shows nothing of a month that is still being graded', async () => {
  const [own] = await listOwnMonth(graded, '2026-11', NOW)
  expect(own).toMatchObject({ decided: null, decisions: [] })
})

it('tells who leads of the sheet that grades her, and of her own unit’s only where there is no other', async () => {
  const here = await addEvaluation(await sheetOf(unitId, '2026-10-01'), assessor.personId)
  await database.query(`UPDATE evaluation SET not_graded = 'level_above' WHERE id = $1`, [here])
  expect(await listOwnMonths(assessor, NOW)).toMatchObject([
    { unit: { slug: 'thuong-cat' }, gradedAbove: true },
  ])
  const above = await addUnit(database, '01', 'ha-noi')
  const outside = async () => (await listOwnMonth(assessor, '2026-10', NOW))[0]!.above
  expect(await outside()).toBeNull()
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id = $2', [above, unitId])
  const [city] = await database.query<{ name: string }>('SELECT name FROM admin_unit WHERE id = $1', [above])
  expect(await outside()).toBe(city!.name)
  await sheetOf(above, '2026-10-01')
  expect(await outside()).toBeNull()
  await addEvaluation(await sheetOf(above, '2026-10-01'), assessor.personId)
  const rows = [await listOwnMonths(assessor, NOW), await listOwnMonth(assessor, '2026-10', NOW)]
  for (const own of rows) expect(own).toMatchObject([{ unit: { slug: 'ha-noi' }, gradedAbove: false }])
  await database.query('DELETE FROM evaluation WHERE person_id = $1', [assessor.personId])
})

it.each([
  ['a colleague', () => colleague],
  ['her assessor, under “own months”', () => assessor],
  ['somebody of another unit', () => stranger],
])('shows none of it to %s', async (_, who) => {
  expect(await listOwnMonths(who(), NOW)).toEqual([])
  expect(await listOwnMonth(who(), '2026-10', NOW)).toEqual([])
})

it('tells the assessor which month waits for her, until when, and how far it is', async () => {
  const due = await listDueSheets(assessor, NOW)
  expect(
    due.map(({ month, turn, mine, deadline, ready, graded: count }) => ({
      month,
      turn,
      mine,
      deadline,
      ready,
      count,
    })),
  ).toEqual([
    { month: '2026-10', turn: 'personnel', mine: false, deadline: '2026-11-06', ready: 0, count: 1 },
    { month: '2026-11', turn: 'assessor', mine: true, deadline: '2026-11-30', ready: 0, count: 1 },
  ])
})

it.each([
  ['somebody without a part in it', () => graded],
  ['the assessor of another unit', () => stranger],
])('tells no month of the unit to %s', async (_, who) => {
  expect(await listDueSheets(who(), NOW)).toEqual([])
})
