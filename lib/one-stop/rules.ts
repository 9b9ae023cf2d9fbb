import type { ServiceHours } from './schema'

export type Span = Pick<ServiceHours, 'opens' | 'closes'>
export type OpenState =
  | { open: true; until: string }
  | { open: false; opensAt: { weekday: number; time: string; inDays: number } | null }
export type HoursFlaw = { index: number; reason: 'closes-before-opens' | 'overlap' }
/** Neighbouring days with the same hours; no spans means closed. */
export type HoursGroup = { from: number; to: number; spans: Span[] }

/** Open from `opens` to the minute before `closes`. `opensAt` is `null` when no hours are known. */
export function openState(hours: readonly ServiceHours[], weekday: number, time: string): OpenState {
  const now = spansOf(hours, weekday).find(({ opens, closes }) => opens <= time && time < closes)
  if (now) return { open: true, until: now.closes }
  for (let inDays = 0; inDays <= 7; inDays++) {
    const day = ((weekday - 1 + inDays) % 7) + 1
    const next = spansOf(hours, day).find(({ opens }) => inDays > 0 || opens > time)
    if (next) return { open: false, opensAt: { weekday: day, time: next.opens, inDays } }
  }
  return { open: false, opensAt: null }
}

/** What is wrong with a week of hours, by the place in the list. Spells that only touch do not overlap. */
export function checkHours(hours: readonly ServiceHours[]): HoursFlaw[] {
  return hours.flatMap((one, index): HoursFlaw[] => {
    if (one.closes <= one.opens) return [{ index, reason: 'closes-before-opens' }]
    const overlaps = hours.some(
      (other, before) =>
        before < index &&
        other.weekday === one.weekday &&
        other.opens < one.closes &&
        one.opens < other.closes,
    )
    return overlaps ? [{ index, reason: 'overlap' }] : []
  })
}

/** The week from Monday to Sunday, as few lines as its hours allow; nothing when no hours are known. */
export function groupHours(hours: readonly ServiceHours[]): HoursGroup[] {
  if (hours.length === 0) return []
  const groups: HoursGroup[] = []
  for (let weekday = 1; weekday <= 7; weekday++) {
    const spans = spansOf(hours, weekday)
    const last = groups.at(-1)
    if (last && sameSpans(last.spans, spans)) last.to = weekday
    else groups.push({ from: weekday, to: weekday, spans })
  }
  return groups
}

/** A day's spells in order, those that touch joined into one. */
function spansOf(hours: readonly ServiceHours[], weekday: number): Span[] {
  const spans: Span[] = []
  const day = hours.filter((one) => one.weekday === weekday)
  for (const { opens, closes } of day.sort((a, b) => a.opens.localeCompare(b.opens))) {
    const last = spans.at(-1)
    if (last && last.closes === opens) last.closes = closes
    else spans.push({ opens, closes })
  }
  return spans
}

function sameSpans(some: Span[], others: Span[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ opens, closes }, i) => opens === others[i]?.opens && closes === others[i]?.closes)
  )
}
