import type { Month } from '@/lib/month'
import type { PublishedMonth } from '../schema'

interface Neighbour {
  graded: number | null
  shown: readonly (number | null)[]
  joined: number | null
  left: number | null
}

/**
 * The nearest month before and the nearest after in which some grade count is shown, every revision of each.
 * Beyond them the record itself refutes that grades stood still: the shown counts in between moved.
 */
export function nearestMonths(month: Month, months: readonly PublishedMonth[]): PublishedMonth[] {
  const telling = months.filter(({ staff }) =>
    [staff.gradeA, staff.gradeB, staff.gradeC, staff.gradeD].some((value) => value !== null),
  )
  const names = telling.map((other) => other.month)
  const before = names
    .filter((name) => name < month)
    .sort()
    .at(-1)
  const after = names.filter((name) => name > month).sort()[0]
  return telling.filter((other) => other.month === before || other.month === after)
}

/**
 * Whether the difference from another month could be wholly explained by the few people who came or went:
 * whoever believes that the others' grades stood still would then read the grades of these few.
 */
export function tellsWhoMoved(vector: readonly number[], other: Neighbour, k: number): boolean {
  const { joined, left } = other
  const unknown = joined === null || left === null
  const people = unknown ? k - 1 : joined + left
  if (people < 1 || people >= k) return false

  let [up, down, changed] = [0, 0, false]
  let [rest, otherRest] = [0, other.graded ?? 0]
  vector.forEach((value, index) => {
    const shown = other.shown[index] ?? null
    if (shown === null) {
      rest += value
      return
    }
    otherRest -= shown
    changed ||= value !== shown
    up += Math.max(value - shown, 0)
    down += Math.max(shown - value, 0)
  })
  if (other.graded !== null) {
    up += Math.max(rest - otherRest, 0)
    down += Math.max(otherRest - rest, 0)
  }
  return changed && (unknown ? up + down <= people : up <= joined && down <= left)
}
