import type { ServiceHours } from './schema'

export type Span = Pick<ServiceHours, 'opens' | 'closes'>
export type HoursFlaw = { index: number; reason: 'closes-before-opens' | 'overlap' }
/** Neighbouring days with the same hours; no spans means closed. */
export type HoursGroup = { from: number; to: number; spans: Span[] }

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
export function spansOf(hours: readonly ServiceHours[], weekday: number): Span[] {
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
