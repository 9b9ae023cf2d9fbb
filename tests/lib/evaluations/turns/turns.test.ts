import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedHolidays as holidays } from '@/lib/calendar/schema'
import { findMissing } from '@/lib/evaluations/missing/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet } from '@/lib/evaluations/sheets/commands'
import { turnAndDay, type TurnFacts } from '@/lib/evaluations/turns/rules'
import { findSheetHead } from '@/lib/evaluations/views/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { fullRow, month, now, setScene } from '../scene'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

describe('whose turn, and until when', () => {
  const deadlines = { selfScore: '2026-10-26', assessor: '2026-10-28', approval: '2026-10-30' }
  const decided = new Date('2026-10-29T10:00:00+07:00')
  const facts = (change: Partial<TurnFacts>): TurnFacts => ({
    month: '2026-10',
    state: 'open',
    reopenedTill: null,
    approvedAt: null,
    stepAt: null,
    headAlone: false,
    ...change,
  })
  it.each([
    ['open', facts({}), 'assessor', '2026-10-28'],
    ['returned: until approval', facts({ state: 'returned' }), 'assessor', '2026-10-30'],
    [
      'reopened: its own time',
      facts({ state: 'reopened', reopenedTill: new Date('2026-11-13T00:00:00+07:00') }),
      'assessor',
      '2026-11-12',
    ],
    [
      'reopened for whom the head scores: her time',
      facts({ state: 'reopened', reopenedTill: new Date('2026-11-13T00:00:00+07:00'), headAlone: true }),
      'rating_authority',
      '2026-11-12',
    ],
    [
      'reopened, and its time is over',
      facts({ state: 'reopened', reopenedTill: new Date('2026-10-28T00:00:00+07:00') }),
      'rating_authority',
      '2026-10-30',
    ],
    [
      'sent again after a decision: five working days from then',
      facts({ state: 'submitted', approvedAt: decided, stepAt: new Date('2026-11-13T16:00:00+07:00') }),
      'rating_authority',
      '2026-11-20',
    ],
    [
      'returned then',
      facts({ state: 'returned', approvedAt: decided, stepAt: new Date('2026-11-16T09:00:00+07:00') }),
      'assessor',
      '2026-11-23',
    ],
    ['submitted', facts({ state: 'submitted' }), 'rating_authority', '2026-10-30'],
    // The month ends on a Saturday: five working days after it.
    [
      'approved in time',
      facts({ state: 'approved', approvedAt: new Date('2026-10-29T10:00:00+07:00') }),
      'personnel',
      '2026-11-06',
    ],
    [
      'approved late',
      facts({ state: 'approved', approvedAt: new Date('2026-11-05T10:00:00+07:00') }),
      'personnel',
      '2026-11-12',
    ],
    ['published', facts({ state: 'published' }), 'nobody', null],
  ])('%s', (_, sheet, turn, until) => {
    expect(turnAndDay(sheet, deadlines, holidays, now)).toEqual({ turn, until })
  })
})

it('names who has the turn today, says when the post is vacant, and lists who is missing without a point', async () => {
  const scene = await setScene(database, 3)
  const at = { unit: scene.unit.slug, month }
  await openMonth(scene.personnel, at, now)
  expect((await findSheetHead(scene.chair, at, now))!.holders).toHaveLength(2)
  await saveSheet(scene.assessor, { ...at, rows: [fullRow(scene.staff[0]!)] }, now)
  const view = await findMissing(scene.personnel, at, now)
  expect(view).toMatchObject({ asked: 3, turn: 'assessor' })
  expect(view!.selves).toHaveLength(3)
  expect(view!.unfinished).toHaveLength(2)
  expect(JSON.stringify([view!.selves, view!.unfinished])).not.toMatch(/\d,\d/)
  for (const actor of [scene.inspector, scene.administrator, scene.member, scene.stranger])
    expect(await findMissing(actor, at, now)).toBeNull()
  await database.query(
    `UPDATE role_grant SET to_day = '2026-10-20' WHERE unit_id = $1 AND role = 'assessor'`,
    [scene.unit.id],
  )
  expect((await findSheetHead(scene.chair, at, now))!.holders).toEqual([])
})
