import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { findMissing } from '@/lib/evaluations/missing/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listMonthSteps } from '@/lib/evaluations/reminders/months/queries'
import { saveSelf, sendSelf } from '@/lib/evaluations/self/commands'
import { listDueSelves, listOwnSelves } from '@/lib/evaluations/self/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, inOffice, month, now, type Scene, setScene } from '../scene'

// Who scores the others and sends their month on first has her own word all the same, until the head has decided her.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }
const terms = { unit_result: '1', organising: '1', unity: '1' }

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 2)
  at = { unit: scene.unit.slug, month }
  await inOffice(database, scene, scene.assessor, scene.second)
  await database.query(`UPDATE person SET email = id || '@example.vn'`)
  await openMonth(scene.personnel, at, now)
  await saveSheet(
    scene.assessor,
    { ...at, rows: scene.staff.map((person) => fullRow(person, { unfinished: '3' })) },
    now,
  )
  await submitSheet(scene.assessor, at, now)
})
afterAll(() => database.close())

const typed = () => ({ ...at, cells: fullRow('', terms).cells, strengths: 'Gửi bảng sớm.', weaknesses: '' })
const told = async () =>
  (await listMonthSteps(now, []))
    .filter(({ matter, sheetId }) => sheetId && matter.step === 'self_score')
    .map(({ person }) => person.id)
    .toSorted()

it('asks whom the head scores, and nobody else, once the month was sent', async () => {
  const both = [scene.assessor.personId, scene.second.personId].toSorted()
  expect(await told()).toEqual(both)
  expect(await listDueSelves(scene.second, now)).toMatchObject([{ month }])
  expect(await listDueSelves(asActor(scene.staff[0]!, scene.unit, ['staff']), now)).toEqual([])
  const view = (await findMissing(scene.chair, at, now))!
  expect(view).toMatchObject({ selvesTaken: true, unsent: 2 })
  expect(view.selves).toHaveLength(2)
})

it('takes it while the head has not decided her', async () => {
  expect(await listOwnSelves(scene.assessor, month, now)).toMatchObject([{ open: true, byHead: true }])
  expect(await sendSelf(scene.assessor, typed(), now)).toEqual({ ok: true })
  expect(await told()).toEqual([scene.second.personId])
})

it('takes it no more once she is decided', async () => {
  await saveSelf(scene.second, typed(), now)
  const rows = [scene.assessor, scene.second].map(({ personId }) =>
    fullRow(personId, { unfinished: '3', ...terms }),
  )
  await saveSheet(scene.chair, { ...at, rows }, now)
  const reasons = { unit: 'x', leaders: 'x' }
  expect(await approveSheet(scene.chair, { ...at, quotaReasons: reasons }, now)).toMatchObject({ ok: true })
  expect(await sendSelf(scene.second, typed(), now)).toEqual({ ok: false, reason: 'not-now' })
  expect(await listOwnSelves(scene.second, month, now)).toMatchObject([{ open: false }])
  expect([await listDueSelves(scene.second, now), await told()]).toEqual([[], []])
  expect(await findMissing(scene.chair, at, now)).toMatchObject({ selvesTaken: false, selves: [], unsent: 3 })
})
