import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { findInside } from '@/lib/evaluations/inside/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { moveSheet, saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { lockSheet } from '@/lib/evaluations/sheets/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, now, type Scene, setScene } from '../scene'

// What colleagues learn of a month: nothing before it is published, and then what its scheme says.
const [counted, named] = ['2026-09', '2026-10'] as const
let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  const { method: _, ...rest } = shippedSchemes.find(({ code }) => code === 'ND335-2025')!
  const add = (code: string, from: string, to: string | null, more: object) =>
    database.query(
      'INSERT INTO evaluation_scheme (code, valid_from, valid_to, definition) VALUES ($1, $2, $3, $4)',
      [code, `${from}-01`, to, JSON.stringify({ ...rest, method: 'points-and-tasks', code, ...more })],
    )
  await add('ND335-2025', '2026-01', '2026-09-30', { validFrom: '2026-01', validTo: counted })
  await add('CO-TEN', named, null, { validFrom: named, validTo: null, inside: 'names' })
  scene = await setScene(database, 3)
})
afterAll(() => database.close())

const at = (month: string) => ({ unit: scene.unit.slug, month })

async function submitted(month: string, when: Date, change: Record<string, string> = {}) {
  const rows = scene.staff.map((person) => fullRow(person, { unfinished: '3', ...change }))
  expect(await saveSheet(scene.assessor, { ...at(month), rows }, when)).toMatchObject({ ok: true, saved: 3 })
  expect(await submitSheet(scene.assessor, at(month), when)).toEqual({ ok: true })
}

const publish = (month: string) =>
  db.$transaction(async (tx) => {
    const sheet = await lockSheet(tx, at(month))
    await moveSheet(tx, sheet!, 'published', scene.personnel.personId, null)
  })

it('says whose turn it is until the month is published, and then shows names as its scheme says', async () => {
  await openMonth(scene.personnel, at(named), now)
  await submitted(named, now)
  await approveSheet(scene.chair, at(named), now)
  const before = await findInside(scene.member, at(named), now)
  expect(before).toMatchObject({ publishedAt: null, turn: 'personnel', named: [{ people: [] }] })
  await publish(named)
  const view = await findInside(scene.member, at(named), now)
  expect(view).toMatchObject({ turn: 'nobody', counted: [], named: [{ scheme: 'CO-TEN' }] })
  expect(view!.publishedAt).not.toBeNull()
  const people = view!.named[0]!.people
  expect(people.map(({ person }) => person).sort()).toEqual([...scene.staff].sort())
  expect(people.map(({ grade }) => grade)).toEqual(['B', 'B', 'B'])
  // Letters alone: nothing that a colleague could read points from.
  expect(Object.keys(people[0]!).sort()).toEqual(['department', 'grade', 'name', 'person', 'title'])
}, 60_000)

it('shows what was decided when it was published, whatever was decided anew since', async () => {
  const after = new Date(Date.now() + 3_600_000)
  const reopened = { ...at(named), reason: 'Có văn bản xác nhận', days: 3 }
  expect(await reopenSheet(scene.chair, reopened, after)).toMatchObject({ ok: true })
  await submitted(named, after, { unfinished: '12' })
  expect(await approveSheet(scene.chair, at(named), after)).toMatchObject({ ok: true, decided: 3 })
  const people = (await findInside(scene.member, at(named), after))!.named[0]!.people
  expect(people.map(({ grade }) => grade)).toEqual(['B', 'B', 'B'])
}, 60_000)

it('names nobody where the scheme shows counts', async () => {
  await openMonth(scene.personnel, at(counted), now)
  await submitted(counted, now)
  await approveSheet(scene.chair, at(counted), now)
  await publish(counted)
  expect(await findInside(scene.member, at(counted), now)).toMatchObject({
    counted: ['ND335-2025'],
    named: [],
  })
}, 60_000)

it('is for the people of the unit, and who sees its points; for nobody else', async () => {
  const colleague = asActor(scene.chair.personId, scene.unit, ['staff'])
  for (const actor of [colleague, scene.personnel])
    expect(await findInside(actor, at(named), now)).not.toBeNull()
  for (const actor of [scene.stranger, scene.inspector, scene.administrator])
    expect(await findInside(actor, at(named), now)).toBeNull()
  expect(await findInside(scene.member, { ...at(named), month: '2026-08' }, now)).toBeNull()
}, 60_000)
