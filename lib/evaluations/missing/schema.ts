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
  /** Who is not fully scored yet by the assessors; who is, and lacks a reason, evidence, or a letter that comes true. */
  scores: string[]
  words: string[]
  /** She who looks, where her own row cannot be sent: what it lacks is told to her least of all. */
  own: string[]
  /** All of these, in the order of the sheet. */
  unfinished: string[]
  /** Whom the head scores herself and has not finished. */
  direct: string[]
  asked: number
}
