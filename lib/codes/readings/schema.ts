import { z } from 'zod'

export const readInput = z.object({
  slug: z.string().min(1).max(60),
  version: z.coerce.number().int().min(1),
  article: z.coerce.number().int().min(1).max(9999),
})
export type ReadInput = z.infer<typeof readInput>

/** How far she is in a version: how many of its articles, and the first that is left. */
export type Progress = { read: number; of: number; next: number | null }
