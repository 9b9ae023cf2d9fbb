import { addDays, type Day, dayOf, weekdayOf } from '@/lib/month'
import type { Holiday } from './schema'

// `holidays` is the whole list (listHolidays); days it does not name are what their weekday says.
type Holidays = readonly Pick<Holiday, 'day' | 'kind'>[]

/** Monday to Friday, unless the list says otherwise; a Saturday worked in exchange counts. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  const named = holidays.find((each) => each.day === day)
  return named ? named.kind === 'work_day' : weekdayOf(day) <= 5
}

/** That day if it is worked, else the next one that is. */
export function nextWorkingDay(day: Day, holidays: Holidays): Day {
  while (!isWorkingDay(day, holidays)) day = addDays(day, 1)
  return day
}

/** That day if it is worked, else the last one before it that is. */
export function lastWorkingDay(day: Day, holidays: Holidays): Day {
  while (!isWorkingDay(day, holidays)) day = addDays(day, -1)
  return day
}

/** The `count`-th working day after `day`: an answer due in 7 working days is due by the end of that one. */
export function addWorkingDays(day: Day, count: number, holidays: Holidays): Day {
  for (let left = count; left > 0; left--) day = nextWorkingDay(addDays(day, 1), holidays)
  return day
}

/** Working days from `from` to `to`, both counted; 0 when `to` is before `from`. */
export function workingDaysBetween(from: Day, to: Day, holidays: Holidays): number {
  let count = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) count += 1
  return count
}

/** The `count`-th working day before `day`. */
export function takeWorkingDays(day: Day, count: number, holidays: Holidays): Day {
  for (let left = count; left > 0; left--) day = lastWorkingDay(addDays(day, -1), holidays)
  return day
}

/** Whether an office is at work at that instant: 8 to 17 o'clock of a working day. */
export function inOfficeHours(instant: Date, holidays: Holidays): boolean {
  const hour = (instant.getUTCHours() + 7) % 24
  return hour >= 8 && hour < 17 && isWorkingDay(dayOf(instant), holidays)
}
