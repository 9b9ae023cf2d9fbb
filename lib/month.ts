// Days are 'yyyy-MM-dd', months 'yyyy-MM': text that sorts, free of time zones. The office's clock is Asia/Ho_Chi_Minh (UTC+7, no summer time).

const OFFICE_OFFSET_MS = 7 * 3_600_000

export type Day = string
export type Month = string

// PostgreSQL has no year 0000.
export const monthPattern = /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/

/** Today in the office, from an instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + OFFICE_OFFSET_MS).toISOString().slice(0, 10)
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

export function addMonths(month: Month, count: number): Month {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`
}

export function firstDay(month: Month): Day {
  return `${month}-01`
}

export function lastDay(month: Month): Day {
  return addDays(firstDay(addMonths(month, 1)), -1)
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** Days from `from` to `to`, both counted. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}

/** Each month from `from` to `to`, both included. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}

/** A day as PostgreSQL's date is carried by Prisma: midnight UTC. */
export function toDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

export function fromDate(date: Date): Day {
  return date.toISOString().slice(0, 10)
}

/** 00:00 in the office on that day, as an instant written with its offset. */
export function midnight(day: Day): string {
  return `${day}T00:00:00+07:00`
}

/** A day as people type it (`1/12/2026`, `01/12/2026`) or as browsers send it (`2026-12-01`); null when it is none. */
export function dayTyped(text: string): Day | null {
  const typed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim())
  const day = typed
    ? `${typed[3]}-${(typed[2] ?? '').padStart(2, '0')}-${(typed[1] ?? '').padStart(2, '0')}`
    : text.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && fromDate(date) === day ? day : null
}

/** A month as people type it (`12/2025`, `1/2026`) or as programs send it (`2025-12`); null when it is none. */
export function monthTyped(text: string): Month | null {
  const typed = /^(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text.trim())
  const month = typed ? `${typed[2]}-${(typed[1] ?? '').padStart(2, '0')}` : text.trim()
  return monthPattern.test(month) ? month : null
}
