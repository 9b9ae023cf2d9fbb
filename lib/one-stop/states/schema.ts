import { z } from 'zod'
import { dayText } from '@/lib/calendar/schema'
import type { Day } from '@/lib/month'
import type { KeptStandard } from '../standards/schema'

/** `id`: the form's own mark. `edition`: the wording she had before her. */
export const stateInput = z.object({
  id: z.uuid(),
  standard: z.uuid(),
  edition: z.coerce.number().int().min(1),
  met: z.enum(['yes', 'no'], { error: 'Chọn đã đạt hay chưa đạt.' }).transform((said) => said === 'yes'),
  since: dayText,
})
export type StateInput = z.infer<typeof stateInput>
export type StateResult = { ok: true } | { ok: false; reason: 'not-found' | 'future' | 'reworded' }

/** What a ward says of a standard as it reads today. `saidOn`: the day it was said. */
export type StandardState = {
  standardId: string
  met: boolean
  since: Day
  photo: string | null
  saidOn: Day
}
/** For the office: who said so, the latest first, other editions too. */
export type StateLine = {
  met: boolean
  since: Day
  photo: string | null
  at: Date
  by: string | null
  edition: number
}
export type StandardLine = KeptStandard & { state: StandardState | null }
