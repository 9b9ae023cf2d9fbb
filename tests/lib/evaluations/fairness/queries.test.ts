import { afterAll, beforeAll, expect, it } from 'vitest'
import { findFairness } from '@/lib/evaluations/fairness/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { grant, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 6)
  await database.query(
    `WITH sheet AS (
       INSERT INTO evaluation_sheet (unit_id, month, scheme_id, state)
       SELECT $1, $2, id, 'approved' FROM evaluation_scheme WHERE code = 'ND335-2025' RETURNING id
     ), step AS (
       INSERT INTO sheet_transition (sheet_id, "to", actor_id, reason)
       SELECT id, 'approved', $4, 'Đợt cao điểm' FROM sheet
     ), made AS (
       INSERT INTO evaluation (sheet_id, person_id, post_id)
       SELECT sheet.id, p.person_id, p.id FROM sheet, post p WHERE p.person_id = ANY($3::uuid[]) RETURNING id, person_id
     )
     INSERT INTO evaluation_decision
       (evaluation_id, person_id, version, total, grade, input, lines, assessor_id, co_assessor_ids)
     SELECT id, person_id, 1, 91, 'A', '{}', '[]', $5, ARRAY[$6]::uuid[] FROM made`,
    [
      ...[scene.unit.id, `${month}-01`, scene.staff, scene.chair.personId],
      ...[scene.assessor.personId, scene.second.personId],
    ],
  )
})
afterAll(() => database.close())

const at = (unit = scene.unit.slug, asked: string | null = null) => ({ unit, month: asked })

it('is for who decides and who keeps the roster there; for everybody else there is nothing', async () => {
  for (const who of [scene.assessor, scene.inspector, scene.administrator, scene.stranger, scene.member])
    expect(await findFairness(who, at(), now)).toBeNull()
  for (const who of [scene.chair, scene.personnel])
    expect((await findFairness(who, at(), now))?.month).toBe(month)
  expect(await findFairness(scene.chair, at('phuong-khac'), now)).toBeNull()
  expect(await findFairness(scene.chair, at(scene.unit.slug, '2020-01'), now)).toBeNull()
})

it('shows what is worth a look, the quota with its sum, and the reason that was kept', async () => {
  const view = (await findFairness(scene.chair, at(), now))!
  expect(view.remarks.map(({ kind }) => kind)).toEqual(['quota', 'same-grade', 'flat-points', 'flat-points'])
  expect(view.quotas).toMatchObject([
    { group: 'unit', reason: 'Đợt cao điểm', quota: { count: 6, ceiling: 1, over: true } },
  ])
  expect(view.history).toMatchObject([{ month, graded: 6, mean: '91.00' }])
})

it('from above shows counts and remarks of units, and no word of those inside', async () => {
  const [city] = await database.query<{ id: string }>(
    `INSERT INTO admin_unit (code, slug, name, type, valid_from) VALUES ('1', 'thanh-pho-thu', 'Thành phố Thử', 'province', '2025-07-01') RETURNING id`,
  )
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id = $2', [city!.id, scene.unit.id])
  expect(await findFairness(scene.personnel, at('thanh-pho-thu'), now)).toBeNull()
  await grant(database, scene.stranger.personId, 'personnel', city!.id)
  const view = (await findFairness(scene.stranger, at('thanh-pho-thu'), now))!
  expect(view).toMatchObject({ quotas: [], history: [], parts: [], remarks: [] })
  expect(view.below).toMatchObject([
    { slug: scene.unit.slug, mayOpen: false, tally: { graded: 6 }, remarks: [{ kind: 'same-grade' }] },
  ])
  expect(JSON.stringify(view)).not.toMatch(/Nguyễn Thị|Đợt cao điểm/)
  // Not by having the city above does she see the ward's own page.
  expect(await findFairness(scene.stranger, at(), now)).toBeNull()
})

it('counts a row for each who wrote in it', async () => {
  const { remarks } = (await findFairness(scene.chair, at(), now))!
  const rows = await database.query<{ name: string }>(
    'SELECT full_name AS name FROM person WHERE id = ANY ($1)',
    [[scene.assessor.personId, scene.second.personId]],
  )
  const flat = remarks.filter(({ kind }) => kind === 'flat-points').map(({ text }) => text)
  expect(flat.sort()).toEqual(
    rows
      .map(({ name }) => `${name} chấm 6 người (6 người cùng người khác chấm) cùng một mức 91,00 điểm.`)
      .sort(),
  )
})

it.each(['reopened', 'submitted', 'returned'])(
  'counts the decisions in force of a month that is open again: %s',
  async (state) => {
    const standing = (now: string) =>
      database.query('UPDATE evaluation_sheet SET state = $2::sheet_state WHERE unit_id = $1', [
        scene.unit.id,
        now,
      ])
    await standing('approved')
    const before = await findFairness(scene.chair, at(), now)
    expect(before!.history).toHaveLength(1)
    await standing(state)
    expect(await findFairness(scene.chair, at(), now)).toEqual(before)
  },
)

it('compares the units that stood in the month, whatever has become of them since', async () => {
  const ended = (day: string) =>
    database.query('UPDATE admin_unit SET valid_to = $2 WHERE id = $1', [scene.unit.id, day])
  const below = async () =>
    (await findFairness(scene.stranger, at('thanh-pho-thu', month), now))!.below.map(({ slug }) => slug)
  await ended('2026-10-31')
  expect(await below()).toEqual([scene.unit.slug])
  await ended('2026-09-30')
  expect(await below()).toEqual([])
})
