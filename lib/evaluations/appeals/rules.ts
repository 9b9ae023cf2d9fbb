import { addWorkingDays } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import type { Day } from '@/lib/month'
import type { AppealState } from './schema'

/** Working days from the day it was received, which itself does not count (NĐ 335, Điều 22). */
export const answerDays = 7

/** The last day on which an answer is in time. One that comes in on a day off counts from there all the same. */
export function dueDayOf(filedOn: Day, holidays: readonly Holiday[]): Day {
  return addWorkingDays(filedOn, answerDays, holidays)
}

/** By when a month that locked again is to be opened once more. */
export function reopenDay(lockedOn: Day, holidays: readonly Holiday[]): Day {
  return addWorkingDays(lockedOn, 5, holidays)
}

export function stateOf(answer: { upheld: boolean } | null, superseded: boolean): AppealState {
  if (!answer) return 'waiting'
  if (!answer.upheld) return 'refused'
  return superseded ? 'done' : 'upheld'
}
