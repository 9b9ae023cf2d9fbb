import { z } from 'zod'
import { type Month, monthPattern } from '@/lib/month'
import { textIn } from '@/lib/text'
import { storedCounts, type StoredFigures } from '../dossiers/schema'

export const entryInput = z.object({
  unit: textIn().min(1),
  month: textIn().regex(monthPattern),
  /** Why sums that do not agree are taken so. */
  reason: textIn().normalize('NFC').trim().max(500, 'Lý do dài quá 500 ký tự; hãy viết gọn lại.').optional(),
  /** What was asked about has been looked at. */
  sure: z.boolean(),
})
export type EntryInput = z.infer<typeof entryInput> & { figures: StoredFigures }

const count = z.number().int().min(0).max(2_147_483_647).nullable().default(null)
const counts = Object.fromEntries(storedCounts.map((key) => [key, count])) as {
  [key in keyof StoredFigures]: typeof count
}

/** What a unit's system sends of a month: the whole unit's figures, or those of its fields, or both. Left out is unknown. */
export const sentFigures = z
  .strictObject({
    ...counts,
    fields: z
      .array(z.strictObject({ field: textIn().normalize('NFC').trim().min(1).max(200), ...counts }))
      .max(200)
      .default([]),
  })
  .refine(
    ({ fields, ...whole }) => fields.length > 0 || storedCounts.some((key) => whole[key] !== null),
    'Không có số liệu nào.',
  )
  .refine(
    ({ fields }) => new Set(fields.map(({ field }) => field.toLowerCase())).size === fields.length,
    'Một lĩnh vực được ghi hai lần.',
  )
export type SentFigures = z.infer<typeof sentFigures>

export type AcceptedLine = { at: string; by: string; reason: string; off: string[] }

/** A month of the unit as its one-stop clerk sees it. `figures` null: nothing entered of the whole unit. */
export type EntryView = {
  unit: { slug: string; name: string; code: string }
  month: Month
  figures: StoredFigures | null
  fields: (StoredFigures & { field: string })[]
  before: { month: Month; received: number | null; open: number | null }[]
  accepted: AcceptedLine[]
  /** Revision of what the public reads; null: not published. */
  published: number | null
}

export type EntryLine = {
  month: Month
  received: number | null
  late: number | null
  off: string[]
  published: number | null
}
