import type { Month } from '@/lib/month'
import type { SheetState } from '../../sheets/schema'

/** Which workbooks of a unit she may have: `score` and `roster` by her roles, `scores` while a month takes points from her. */
export type FilesOffer = {
  unit: { slug: string; name: string }
  roster: boolean
  score: boolean
  months: { month: Month; state: SheetState; scores: boolean }[]
}
