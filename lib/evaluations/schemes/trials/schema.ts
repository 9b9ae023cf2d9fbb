import type { Letter } from '../schema'

/** A letter, or not graded. */
export type Outcome = Letter | 'none'

/** How many went from one letter to another. Null: withheld, a group too small to be nobody in particular. */
export type Move = { from: Outcome; to: Outcome; count: number | null }

/** What a trial says. It counts; it names nobody, and no unit. */
export type TrialResult = {
  people: number
  moves: Move[]
  /** Of those graded both times, in whole per cent; null with too few people. */
  shares: { same: number; up: number; down: number } | null
}
