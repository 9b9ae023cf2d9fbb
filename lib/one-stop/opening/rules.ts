import { addDays, type Day, weekdayOf } from '@/lib/month'
import { type Span, spansOf } from '../rules'
import type { Opening } from './schema'

export type OpenState =
  { open: true; until: string } | { open: false; next: { day: Day; time: string; inDays: number } | null }
export type SpecialDay = { day: Day; spans: Span[]; reason: string; own: boolean }
const [MONDAY, FRIDAY] = [1, 5]
// Tết, the longest of holidays, with both its weekends.
const DAYS_AHEAD = 21

/** A day's spells. A Saturday worked in exchange for another day keeps a Monday's hours. */
export function spansOn({ hours, exceptions, holidays }: Opening, day: Day): Span[] {
  const own = exceptions.find((each) => each.day === day)
  if (own) return own.spans
  const named = holidays.find((each) => each.day === day)
  if (named?.kind === 'day_off') return []
  const weekday = weekdayOf(day)
  return spansOf(hours, named?.kind === 'work_day' && weekday > FRIDAY ? MONDAY : weekday)
}

/** Open from `opens` to the minute before `closes`. `next` is null when nothing opens in the next three weeks. */
export function openState(opening: Opening, day: Day, time: string): OpenState {
  const now = spansOn(opening, day).find(({ opens, closes }) => opens <= time && time < closes)
  if (now) return { open: true, until: now.closes }
  for (let inDays = 0; inDays <= DAYS_AHEAD; inDays++) {
    const other = addDays(day, inDays)
    const next = spansOn(opening, other).find(({ opens }) => inDays > 0 || opens > time)
    if (next) return { open: false, next: { day: other, time: next.opens, inDays } }
  }
  return { open: false, next: null }
}

/** The days from `from` on that are not as the week says, in order, with why. */
export function specialDays(opening: Opening, from: Day, days: number): SpecialDay[] {
  const to = addDays(from, days - 1)
  const own = opening.exceptions.map(({ day, reason }) => ({ day, reason, own: true }))
  const named = opening.holidays
    .filter(({ day }) => !own.some((each) => each.day === day))
    .map(({ day, name }) => ({ day, reason: name, own: false }))
  return [...own, ...named]
    .filter(({ day }) => from <= day && day <= to)
    .map((each) => ({ ...each, spans: spansOn(opening, each.day) }))
    .filter((each) => each.own || !same(each.spans, spansOf(opening.hours, weekdayOf(each.day))))
    .sort((one, other) => one.day.localeCompare(other.day))
}

/** As the forms show them again: `08:00–12:00, 13:30–17:00`. */
export function hoursWritten(spans: readonly Span[]): string {
  return spans.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')
}

function same(some: readonly Span[], others: readonly Span[]): boolean {
  return hoursWritten(some) === hoursWritten(others)
}
