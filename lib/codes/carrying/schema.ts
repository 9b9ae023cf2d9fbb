import type { DraftContent } from '../drafts/schema'

/** A slip was mended after a later version had been published: that one still has the old wording. */
export type Carrying = {
  /** The version that mended the slip, the one whose wording it mended, and the one that waits. */
  mended: number
  was: number
  waiting: { version: number; inForceFrom: string }
  /** Where the waiting version can take the mended words as they are. */
  carried: string[]
  /** Where it says something else by now, so that a person has to mend it. */
  byHand: string[]
}

export type Carried = Pick<Carrying, 'carried' | 'byHand'> & { content: DraftContent }
