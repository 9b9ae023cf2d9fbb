import { z } from 'zod'
import { textIn } from '@/lib/text'
import type { Progress } from '../readings/schema'
import type { VersionLine } from '../views/schema'

export const acknowledgeInput = z.object({
  slug: textIn().min(1).max(60),
  version: z.coerce.number().int().min(1),
})
export type AcknowledgeInput = z.infer<typeof acknowledgeInput>

/** A code as it concerns one member of staff. Instants are ISO text. */
export type OwnCode = Pick<
  VersionLine,
  'version' | 'title' | 'number' | 'issuedBy' | 'issuedOn' | 'inForceFrom'
> & {
  slug: string
  binding: boolean
  /** Since when she has agreed to the version in force; null: not yet. */
  acknowledgedAt: string | null
  /** The day of the meeting whose signed list says so; null: she agreed herself. */
  rollCallOn: string | null
  progress: Progress
  /** The other versions she agreed to, newest first. */
  earlier: { version: number; number: string; acknowledgedAt: string }[]
}
