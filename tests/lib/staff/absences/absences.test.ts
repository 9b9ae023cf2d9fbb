import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openMonth } from '@/lib/evaluations/months/commands'
import { endAbsence, writeAbsence } from '@/lib/staff/absences/commands'
import { findAbsences } from '@/lib/staff/absences/queries'
import { absenceInput, type AbsenceInput } from '@/lib/staff/absences/schema'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { standing } from '../../evaluations/cycle/office'
import { month, now, type Scene, setScene } from '../../evaluations/scene'

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 2)
})

const leave = (change: Partial<AbsenceInput> = {}): AbsenceInput => ({
  unit: scene.unit.slug,
  person: scene.staff[0]!,
  kind: 'maternity',
  from: '2026-10-05',
  to: null,
  basis: null,
  ...change,
})

it('marks the month of who is away for most of it, and unmarks it when she is back', async () => {
  expect(await writeAbsence(scene.personnel, leave(), now)).toEqual({ ok: true })
  await openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)
  const status = async () => (await standing(database, scene.unit, month)).get(scene.staff[0]!)
  expect(await status()).toBe('on_leave')
  const page = await findAbsences(scene.personnel, scene.unit.slug, now)
  const back = { unit: scene.unit.slug, absence: page!.absences[0]!.id, to: '2026-10-12' }
  expect(await endAbsence(scene.personnel, back, now)).toEqual({ ok: true })
  await openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)
  expect(await status()).toBeNull()
  await endAbsence(scene.personnel, { ...back, to: '2026-10-04' }, now)
  expect((await findAbsences(scene.personnel, scene.unit.slug, now))!.absences).toEqual([])
})

it('keeps two leaves of one person apart, and takes nobody who is not in post', async () => {
  await writeAbsence(scene.personnel, leave({ to: '2026-10-20' }), now)
  expect(await writeAbsence(scene.personnel, leave({ from: '2026-10-20' }), now)).toMatchObject({
    reason: 'overlaps',
  })
  expect(await writeAbsence(scene.personnel, leave({ from: '2026-10-21' }), now)).toEqual({ ok: true })
  expect(await writeAbsence(scene.personnel, leave({ person: scene.stranger.personId }), now)).toMatchObject({
    reason: 'not-in-post',
  })
  expect(absenceInput.safeParse({ ...leave(), to: '2026-10-01' }).success).toBe(false)
  expect(absenceInput.parse({ ...leave(), to: '' }).to).toBeNull()
})

it('is the personnel clerk’s alone: nobody else reads or writes why somebody is away', async () => {
  for (const actor of [
    scene.assessor,
    scene.chair,
    scene.inspector,
    scene.administrator,
    scene.member,
    scene.stranger,
  ]) {
    expect(await findAbsences(actor, scene.unit.slug, now)).toBeNull()
    expect(await writeAbsence(actor, leave(), now)).toEqual({ ok: false, reason: 'not-found' })
  }
  await writeAbsence(scene.personnel, leave(), now)
  const [event] = await database.query<{ payload: object }>(
    `SELECT payload FROM audit_event WHERE kind = 'absence.written' ORDER BY seq DESC LIMIT 1`,
  )
  expect(JSON.stringify(event!.payload)).not.toContain('maternity')
})
