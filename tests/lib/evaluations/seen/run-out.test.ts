import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { findPerson } from '@/lib/evaluations/people/queries'
import { closeExpired } from '@/lib/evaluations/reopening/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, grant, month, now, type Scene, setScene } from '../scene'

// A month that was decided, opened again, typed into, and locked again with nothing decided anew.

let database: TestDatabase
let scene: Scene
let clerk: Actor
let at: { unit: string; month: string }
const later = new Date('2026-11-20T08:00:00+07:00')
const typed = 'Ghi sau khi mở lại'

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  await grant(database, scene.staff[1]!, 'personnel', scene.unit.id)
  clerk = asActor(scene.staff[1]!, scene.unit, ['personnel'])
  await openMonth(scene.personnel, at, now)
  const rows = scene.staff.map((person) => fullRow(person))
  await saveSheet(scene.assessor, { ...at, rows }, now)
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
  const why = 'Cả tháng giải quyết sớm'
  const quotaReasons = { unit: why, staff: why }
  expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ ok: true })
})
afterAll(() => database.close())

const seen = (who: Actor) => findPerson(who, { ...at, person: scene.staff[1]! }, later)

it('shows what was decided, and its words, to herself and to those who decide', async () => {
  const hers = (await seen(clerk))!
  expect(hers.person.remark).toBe('Hoàn thành sớm đợt số hóa hồ sơ')
  expect(hers.result).toMatchObject({ grade: 'A' })
  const decided = hers.result

  await reopenSheet(scene.chair, { ...at, reason: 'Xem lại', days: 5 }, now)
  const cells = { 'I.1': '1', unfinished: '9', remark: typed }
  const base = { 'I.1': '4,5', unfinished: '1', remark: 'Hoàn thành sớm đợt số hóa hồ sơ' }
  const rows = [{ person: scene.staff[1]!, cells, base }]
  expect(await saveSheet(scene.assessor, { ...at, rows }, now)).toMatchObject({ saved: 1, refused: [] })
  expect(await db.$transaction((tx) => closeExpired(tx, later))).toBe(1)

  const after = (await seen(clerk))!
  expect(after).toMatchObject({ state: 'approved', veiled: false, result: decided })
  expect(after.person).toMatchObject({
    remark: 'Hoàn thành sớm đợt số hóa hồ sơ',
    points: { 'I.1': '4.5' },
  })
  expect(JSON.stringify([after, (await findGrid(clerk, at, later))!.rows])).not.toContain(typed)
  const chair = (await seen(scene.chair))!
  expect(chair.result).toEqual(decided)
  expect(chair.person.points['I.1']).toBe('4.5')
})
