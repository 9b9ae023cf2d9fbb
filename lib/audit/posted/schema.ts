import { z } from 'zod'

const id = z.uuid()
const posting = { postingId: id, unit: z.string(), on: z.string() }

/** What hangs on walls, and who has read it. */
export const postedEvents = [
  z.strictObject({ kind: z.literal('posting.hung'), ...posting, token: z.string() }),
  z.strictObject({ kind: z.literal('posting.seen'), ...posting }),
  z.strictObject({ kind: z.literal('posting.taken-down'), ...posting }),
] as const
