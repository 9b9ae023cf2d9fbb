import type { Day } from '@/lib/month'
import type { Turn } from '../sheets/rules'
import type { SheetHead } from '../views/schema'

/** What a unit's month still lacks, by name, without a point or a grade. */
export type MissingView = {
  head: SheetHead
  turn: Turn
  /** Who has not sent her own word yet, and until when she may; empty when self-scores are over. */
  selves: string[]
  selfUntil: Day
  /** Whether anybody's self-score is still taken; how many never sent theirs and cannot any more. */
  selvesTaken: boolean
  unsent: number
  /**
   * Without whom assessors cannot send the month, in the order of the sheet. Not by what each lacks: the list is pinned up
   * and sent on, and who lacks a reason has no B.
   */
  unfinished: string[]
  /** Whom the head scores herself and has not finished. */
  direct: string[]
  asked: number
}
