import type { Month } from '@/lib/month'
import type { StaffCounts } from '../schema'

/** A unit's month as the office knows it: never leaves the office. Null means no data. */
export type TrueCounts = Omit<StaffCounts, 'withheld'>

/** What the record already says of the same unit in another month. */
export interface PublishedMonth {
  month: Month
  staff: StaffCounts
  /** People in this month's roster and not in that one's; null: not known. */
  joined: number | null
  /** People in that month's roster and not in this one's; null: not known. */
  left: number | null
}

/** Everything public of one unit that its new row must be read beside. */
export interface PublicHistory {
  /** Every published revision of this very month. */
  revisions: readonly StaffCounts[]
  /** Other months of the unit: every published revision, each its own entry. */
  months: readonly PublishedMonth[]
}

export interface WithholdInput {
  month: Month
  counts: TrueCounts
  history: PublicHistory
  /** The smallest group shown; 5 unless told, never less. */
  k?: number
}

export const defaultThreshold = 5

/** How far apart the smallest and largest feasible value of a withheld count must be. */
export const protectedWidth = 3
