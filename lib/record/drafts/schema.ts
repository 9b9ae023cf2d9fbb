import type { SheetState } from '@/lib/evaluations/sheets/schema'
import type { Day, Month } from '@/lib/month'
import type { PerformanceRow } from '../schema'
import type { Causes, TrueCounts } from '../small-groups/schema'

/** A row as it would be published now, beside what the office knows. */
export type Draft = {
  row: PerformanceRow
  known: TrueCounts
  inspectionsFrom: 'visits' | 'entered' | null
  /** Why each withheld figure is. */
  causes: Causes
  /** The least group shown. */
  k: number
  /** The revision it would supersede. */
  last: PerformanceRow | null
}

export type DraftMonth = {
  month: Month
  state: SheetState
  /** From which day it can be published. */
  from: Day
  draft: Draft
}

export type PublishedMonthLine = {
  month: Month
  state: SheetState
  revision: number
  publishedAt: string
  correction: string | null
}

/** What a personnel clerk finds: months that wait for her, and those the public reads. */
export type PublishingView = {
  unit: { slug: string; name: string }
  waiting: DraftMonth[]
  published: PublishedMonthLine[]
}
