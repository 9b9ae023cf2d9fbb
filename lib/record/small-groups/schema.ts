import type { Month } from '@/lib/month'
import type { StaffCounts, StaffFigure } from '../schema'

/** A unit's month as the office knows it: never leaves the office. Null means no data. */
export type TrueCounts = Omit<StaffCounts, 'withheld'>

/** Opaque ids of the people in post on a month's last day. */
export type Roster = readonly string[]

/** What the record already says of the same unit in another month. */
export interface PublishedMonth {
  month: Month
  staff: StaffCounts
  roster: Roster
}

/** Everything public of one unit that its new row must be read beside. */
export interface PublicHistory {
  /** Who is in post in this very month. */
  roster: Roster
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

/** Why the office withholds a figure. Told to the clerk who publishes, never to the public. */
export type Cause =
  'few-staff' | 'few-graded' | 'one-grade' | 'small' | 'complement' | 'other-month' | 'earlier-revision'
export type Causes = Partial<Record<StaffFigure, Cause>>

export const defaultThreshold = 5

/** How far apart the smallest and largest feasible value of a withheld count must be. */
export const protectedWidth = 3

export const gradeFigures = ['gradeA', 'gradeB', 'gradeC', 'gradeD'] as const
