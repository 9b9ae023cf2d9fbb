import { z } from 'zod'
import type { SheetState } from '@/lib/evaluations/sheets/schema'
import { type Day, type Month, monthPattern } from '@/lib/month'
import { textIn } from '@/lib/text'
import type { Draft } from '../drafts/schema'

export const publishReadyInput = z.object({
  /** The unit above. */
  unit: textIn().min(1),
  month: textIn().regex(monthPattern),
  /** Those that were previewed; who became ready meanwhile waits for another look. */
  units: z.array(textIn().min(1)).min(1).max(5000),
})
export type PublishReadyInput = z.infer<typeof publishReadyInput>

export type ReadyUnit = { slug: string; name: string; draft: Draft }

/** A month of the units below: whose publication would be their first and can be made now, and who is not so far. */
export type ReadyMonth = {
  month: Month
  from: Day
  ready: ReadyUnit[]
  /** Approved again after a publication: whoever corrects says why, on the unit's own page. */
  corrections: { slug: string; name: string }[]
  others: { slug: string; name: string; state: SheetState | null }[]
}

export type ReadyView = { unit: { slug: string; name: string }; months: ReadyMonth[] }
