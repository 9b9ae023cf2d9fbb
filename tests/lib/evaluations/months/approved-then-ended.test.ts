import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { seedCalendar } from '@/lib/calendar/commands'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { listDueSheets } from '@/lib/evaluations/due/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listMonthSteps } from '@/lib/evaluations/reminders/months/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval, findSheetHead } from '@/lib/evaluations/views/queries'
import { findPublishing } from '@/lib/record/drafts/queries'
import { publishMonth } from '@/lib/record/publications/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'

// A unit ended on 5 November with October decided and not published. `next` follows it.

const later = new Date('2026-11-09T08:00:00+07:00')
let database: TestDatabase
let old: Scene
let next: Scene
let bystander: Scene

beforeAll(async () => {
  database = await testDatabase()
  await seedCalendar()
})
afterAll(() => database.close())
beforeEach(async () => {
  old = await setScene(database, 2)
  next = await setScene(database, 1)
  bystander = await setScene(database, 1)
  await openMonth(old.personnel, at(), now)
  await decide(old)
}, 60_000)

const at = () => ({ unit: old.unit.slug, month })
const clerkOf = ({ personnel, unit }: Scene) => asActor(personnel.personId, unit, ['personnel'])

async function decide({ assessor, chair }: Pick<Scene, 'assessor' | 'chair'>, change = {}, when = now) {
  const rows = old.staff.map((person) => fullRow(person, change))
  expect(await saveSheet(assessor, { ...at(), rows }, when)).toMatchObject({ ok: true, refused: [] })
  expect(await submitSheet(assessor, at(), when)).toEqual({ ok: true })
  const quotaReasons = { unit: 'Đơn vị dẫn đầu.' }
  expect(await approveSheet(chair, { ...at(), quotaReasons }, when)).toMatchObject({ ok: true })
}

/** What was done so far was done by then: the database dates its rows by its own clock. */
async function end(day = '2026-11-02T08:00:00+07:00') {
  const sheet = '(SELECT id FROM evaluation_sheet WHERE unit_id = $1)'
  await database.query('SET session_replication_role = replica')
  await database.query(
    `UPDATE sheet_transition t SET at = $2::timestamptz + n.nth * interval '1 second'
     FROM (SELECT id, row_number() OVER (ORDER BY at) AS nth FROM sheet_transition WHERE sheet_id IN ${sheet}) n
     WHERE n.id = t.id`,
    [old.unit.id, day],
  )
  await database.query(
    `UPDATE evaluation_decision SET decided_at = $2 WHERE evaluation_id IN (
       SELECT id FROM evaluation WHERE sheet_id IN ${sheet})`,
    [old.unit.id, day],
  )
  await database.query('SET session_replication_role = origin')
  await database.query(`UPDATE admin_unit SET valid_to = '2026-11-05' WHERE id = $1`, [old.unit.id])
  await database.query(`UPDATE role_grant SET to_day = '2026-11-05' WHERE unit_id = $1`, [old.unit.id])
  await database.query(`UPDATE post SET to_day = '2026-11-05' WHERE unit_id = $1`, [old.unit.id])
  await database.query(
    `INSERT INTO unit_succession (former_id, successor_id, kind, effective_on) VALUES ($1, $2, 'whole', '2026-11-06')`,
    [old.unit.id, next.unit.id],
  )
}

it('waits for the clerk of the unit that follows: turn, start page, letters, publishing page', async () => {
  await end()
  await database.query(`UPDATE person SET email = 'to-chuc@phuong.example' WHERE id = $1`, [
    next.personnel.personId,
  ])
  expect(await findSheetHead(next.chair, at(), later)).toMatchObject({ state: 'approved', turn: 'personnel' })
  expect(await listDueSheets(clerkOf(next), later)).toMatchObject([
    {
      unit: { slug: old.unit.slug },
      state: 'approved',
      turn: 'personnel',
      mine: true,
      deadline: '2026-11-09',
    },
  ])
  const steps = await listMonthSteps(later, [])
  expect(steps.filter(({ matter }) => matter.unit.slug === old.unit.slug)).toMatchObject([
    { matter: { step: 'personnel' }, person: { id: next.personnel.personId } },
  ])
  expect(await findPublishing(clerkOf(next), old.unit.slug, later)).toMatchObject({ waiting: [{ month }] })
  for (const who of [bystander.chair, clerkOf(bystander), old.chair, clerkOf(old)]) {
    expect(await findSheetHead(who, at(), later)).toBeNull()
    expect(await findPublishing(who, old.unit.slug, later)).toBeNull()
    expect(await publishMonth(who, at(), later)).toEqual({ ok: false, reason: 'not-found' })
  }
  expect(await publishMonth(clerkOf(next), at(), later)).toMatchObject({ ok: true, revision: 1 })
  expect(await listDueSheets(clerkOf(next), later)).toEqual([])
  // It was finished there, and stays theirs to answer for.
  expect(await findSheetHead(next.chair, at(), later)).toMatchObject({ state: 'published' })
})

it('is opened again, mended and decided by the unit that follows', async () => {
  await end()
  expect(await findApproval(next.chair, at(), later)).toMatchObject({
    ...{ state: 'approved', may: { decide: true } },
  })
  const input = { ...at(), reason: 'Bổ sung hồ sơ bị sót.', days: 3 }
  expect(await reopenSheet(bystander.chair, input, later)).toEqual({ ok: false, reason: 'not-found' })
  expect(await reopenSheet(next.chair, input, later)).toEqual({ ok: true })
  expect(await listDueSheets(next.assessor, later)).toMatchObject([
    { state: 'reopened', turn: 'assessor', mine: true },
  ])
  await decide(next, { late: '0' }, later)
  const decisions = await database.query<{ version: number }>(
    `SELECT d.version FROM evaluation_decision d JOIN evaluation e ON e.id = d.evaluation_id
     WHERE e.person_id = $1 ORDER BY version`,
    [old.staff[0]],
  )
  expect(decisions).toEqual([{ version: 1 }, { version: 2 }])
  expect(await publishMonth(clerkOf(next), at(), later)).toMatchObject({ ok: true })
})

it('published while the unit stood, it is nobody else’s', async () => {
  expect(await publishMonth(old.personnel, at(), new Date('2026-11-04T08:00:00+07:00'))).toMatchObject({
    ok: true,
  })
  await end()
  for (const who of [next.chair, next.assessor, clerkOf(next)])
    expect(await findSheetHead(who, at(), later)).toBeNull()
  expect(await findPublishing(clerkOf(next), old.unit.slug, later)).toBeNull()
})

it('loaded as published, without its steps, it is nobody else’s either', async () => {
  await end()
  await database.query('SET session_replication_role = replica')
  await database.query('DELETE FROM sheet_transition')
  await database.query('SET session_replication_role = origin')
  await database.query(`UPDATE evaluation_sheet SET state = 'published' WHERE unit_id = $1`, [old.unit.id])
  expect(await findSheetHead(next.chair, at(), later)).toBeNull()
})
