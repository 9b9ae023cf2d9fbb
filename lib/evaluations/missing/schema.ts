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
  /** Who is not fully scored yet by the assessors, and whom the head scores herself. */
  scores: string[]
  direct: string[]
  asked: number
}
