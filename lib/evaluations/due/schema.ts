import type { Day, Month } from '@/lib/month'
import type { Turn } from '../sheets/rules'
import type { SheetState } from '../sheets/schema'

/** A unit's month that is not yet published, for somebody with a part in it. */
export type DueSheet = {
  unit: { slug: string; name: string }
  month: Month
  state: SheetState
  turn: Turn
  /** Whether the next step is hers. */
  mine: boolean
  /** The day by which the step is due; null where the scheme names none (publishing). */
  deadline: Day | null
  /** Of those to be graded, how many have everything entered. */
  ready: number
  graded: number
  /** Who has every point and cannot be sent for want of words; of her own row she is told nothing. */
  lacking: number
  /** Whom she herself is to score, and whose points are missing, until when: the head scores who scores the others. */
  direct: { names: string[]; until: Day } | null
  /** Whom she is to decide in a month that was decided: who acted for her left herself to her. */
  left: string[]
}
