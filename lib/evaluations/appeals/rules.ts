import { addWorkingDays } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import { addDays, type Day, dayOf, type Month } from '@/lib/month'
import type { AppealState, AppealView } from './schema'

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

/** Days for which an answer is told on her first page; of her latest month it is for as long as that is the latest. */
const toldDays = 14

/** Whether her first page still says what came of it. */
export function isTold(
  { state, month, answer, next }: AppealView,
  latest: Month | null,
  today: Day,
): boolean {
  if (!answer || state === 'upheld') return false
  return month === latest || today <= addDays(dayOf(new Date(next?.at ?? answer.at)), toldDays)
}

export function stateOf(answer: { upheld: boolean } | null, superseded: boolean): AppealState {
  if (!answer) return 'waiting'
  if (!answer.upheld) return 'refused'
  return superseded ? 'done' : 'upheld'
}
