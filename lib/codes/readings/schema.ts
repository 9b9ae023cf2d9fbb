import { z } from 'zod'
import { textIn } from '@/lib/text'

export const readInput = z.object({
  slug: textIn().min(1).max(60),
  version: z.coerce.number().int().min(1),
  article: z.coerce.number().int().min(1).max(9999),
})
export type ReadInput = z.infer<typeof readInput>

/** How far she is in a version: how many of its articles, and the first that is left. */
export type Progress = { read: number; of: number; next: number | null }
