import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveDraft, returnDraft } from '@/lib/evaluations/schemes/drafts/decisions/commands'
import {
  openDraft,
  proposeDraft,
  saveDraft,
  tryDraft,
  withdrawDraft,
} from '@/lib/evaluations/schemes/drafts/commands'
import { findDraft, findScheme, listSchemes } from '@/lib/evaluations/schemes/drafts/queries'
import type { Typed } from '@/lib/evaluations/schemes/drafts/schema'
import { keepSchemes } from '@/lib/evaluations/schemes/commands'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addPerson, asActor, grant, type Scene, setScene } from '../scene'
import type { Actor } from '@/lib/auth/schema'

const now = new Date('2026-11-26T08:00:00+07:00')
const scheme = shippedSchemes[1]!
let database: TestDatabase
let scene: Scene
let author: Actor
let second: Actor

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 24)
  author = scene.administrator
  const other = await addPerson(database, scene.unit.id, 'QT2')
  await grant(database, other, 'administrator', scene.unit.id)
  second = asActor(other, scene.unit, ['administrator'])
  const points = Object.fromEntries(scheme.criteria.map(({ id, maximum }) => [id, maximum]))
  const task = { units: '10', completed: true, failed_reviews: 0, late: 0 }
  const input = { scheme: scheme.code, points, leader: false, tasks: [task] }
  await database.query(
    `WITH sheet AS (
       INSERT INTO evaluation_sheet (unit_id, month, scheme_id, state)
       SELECT $1, '2026-10-01', id, 'published' FROM evaluation_scheme WHERE code = $2 RETURNING id
     ), made AS (
       INSERT INTO evaluation (sheet_id, person_id, post_id)
       SELECT sheet.id, p.person_id, p.id FROM sheet, post p WHERE p.person_id = ANY($3::uuid[]) RETURNING id, person_id
     )
     INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines)
     SELECT id, person_id, 1, 100, 'A', $4, '[]' FROM made`,
    [scene.unit.id, scheme.code, scene.staff, JSON.stringify(input)],
  )
})
afterAll(() => database.close())

const open = async (who = author) => {
  const made = await openDraft(who, { from: scheme.code }, now)
  if (!made.ok) throw new Error(made.reason)
  return made.draft
}
const typedOf = async (draft: string) => (await findDraft(author, draft, now))!.typed
async function save(draft: string, change: Typed, who = author) {
  const { typed, revision } = (await findDraft(author, draft, now))!
  return saveDraft(who, { draft, revision, typed: { ...typed, ...change } }, now)
}
const kinds = async () =>
  (await database.query<{ kind: string }>('SELECT kind FROM audit_event ORDER BY seq')).map(
    ({ kind }) => kind,
  )

it('is administrators’ alone: for everybody else there is nothing', async () => {
  const draft = await open()
  for (const who of [scene.chair, scene.personnel, scene.assessor, scene.inspector, scene.member]) {
    expect(await listSchemes(who, now)).toBeNull()
    expect(await findScheme(who, scheme.code, now)).toBeNull()
    expect(await findDraft(who, draft, now)).toBeNull()
    const no = { ok: false, reason: 'not-found' }
    expect(await openDraft(who, { from: scheme.code }, now)).toEqual(no)
    expect(await saveDraft(who, { draft, revision: 1, typed: {} }, now)).toEqual(no)
    expect(await tryDraft(who, { draft, month: '2026-10' }, now)).toEqual(no)
    expect(await proposeDraft(who, { draft }, now)).toEqual(no)
    expect(await approveDraft(who, { draft }, now)).toEqual(no)
    expect(await returnDraft(who, { draft, reason: 'x' }, now)).toEqual(no)
    expect(await withdrawDraft(who, { draft }, now)).toEqual(no)
  }
  expect(await openDraft(author, { from: 'NONE' }, now)).toEqual({ ok: false, reason: 'not-found' })
  expect(await kinds()).toContain('action.refused')
})

it('keeps what was typed, right or wrong, and is never overwritten by an older window', async () => {
  const draft = await open()
  const { typed, revision } = (await findDraft(author, draft, now))!
  const wrong = { ...typed, code: 'HN 2027', 'c.0.max': 'năm' }
  expect(await saveDraft(author, { draft, revision, typed: wrong }, now)).toEqual({ ok: true, revision: 2 })
  expect(await typedOf(draft)).toMatchObject({ code: 'HN 2027', 'c.0.max': 'năm' })
  // Twice is once; an older window with other words is told so.
  expect(await saveDraft(author, { draft, revision, typed: wrong }, now)).toEqual({ ok: true, revision: 2 })
  const older = await saveDraft(author, { draft, revision, typed: { ...wrong, code: 'X1' } }, now)
  expect(older).toEqual({ ok: false, reason: 'stale' })
  expect(await save(draft, { code: 'X1' }, second)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await tryDraft(author, { draft, month: '2026-10' }, now)).toEqual({ ok: false, reason: 'invalid' })
  expect(await proposeDraft(author, { draft }, now)).toEqual({ ok: false, reason: 'invalid' })
  expect(await withdrawDraft(author, { draft }, now)).toEqual({ ok: true })
  expect(await withdrawDraft(author, { draft }, now)).toEqual({ ok: false, reason: 'not-now' })
})

it('is tried on what was decided of a month, also while that month is open again', async () => {
  const draft = await open()
  const months = async () => (await findDraft(author, draft, now))!.months
  expect(await months()).toEqual(['2026-10'])
  const turned = (state: string) => database.query(`UPDATE evaluation_sheet SET state = '${state}'`)
  await turned('reopened')
  expect(await months()).toEqual(['2026-10'])
  await turned('published')
  await withdrawDraft(author, { draft }, now)
})

it('is made, tried, refused to its author, returned, and approved by a second one; then nothing changes it', async () => {
  const draft = await open()
  await save(draft, { code: 'HN-2027', from: '01/2027', 'b.A.from': '95', 'c.0.max': '6', 'c.1.max': '4' })
  expect(await proposeDraft(author, { draft }, now)).toEqual({ ok: false, reason: 'untried' })
  expect(await tryDraft(second, { draft, month: '2026-09' }, now)).toEqual({
    ok: false,
    reason: 'nothing-to-compare',
  })
  expect(await tryDraft(second, { draft, month: '2026-10' }, now)).toEqual({ ok: true })
  const [trial] = (await findDraft(author, draft, now))!.trials
  expect(trial).toMatchObject({ month: '2026-10', revision: 2 })
  expect(trial!.result).toEqual({
    people: 24,
    moves: [{ from: 'A', to: 'A', count: 24 }],
    shares: { same: 100, up: 0, down: 0 },
  })
  // What is counted names nobody.
  expect(JSON.stringify(trial)).not.toMatch(new RegExp(scene.staff.join('|')))

  // A change makes the trial one of something else.
  await save(draft, { 'b.A.from': '94' })
  expect(await proposeDraft(author, { draft }, now)).toEqual({ ok: false, reason: 'untried' })
  await tryDraft(author, { draft, month: '2026-10' }, now)
  expect(await approveDraft(second, { draft }, now)).toEqual({ ok: false, reason: 'not-now' })
  expect(await proposeDraft(second, { draft }, now)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await proposeDraft(author, { draft }, now)).toEqual({ ok: true })
  expect(await save(draft, { code: 'X1' })).toEqual({ ok: false, reason: 'not-now' })
  expect(await approveDraft(author, { draft }, now)).toEqual({ ok: false, reason: 'own' })
  expect(await returnDraft(author, { draft, reason: 'x' }, now)).toEqual({ ok: false, reason: 'not-yours' })
  const returned = async () =>
    (await listSchemes(author, now))!.drafts.find(({ id }) => id === draft)!.returned
  expect(await returned()).toBe(false)
  expect(await returnDraft(second, { draft, reason: 'Ghi lại căn cứ' }, now)).toEqual({ ok: true })
  expect(await returned()).toBe(true)
  expect(await findDraft(author, draft, now)).toMatchObject({
    returnReason: 'Ghi lại căn cứ',
    may: { change: true },
  })
  expect(await proposeDraft(author, { draft }, now)).toEqual({ ok: true })
  expect(await approveDraft(second, { draft }, now)).toEqual({ ok: true })
  expect(await approveDraft(second, { draft }, now)).toEqual({ ok: false, reason: 'not-now' })

  const all = (await listSchemes(author, now))!.schemes
  expect(all.map(({ code, from, to }) => [code, from, to])).toEqual([
    ['HN-2027', '2027-01', null],
    ['ND335-2025', '2026-01', '2026-12'],
    ['HN-2018', '2018-07', '2025-12'],
  ])
  expect((await findScheme(author, 'HN-2027', now))!.bands[0]).toMatchObject({ letter: 'A', from: '94' })

  const change = (sql: string) => database.query(sql)
  await expect(
    change(`UPDATE evaluation_scheme SET definition = definition || '{"x":1}' WHERE code = 'HN-2027'`),
  ).rejects.toThrow(/never changes/)
  await expect(change(`DELETE FROM evaluation_scheme WHERE code = 'HN-2027'`)).rejects.toThrow(/stays/)
  await expect(
    change(`UPDATE evaluation_scheme SET valid_to = '2026-08-31' WHERE code = 'ND335-2025'`),
  ).rejects.toThrow(/does not end before/)
  await expect(change(`UPDATE scheme_draft SET typed = '{}' WHERE state = 'approved'`)).rejects.toThrow(
    /not open/,
  )
  await expect(change(`DELETE FROM scheme_trial`)).rejects.toThrow()
  // What ships is put in place again at every start, and opens no month that was ended.
  await keepSchemes(shippedSchemes)
  expect((await listSchemes(author, now))!.schemes[1]).toMatchObject({ to: '2026-12' })
  expect(await kinds()).toEqual(
    expect.arrayContaining(['scheme.tried', 'scheme.proposed', 'scheme.returned', 'scheme.approved']),
  )
})

it('cannot begin in a month that another begins in, whoever was first', async () => {
  const draft = await open()
  await save(draft, { code: 'HN-2028', from: '01/2027' })
  await tryDraft(author, { draft, month: '2026-10' }, now)
  expect((await findDraft(author, draft, now))!.place.map(({ field }) => field)).toEqual(['from'])
  expect(await proposeDraft(author, { draft }, now)).toEqual({ ok: false, reason: 'invalid' })
})

it('PostgreSQL keeps one scheme for each category and month, and lets categories differ', async () => {
  const insert = (code: string, categories: string[], from: string) =>
    database.query(`INSERT INTO evaluation_scheme (code, valid_from, definition) VALUES ($1, $2, $3)`, [
      code,
      from,
      JSON.stringify({ ...scheme, code, staffCategories: categories }),
    ])
  await expect(insert('X-1', ['contract_worker'], '2027-06-01')).rejects.toThrow(/one_in_force/)
  await database.query(`UPDATE evaluation_scheme SET valid_to = '2029-12-31' WHERE code = 'HN-2027'`)
  await insert('X-2', ['contract_worker', 'public_employee'], '2030-01-01')
  await insert('X-3', ['civil_servant'], '2030-01-01')
  await expect(insert('X-4', ['civil_servant', 'elected_official'], '2031-01-01')).rejects.toThrow(
    /one_in_force/,
  )
})
