import type { StaffCounts } from '../../schema'
import { gradeFigures, protectedWidth } from '../schema'

export type Range = { low: number; high: number }

/**
 * What a row allows each grade count to be: whole numbers ≥ 0 that add up to the number graded, the shown ones
 * known. Of such a system the ends are exact by themselves: a withheld count is all that is left over, unless
 * another withheld one may take it. Null where the row has no data or sets no bound.
 */
export function gradeRanges(staff: StaffCounts): Range[] | null {
  const shown = gradeFigures.map((name) => staff[name])
  const hidden = gradeFigures.filter((name) => staff.withheld.includes(name)).length
  if (hidden === 0) return shown.some((value) => value === null) ? null : shown.map((value) => range(value!))
  const all = staff.graded ?? staff.counted
  if (all === null) return null
  const over = all - shown.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  const low = hidden === 1 && staff.graded !== null ? over : 0
  return shown.map((value) => (value === null ? { low, high: over } : range(value)))
}

/**
 * The range of each sum over rows. The rows share no unknown, so the ends add up: a parent that says them says
 * nothing that its units' rows do not.
 */
export function sumOfRanges(rows: readonly StaffCounts[]): Range[] | null {
  const ranges = rows.map(gradeRanges)
  if (ranges.length === 0 || ranges.includes(null)) return null
  return gradeFigures.map((_, index) => ({
    low: ranges.reduce((sum, row) => sum + row![index]!.low, 0),
    high: ranges.reduce((sum, row) => sum + row![index]!.high, 0),
  }))
}

/** The last look before a row leaves the office: whether each withheld grade count is as wide as it must be. */
export function isProtected(staff: StaffCounts): boolean {
  const ranges = gradeRanges(staff)
  return gradeFigures.every((name, index) => {
    const found = ranges?.[index]
    return !staff.withheld.includes(name) || !found || found.high - found.low >= protectedWidth
  })
}

function range(value: number): Range {
  return { low: value, high: value }
}
