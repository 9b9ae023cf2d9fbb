import type { Month } from '@/lib/month'
import { staffFigures, type StaffCounts, type StaffFigure } from '../schema'
import { chooseCells, everything, type HiddenFirst } from './cells/rules'
import { nearestMonths, tellsWhoMoved } from './differences/rules'
import {
  defaultThreshold,
  protectedWidth,
  type PublicHistory,
  type TrueCounts,
  type WithholdInput,
} from './schema'

const grades = ['gradeA', 'gradeB', 'gradeC', 'gradeD'] as const

/**
 * What the record may say about a unit's staff, given the true counts and all that is already public.
 * What is withheld depends on the true counts of this month and on what is public, on nothing else: so a
 * reader who knows these very rules learns no more than the audit in `cells/rules.ts` allows.
 */
export function withhold({ month, counts, history, k = defaultThreshold }: WithholdInput): StaffCounts {
  if (k < protectedWidth + 2)
    throw new RangeError(`k is at least ${protectedWidth + 2}: 1…k−1 must be ${protectedWidth} wide`)
  const earlier = (name: StaffFigure) => history.revisions.some((row) => row.withheld.includes(name))
  if ((counts.counted !== null && counts.counted < k) || earlier('counted'))
    return show(counts, [...staffFigures])

  const vector = gradeVector(counts)
  const hidden = new Set<StaffFigure>(staffFigures.filter(earlier))
  if (vector) {
    const graded = total(vector)
    if (graded > 0 && graded < k) hidden.add('graded')
    const whole = (1 << grades.length) - 1
    const cells = hidden.has('graded') ? whole : chooseCells(vector, mustHide(month, history, k))
    grades.forEach((name, index) => cells & (1 << index) && hidden.add(name))
  }
  return show(
    counts,
    staffFigures.filter((name) => hidden.has(name)),
  )
}

/**
 * The row of a parent from the rows its units published. It adds up public figures and nothing else, so it
 * tells nothing that they do not: a figure that any unit withholds is withheld here, and one that any unit
 * has no data for is no data.
 */
export function withholdParent(children: readonly StaffCounts[]): StaffCounts {
  const withheld = staffFigures.filter((name) => children.some((row) => row.withheld.includes(name)))
  const sums = Object.fromEntries(staffFigures.map((name) => [name, sumOf(children.map((row) => row[name]))]))
  return show(sums as TrueCounts, withheld)
}

/** How two rosters differ, told from opaque ids of the people in post. */
export function rosterChange(
  now: Iterable<string>,
  then: Iterable<string>,
): { joined: number; left: number } {
  const [here, there] = [new Set(now), new Set(then)]
  const missing = (from: Set<string>, other: Set<string>) => [...from].filter((id) => !other.has(id)).length
  return { joined: missing(here, there), left: missing(there, here) }
}

function mustHide(month: Month, history: PublicHistory, k: number): HiddenFirst {
  const revisions = history.revisions.map((row) => ({
    shown: grades.map((name) => row[name]),
    withheld: grades.map((name) => row.withheld.includes(name)),
  }))
  const neighbours = nearestMonths(month, history.months).map((other) => ({
    ...other,
    graded: other.staff.graded,
    shown: grades.map((name) => other.staff[name]),
  }))
  return (vector) => {
    const graded = total(vector)
    if (graded > 0 && graded - Math.max(...vector) < k) return everything
    if (neighbours.some((other) => tellsWhoMoved(vector, other, k))) return everything
    return vector.reduce((bits, value, index) => {
      const small = value > 0 && value < k
      // A count once withheld stays so for its month, and one that a few people changed is withheld:
      // the old revision stays public, and the difference would be those few people's grades.
      const told = revisions.some(({ shown, withheld }) => withheld[index] || nearby(shown[index], value, k))
      return small || told ? bits | (1 << index) : bits
    }, 0)
  }
}

function nearby(shown: number | null | undefined, value: number, k: number): boolean {
  return shown !== null && shown !== undefined && shown !== value && Math.abs(shown - value) < k
}

function gradeVector(counts: TrueCounts): number[] | null {
  const vector = grades.map((name) => counts[name])
  const known = vector.filter((value) => value !== null)
  if (counts.graded === null && known.length === 0) return null
  if (known.length < grades.length || total(known) !== counts.graded) {
    throw new RangeError('Grade counts do not add up to the number graded')
  }
  return known
}

function show(counts: TrueCounts, withheld: StaffFigure[]): StaffCounts {
  const of = (name: StaffFigure) => (withheld.includes(name) ? null : counts[name])
  return {
    counted: of('counted'),
    acknowledged: of('acknowledged'),
    graded: of('graded'),
    gradeA: of('gradeA'),
    gradeB: of('gradeB'),
    gradeC: of('gradeC'),
    gradeD: of('gradeD'),
    withheld,
  }
}

function sumOf(values: readonly (number | null)[]): number | null {
  return values.length === 0 || values.includes(null) ? null : total(values.filter((value) => value !== null))
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
