import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveSheet, reopenSheet, returnSheet } from '@/lib/evaluations/approvals/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findSheetHead } from '@/lib/evaluations/views/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 1)
  await openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)
})
afterAll(() => database.close())

type Who = 'assessor' | 'chair' | 'personnel' | 'inspector' | 'administrator' | 'stranger' | 'member'

const acts = {
  open: (who: Who) => openMonth(scene[who], at(), now),
  save: (who: Who) => saveSheet(scene[who], { ...at(), rows: [fullRow(scene.staff[0]!)] }, now),
  submit: (who: Who) => submitSheet(scene[who], at(), now),
  approve: (who: Who) => approveSheet(scene[who], at(), now),
  return: (who: Who) => returnSheet(scene[who], { ...at(), reason: 'x' }, now),
  reopen: (who: Who) => reopenSheet(scene[who], { ...at(), reason: 'x', days: 1 }, now),
}
const at = () => ({ unit: scene.unit.slug, month })

const unseen = 'not-found'
const seen = 'not-yours'

it.each<[Who, string, (keyof typeof acts)[]]>([
  // who · what she is told · what she may not do
  ['stranger', unseen, ['open', 'save', 'submit', 'approve', 'return', 'reopen']],
  ['administrator', unseen, ['open', 'save', 'submit', 'approve', 'return', 'reopen']],
  ['member', unseen, ['open', 'save', 'submit', 'approve', 'return', 'reopen']],
  ['inspector', seen, ['open', 'save', 'submit', 'approve', 'return', 'reopen']],
  ['personnel', seen, ['save', 'submit', 'approve', 'return', 'reopen']],
  ['assessor', seen, ['open', 'approve', 'return', 'reopen']],
  ['chair', seen, ['open', 'save', 'submit']],
])('%s is told %s and may not %j', async (who, reason, forbidden) => {
  for (const act of forbidden) expect([act, await acts[act](who)]).toMatchObject([act, { ok: false, reason }])
})

it('finds a person of another unit no more than one who does not exist', async () => {
  const row = { person: scene.stranger.personId, cells: { 'I.1': '5' } }
  expect(await saveSheet(scene.assessor, { ...at(), rows: [row] }, now)).toEqual({
    ok: false,
    reason: 'not-found',
  })
})

it('asks for the role of today: a grant that has ended opens nothing', async () => {
  await database.query(`UPDATE role_grant SET to_day = '2026-10-27' WHERE person_id = $1`, [
    scene.second.personId,
  ])
  expect(await submitSheet(scene.second, at(), now)).toMatchObject({ reason: 'not-found' })
})

it('remembers every refusal', async () => {
  const events = await database.query(
    `SELECT FROM audit_event WHERE kind = 'action.refused' AND payload ->> 'subject' = $1`,
    [`${scene.unit.slug}/${month}`],
  )
  expect(events.length).toBeGreaterThanOrEqual(32)
})

it('tells the words of a step to who sees points, and to an inspector that there are some', async () => {
  await database.query(`UPDATE evaluation_sheet SET state = 'submitted' WHERE unit_id = $1`, [scene.unit.id])
  await returnSheet(scene.chair, { ...at(), reason: 'Xem lại điểm II.4 của Lê Thị Hạnh' }, now)
  const reason = async (who: Who) => (await findSheetHead(scene[who], at(), now))?.reasons[0]?.reason
  for (const who of ['assessor', 'chair', 'personnel'] as const)
    expect(await reason(who)).toContain('Lê Thị Hạnh')
  expect(await reason('inspector')).toBeUndefined()
})
