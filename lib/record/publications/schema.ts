import { z } from 'zod'
import { type Month, monthPattern } from '@/lib/month'
import { textIn } from '@/lib/text'
import type { LedgerEntry, LedgerHead } from '../ledger/schema'
import type { PerformanceRow } from '../schema'

export const publishInput = z.object({
  unit: textIn().min(1),
  month: textIn().regex(monthPattern, 'Tháng viết dạng yyyy-mm, ví dụ 2026-10.'),
  /** Why a published month is corrected. */
  reason: textIn().normalize('NFC').trim().max(500, 'Lý do dài quá 500 ký tự; hãy viết gọn lại.').optional(),
})
export type PublishInput = z.infer<typeof publishInput>

/** One entry of the record as a page shows it: the row, and where it stands in the ledger. */
export type Published = { seq: number; hash: string; row: PerformanceRow }

/** A unit's entry, with its English name. */
export type UnitPublished = Published & { nameEn: string | null }

/** A month of which something is published, and in how many revisions. */
export type MonthLine = { month: Month; revision: number }

export type PerformanceQuery = {
  /** A slug. */
  unit?: string | undefined
  from?: Month | undefined
  to?: Month | undefined
  revisions: 'latest' | 'all'
  /** `next` of the page before. */
  cursor?: number | undefined
  limit: number
}

/** Rows in the order of their publication. `next`: the cursor of the page after, null on the last. */
export type PerformancePage = { rows: PerformanceRow[]; next: number | null }

export type LedgerEntries = { entries: LedgerEntry[]; head: LedgerHead; next: number | null }
