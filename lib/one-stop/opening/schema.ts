import { z } from 'zod'
import type { Holiday } from '@/lib/calendar/schema'
import type { Day } from '@/lib/month'
import { type ServiceHours, serviceHoursSchema } from '../schema'

export const spansSchema = z.array(serviceHoursSchema.pick({ opens: true, closes: true })).max(6)
export type Span = z.infer<typeof spansSchema>[number]

/** A day on which the desk keeps other hours than its week says; no spans: closed. */
export type ServiceException = { day: Day; spans: Span[]; reason: string }

/** All that decides when a desk is open: its own exception first, then the calendar, then the week. */
export type Opening = {
  hours: ServiceHours[]
  exceptions: ServiceException[]
  holidays: Pick<Holiday, 'day' | 'kind' | 'name'>[]
}

export type HoursTyped =
  { ok: true; spans: Span[] } | { ok: false; why: 'form' | 'closes-before-opens' | 'overlap' }

/** Hours as people type them (`8h - 12h, 13:30–17:00`); nothing typed is closed. */
export function hoursTyped(text: string): HoursTyped {
  const parts = text
    .normalize('NFC')
    .split(/[,;\n]|\svà\s/)
    .map((part) => part.trim())
    .filter(Boolean)
  const spans: Span[] = []
  for (const part of parts) {
    const [opens, closes, more] = part.split(/\s*(?:[-–—]|đến)\s*/).map(clockTyped)
    if (!opens || !closes || more !== undefined) return { ok: false, why: 'form' }
    if (closes <= opens) return { ok: false, why: 'closes-before-opens' }
    spans.push({ opens, closes })
  }
  spans.sort((one, other) => one.opens.localeCompare(other.opens))
  const overlaps = spans.some(({ opens }, at) => opens < (spans[at - 1]?.closes ?? ''))
  return overlaps ? { ok: false, why: 'overlap' } : { ok: true, spans }
}

function clockTyped(text: string): string | null {
  const [, hour, minute = '00'] = /^(\d{1,2})\s*(?:[:.hg]|giờ)?\s*(\d{2})?$/i.exec(text.trim()) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}
