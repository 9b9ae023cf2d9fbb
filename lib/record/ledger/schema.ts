import { z } from 'zod'
import { textIn } from '@/lib/text'
import { performanceRowSchema } from '../schema'

const hash = textIn().regex(/^[0-9a-f]{64}$/)

export const ledgerEntrySchema = z.strictObject({
  seq: z.number().int().min(1),
  previous: hash,
  hash,
  publication: performanceRowSchema,
})

export type LedgerEntry = z.infer<typeof ledgerEntrySchema>

export const ledgerHeadSchema = z.object({ seq: z.number().int().min(0), hash })

export type LedgerHead = z.infer<typeof ledgerHeadSchema>

/**
 * A page as the ledger is served. The verifier reads the publication as it stands, so that a ledger that
 * outlives today's form of a row can still be checked: what it says is then a question of the hash alone.
 */
export const ledgerPageSchema = z.object({
  data: z.array(
    z.object({
      seq: z.number().int(),
      previous: textIn(),
      hash: textIn(),
      publication: z.record(textIn(), z.unknown()),
    }),
  ),
  head: ledgerHeadSchema.nullable().optional(),
  next: textIn().nullable().optional(),
})

export type LedgerPage = z.infer<typeof ledgerPageSchema>
export type UnverifiedEntry = LedgerPage['data'][number]
