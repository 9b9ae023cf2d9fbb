import type { PerformanceRow } from '../schema'

const most = 10

/** Those that published how many they graded, the nearest in number first, then by name. */
export function nearest(rows: readonly PerformanceRow[], graded: number): PerformanceRow[] {
  const far = ({ staff }: PerformanceRow) => Math.abs((staff.graded ?? 0) - graded)
  return rows
    .filter(({ staff }) => staff.graded !== null)
    .sort((one, other) => far(one) - far(other) || one.unit.name.localeCompare(other.unit.name, 'vi'))
    .slice(0, most)
}
