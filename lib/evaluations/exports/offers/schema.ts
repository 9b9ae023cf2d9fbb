import type { Month } from '@/lib/month'
import type { SheetState } from '../../sheets/schema'

/**
 * Which workbooks of a unit she may have: `roster`, and `years` with `propose`, by her roles in it; `scores` while a month
 * takes points from her. `former`: units that ended, of which months are hers to answer for.
 */
export type FilesOffer = {
  unit: { slug: string; name: string }
  roster: boolean
  years: boolean
  propose: boolean
  months: { month: Month; state: SheetState; scores: boolean }[]
  former: { slug: string; name: string }[]
}
