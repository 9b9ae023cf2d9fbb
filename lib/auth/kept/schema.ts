import { z } from 'zod'
import { textIn } from '@/lib/text'

/** How long a form waits, how many of one account do, and how much one may hold (characters of JSON). */
export const KEPT_DAYS = 30
export const KEPT_FORMS = 20
export const KEPT_SIZE = 100_000

/** The fields by which a form says whose it is and which of its page's; without them nothing of it is kept. */
export const ownerField = 'owner'
export const formField = 'kept-form'

/** A form as it was sent: the page it stands on, its name there, what was typed by field. */
export const keptInput = z.object({
  path: textIn().startsWith('/').max(500),
  form: textIn().min(1).max(100),
  typed: z.record(textIn(), textIn()),
})
export type KeptInput = z.infer<typeof keptInput>

export type KeptForm = { form: string; typed: Record<string, string>; keptAt: string }
