import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { acceptFile } from '@/lib/files/accept'
import type { AcceptedFile } from '@/lib/files/schema'
import { recordFinding, recordVisit, takeStep, withdrawVisit } from '@/lib/inspections/commands'
import { readInspections } from '@/lib/inspections/months/queries'
import { findInspections, findVisit, listFindings, mayReadInspectionPhoto } from '@/lib/inspections/queries'
import { standingOf } from '@/lib/inspections/rules'
import { findingInput, stepInput, visitInput, withdrawInput } from '@/lib/inspections/schema'
import { readFacts } from '@/lib/record/facts/queries'
import { eitherInspections } from '@/lib/record/facts/rules'
import { grant, now, type Scene, setScene } from '@/tests/lib/evaluations/scene'
import { testDatabase, type TestDatabase } from '@/tests/support/database'

let database: TestDatabase
let scene: Scene
beforeAll(async () => {
  database = await testDatabase()
  return database.close
})
beforeEach(async () => {
  scene = await setScene(database, 1)
})

const visit = (change: Record<string, string> = {}, actor: Actor = scene.inspector, at = now) =>
  recordVisit(
    actor,
    visitInput.parse({
      ...{ id: randomUUID(), unit: scene.unit.slug, on: '2026-10-05', kind: 'planned' },
      ...{ team: 'Đoàn kiểm tra công vụ', about: '', ...change },
    }),
    at,
  )
const find = (
  of: string,
  change: Record<string, string> = {},
  actor: Actor = scene.inspector,
  at = now,
  photo: AcceptedFile | null = null,
) =>
  recordFinding(
    actor,
    findingInput.parse({
      ...{ id: randomUUID(), visit: of, article: '', what: 'Quầy 2 không treo biển tên', severity: 'minor' },
      ...{ measure: 'correction', due: '2026-10-20', ...change },
    }),
    photo,
    at,
  )
let seconds = 0
const soon = () => new Date(now.getTime() + 1000 * (seconds += 1))
const step = (
  finding: string,
  change: Record<string, string> = {},
  actor: Actor = scene.inspector,
  at = soon(),
  photo: AcceptedFile | null = null,
) =>
  takeStep(
    actor,
    stepInput.parse({
      ...{ id: randomUUID(), finding, kind: 'checked', on: '2026-10-06', note: 'Đã xem lại tại chỗ' },
      ...{ proof: '', due: '', ...change },
    }),
    photo,
    at,
  )
/** A visit with one thing to put right. */
async function open() {
  const [id, finding] = [randomUUID(), randomUUID()]
  expect(await visit({ id })).toEqual({ ok: true })
  expect(await find(id, { id: finding })).toEqual({ ok: true })
  return { id, finding }
}
const seen = async (id: string, at = now) =>
  (await findVisit(scene.inspector, { unit: scene.unit.slug, visit: id }, at))?.visit
const later = new Date('2026-11-20T08:00:00+07:00')

describe('a visit', () => {
  it('is recorded once however often its form is sent, with its event', async () => {
    const id = randomUUID()
    expect(await visit({ id })).toEqual({ ok: true })
    expect(await visit({ id })).toEqual({ ok: true })
    const desk = await findInspections(scene.inspector, scene.unit.slug, now)
    expect(desk?.visits.filter((each) => each.id === id)).toMatchObject([
      { on: '2026-10-05', team: 'Đoàn kiểm tra công vụ', findings: [], withdrawn: null },
    ])
    const events = await database.query(`SELECT payload FROM audit_event WHERE kind = 'inspection.recorded'
      AND payload ->> 'visitId' = '${id}'`)
    expect(events).toHaveLength(1)
  })

  it('is not of a day to come, and not of a unit that was not there', async () => {
    expect(await visit({ on: '2026-10-29' })).toMatchObject({ reason: 'future' })
    expect(await visit({ on: '1999-01-01' })).toMatchObject({ reason: 'no-unit' })
  })

  it('is the inspectors’ to write; those who answer for the unit read it; nobody else knows of it', async () => {
    const { id, finding } = await open()
    for (const actor of [scene.chair, scene.personnel, scene.assessor, scene.member, scene.stranger]) {
      expect(await visit({}, actor)).toMatchObject({ reason: 'not-found' })
      expect(await find(id, {}, actor)).toMatchObject({ reason: 'not-found' })
      expect(await step(finding, {}, actor)).toMatchObject({ reason: 'not-found' })
      expect(await withdrawVisit(actor, { visit: id, reason: 'Ghi nhầm' }, now)).toMatchObject({
        reason: 'not-found',
      })
    }
    const reads = async (actor: Actor) => (await findInspections(actor, scene.unit.slug, now)) !== null
    for (const actor of [scene.inspector, scene.chair, scene.personnel, scene.assessor])
      expect(await reads(actor)).toBe(true)
    for (const actor of [scene.member, scene.stranger, scene.administrator])
      expect(await reads(actor)).toBe(false)
    expect(await findVisit(scene.stranger, { unit: scene.unit.slug, visit: id }, now)).toBeNull()
    expect(await findVisit(scene.inspector, { unit: 'noi-khac', visit: id }, now)).toBeNull()
  })

  it('recorded by mistake stays with its reason and counts no more', async () => {
    const { id, finding } = await open()
    const input = withdrawInput.parse({ visit: id, reason: 'Ghi hai lần một lượt' })
    expect(await withdrawVisit(scene.inspector, input, now)).toEqual({ ok: true })
    expect(await withdrawVisit(scene.inspector, input, now)).toEqual({ ok: true })
    expect(await seen(id)).toMatchObject({ withdrawn: { reason: 'Ghi hai lần một lượt' } })
    expect(await find(id)).toMatchObject({ reason: 'withdrawn' })
    expect(await step(finding)).toMatchObject({ reason: 'closed' })
    expect(await listFindings(scene.unit.slug, '2026-10')).toEqual([])
    expect(await readInspections(db, { unitId: scene.unit.id, month: '2026-10' }, cutOff)).toBeNull()
  })
})

describe('a finding', () => {
  it('names no person, only an article in force that day, and is due after the visit', async () => {
    const { id } = await open()
    expect(await find(id, { what: 'Bà Nguyễn Thị Hoa đến muộn 20 phút' })).toMatchObject({ reason: 'named' })
    expect(await find(id, { article: 'Điều 99. Không có' })).toMatchObject({ reason: 'article' })
    expect(await find(id, { due: '2026-10-04' })).toMatchObject({ reason: 'due' })
    expect(findingInput.safeParse({ ...raw, measure: 'correction', due: '' }).error?.issues).toMatchObject([
      { path: ['due'] },
    ])
    expect(findingInput.parse({ ...raw, measure: 'none', due: '2026-10-20' })).toMatchObject({ due: null })
  })

  it('stands open until its day, is reported by the unit, given more time, and closed with its proof for good', async () => {
    const { id, finding } = await open()
    const standing = async (at = now) => (await seen(id, at))?.findings[0]
    expect(await standing(new Date('2026-10-20T08:00:00+07:00'))).toMatchObject({ standing: 'open' })
    expect(await standing()).toMatchObject({ standing: 'overdue' })
    expect(await step(finding, { kind: 'reported', note: 'Đã treo biển' }, scene.chair)).toEqual({ ok: true })
    expect(await standing()).toMatchObject({ standing: 'reported' })
    expect(await step(finding, { kind: 'extended', due: '2026-11-15' })).toEqual({ ok: true })
    expect(await standing()).toMatchObject({ standing: 'open', due: '2026-11-15' })
    expect(stepInput.safeParse({ ...stepRaw, kind: 'closed', proof: ' ' }).success).toBe(false)
    expect(await step(finding, { kind: 'extended', on: '2026-10-06', due: '2026-10-06' })).toMatchObject({
      reason: 'due',
    })
    expect(await step(finding, { on: '2026-10-04' })).toMatchObject({ reason: 'day' })
    const proof = 'Báo cáo 45/BC-UBND ngày 25/10/2026'
    expect(await step(finding, { kind: 'closed', proof }, scene.chair)).toMatchObject({ reason: 'not-found' })
    const closings = await Promise.all([1, 2].map(() => step(finding, { kind: 'closed', proof })))
    expect(closings.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await standing()).toMatchObject({ standing: 'closed' })
    expect((await standing())?.steps.map(({ kind }) => kind)).toEqual(['reported', 'extended', 'closed'])
    expect(await step(finding, { kind: 'reported' }, scene.chair)).toMatchObject({ reason: 'closed' })
  })

  it('that asks for nothing is noted and takes no step', async () => {
    const { id } = await open()
    const noted = randomUUID()
    expect(await find(id, { id: noted, measure: 'none', due: '' })).toEqual({ ok: true })
    expect((await seen(id))?.findings.map(({ position, standing }) => [position, standing])).toEqual([
      [1, 'overdue'],
      [2, 'noted'],
    ])
    expect(await step(noted)).toMatchObject({ reason: 'closed' })
    expect(standingOf({ measure: 'none', due: null, steps: [] }, '2030-01-01')).toBe('noted')
  })

  it('is offered as evidence to its month', async () => {
    await open()
    expect(await listFindings(scene.unit.slug, '2026-10')).toMatchObject([
      { on: '2026-10-05', position: 1, what: 'Quầy 2 không treo biển tên' },
    ])
    expect(await listFindings(scene.unit.slug, '2026-11')).toEqual([])
  })

  it('cannot be changed, not even past the commands', async () => {
    const { id, finding } = await open()
    for (const table of ['inspection_visit', 'inspection_finding'])
      await expect(database.query(`UPDATE ${table} SET recorded_at = now()`)).rejects.toThrow('append-only')
    const close = (of: string, proof: string | null) =>
      database.query(
        `INSERT INTO inspection_step (id, finding_id, kind, took_on, note, proof, taken_by_id, taken_at)
         VALUES (gen_random_uuid(), $1, 'closed', '2026-10-06', 'Xong', $2, $3, now())`,
        [of, proof, scene.inspector.personId],
      )
    await expect(close(finding, null)).rejects.toThrow('inspection_step_proof')
    await close(finding, 'Biên bản 1')
    await expect(close(finding, 'Biên bản 2')).rejects.toThrow()
    const due = `INSERT INTO inspection_finding (id, visit_id, position, what, severity, measure, due_on, recorded_by_id, recorded_at)
      VALUES (gen_random_uuid(), $1, 9, 'x', 'minor', 'reminder', '2020-01-01', $2, now())`
    await expect(database.query(due, [id, scene.inspector.personId])).rejects.toThrow('standing visit')
  })
})

const raw = { id: randomUUID(), visit: randomUUID(), article: '', what: 'Không treo biển', severity: 'minor' }
const stepRaw = { id: randomUUID(), finding: randomUUID(), on: '2026-10-06', note: 'Đã xong', due: '' }
const cutOff = '2026-11-01T00:00:00+07:00'

describe('the counts of a month', () => {
  const read = (month: string, until = cutOff) => readInspections(db, { unitId: scene.unit.id, month }, until)

  it('are of its visits as known at the cut-off; what is open is whatever was asked until then', async () => {
    expect(await read('2026-10')).toBeNull()
    const { id, finding } = await open()
    await find(id, { measure: 'none', due: '' })
    await visit({ on: '2026-09-30' })
    expect(await read('2026-08')).toBeNull()
    expect(await read('2026-09')).toEqual({ visits: 1, findings: 0, openCorrections: 0 })
    expect(await read('2026-10')).toEqual({ visits: 1, findings: 2, openCorrections: 1 })
    // Nobody came in November: none is a number there, and what was asked in October is still open.
    expect(await read('2026-11', '2026-12-01T00:00:00+07:00')).toEqual({
      ...{ visits: 0, findings: 0, openCorrections: 1 },
    })
    await step(finding, { kind: 'closed', proof: 'Biên bản 3/BB' }, scene.inspector, later)
    expect(await read('2026-10')).toMatchObject({ openCorrections: 1 })
    expect(await read('2026-10', '2026-11-21T00:00:00+07:00')).toMatchObject({ openCorrections: 0 })
  })

  it('stand in the record in place of what was entered, where a visit was recorded', async () => {
    const entered = { visits: 3, findings: 4, openCorrections: 2 }
    await database.query(
      `INSERT INTO inspection_month VALUES ($1, '2026-10-01', 3, 4, 2), ($1, '2026-11-01', 3, 4, 2)`,
      [scene.unit.id],
    )
    const facts = (month: string) =>
      readFacts(db, { unitId: scene.unit.id, month }, '2026-12-01T00:00:00+07:00')
    expect(await facts('2026-10')).toMatchObject({ inspections: entered, inspectionsFrom: 'entered' })
    await open()
    expect(await facts('2026-10')).toMatchObject({
      ...{ inspections: { visits: 1, findings: 1, openCorrections: 1 }, inspectionsFrom: 'visits' },
    })
    expect(await facts('2026-11')).toMatchObject({ inspections: entered, inspectionsFrom: 'entered' })
    const none = { visits: 0, findings: 0, openCorrections: 1 }
    expect(await facts('2026-12')).toMatchObject({ inspections: none, inspectionsFrom: 'visits' })
    expect(await facts('2026-08')).toMatchObject({ inspections: null, inspectionsFrom: null })
    expect(eitherInspections(none, null)).toEqual({ counts: none, from: 'visits' })
    expect(eitherInspections(null, null)).toBeNull()
  })
})

it('an inspector of the unit above inspects below', async () => {
  const [above] = await database.query<{ id: string }>(
    `WITH city AS (INSERT INTO admin_unit (code, slug, name, type, valid_from)
       VALUES ('01', gen_random_uuid(), 'Thành phố', 'province', '2025-07-01') RETURNING id)
     UPDATE admin_unit SET parent_id = city.id FROM city WHERE admin_unit.id = $1 RETURNING city.id`,
    [scene.unit.id],
  )
  await grant(database, scene.second.personId, 'inspector', above!.id)
  expect(await visit({}, scene.second)).toEqual({ ok: true })
})

describe('a photograph', () => {
  it('goes with a finding and with a step, for those who read the unit’s inspections', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a53' } })
      .png()
      .toBuffer()
    const photo = await acceptFile(new Uint8Array(bytes), 'quay-2.png')
    if (!photo.ok) throw new Error(photo.reason)
    const [id, finding] = [randomUUID(), randomUUID()]
    await visit({ id })
    const kept = async () =>
      (await database.query(`SELECT FROM stored_file WHERE owner = 'inspections'`)).length
    const before = await kept()
    // Refused, it leaves nothing behind; sent twice, it is one.
    expect(await find(id, {}, scene.chair, now, photo.file)).toMatchObject({ reason: 'not-found' })
    for (let times = 0; times < 2; times += 1)
      expect(await find(id, { id: finding }, scene.inspector, now, photo.file)).toEqual({ ok: true })
    const done = { kind: 'reported', note: 'Đã treo biển' }
    expect(await step(finding, done, scene.chair, soon(), photo.file)).toEqual({ ok: true })
    expect((await kept()) - before).toBe(2)
    const shown = (await seen(id))?.findings[0]
    const files = [shown?.photo, shown?.steps[0]?.photo].map(String)
    expect(new Set(files).size).toBe(2)
    for (const file of files) {
      for (const actor of [scene.inspector, scene.chair, scene.personnel, scene.assessor])
        expect(await mayReadInspectionPhoto(actor, file, now)).toBe(true)
      for (const actor of [scene.member, scene.stranger, scene.administrator, null])
        expect(await mayReadInspectionPhoto(actor, file, now)).toBe(false)
    }
    expect(await mayReadInspectionPhoto(scene.inspector, randomUUID(), now)).toBe(false)
    expect((await listFindings(scene.unit.slug, '2026-10')).find((each) => each.id === finding)?.photo).toBe(
      shown?.photo,
    )
  })
})
