import { z } from 'zod'
import { textIn } from '@/lib/text'
import { changes } from '../schema'
import type { CodeChanges } from '../changes/schema'
import type { DraftFlaw, DraftView } from '../drafts/schema'
import type { ChapterPage } from '../views/schema'

export const publishInput = z.object({
  slug: textIn().min(1).max(60),
  revision: z.coerce.number().int().min(1),
  inForceFrom: z.iso.date(),
  change: z.enum(changes),
})
export type PublishInput = z.infer<typeof publishInput>

export const returnInput = z.object({
  slug: textIn().min(1).max(60),
  reason: textIn().trim().min(1).max(1000),
})
export type ReturnInput = z.infer<typeof returnInput>

export type Review = { draft: DraftView; flaws: DraftFlaw[]; changes: CodeChanges; chapters: ChapterPage[] }
