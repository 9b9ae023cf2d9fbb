import { addWorkingDays } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import { addDays, type Day, dayOf, lastDay, type Month } from '@/lib/month'
import type { Deadlines } from '../months/rules'
import { takesPoints, type Turn, turnOf } from '../sheets/rules'
import type { SheetState } from '../sheets/schema'

export type TurnFacts = {
  month: Month
  state: SheetState
  reopenedTill: Date | null
  /** When it was last approved, if ever. */
  approvedAt: Date | null
  /** When it came into the state it is in. */
  stepAt: Date | null
  /** Opened again for those alone whom who decides scores herself: no assessor has anything to send. */
  headAlone: boolean
}

/** Working days after approval (and the month's end) within which its figures are due to be published. */
const DAYS_TO_PUBLISH = 5

/** Working days from its last step within which a month that was decided before is to be decided anew. */
const DAYS_TO_DECIDE_AGAIN = 5

/** Sent again after a decision, or returned: the days of the month are long over, and it has days of its own. */
export function isAgain({ state, approvedAt }: Pick<TurnFacts, 'state' | 'approvedAt'>): boolean {
  return approvedAt !== null && (state === 'submitted' || state === 'returned')
}

/** Whose turn it is, and until which day. A returned month has the time until approval, a reopened one its own. */
export function turnAndDay(
  sheet: TurnFacts,
  deadlines: Deadlines,
  holidays: readonly Holiday[],
  now: Date,
): { turn: Turn; until: Day | null } {
  const open = takesPoints(sheet, now)
  const turn = open && sheet.headAlone ? 'rating_authority' : turnOf(sheet, now)
  // The instant is the midnight after the last day.
  if (open && sheet.state === 'reopened')
    return { turn, until: sheet.reopenedTill && addDays(dayOf(sheet.reopenedTill), -1) }
  return { turn, until: untilOf(turn, sheet, deadlines, holidays) }
}

function untilOf(
  turn: Turn,
  sheet: TurnFacts,
  deadlines: Deadlines,
  holidays: readonly Holiday[],
): Day | null {
  if (isAgain(sheet) && sheet.stepAt)
    return addWorkingDays(dayOf(sheet.stepAt), DAYS_TO_DECIDE_AGAIN, holidays)
  if (turn === 'rating_authority') return deadlines.approval
  if (turn === 'assessor') return sheet.state === 'returned' ? deadlines.approval : deadlines.assessor
  if (turn === 'nobody') return null
  const approved = sheet.approvedAt ? dayOf(sheet.approvedAt) : deadlines.approval
  const end = lastDay(sheet.month)
  return addWorkingDays(approved > end ? approved : end, DAYS_TO_PUBLISH, holidays)
}
