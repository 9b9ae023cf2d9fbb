import type { Month } from '@/lib/month'
import type { SheetState } from '../../sheets/schema'

/** Which workbooks of a unit she may have: `score` and `roster` by her roles, `open` while a month takes points. */
export type FilesOffer = {
  unit: { slug: string; name: string }
  roster: boolean
  score: boolean
  months: { month: Month; state: SheetState; open: boolean }[]
}
