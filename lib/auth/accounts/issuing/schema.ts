import { z } from 'zod'
import { textIn } from '@/lib/text'

/** People of one unit who are to get an account. */
export const issueInput = z.object({
  unit: textIn().min(1),
  people: z.array(z.uuid()).min(1, 'Xin chọn ít nhất một người để cấp tài khoản.').max(500),
})
export type IssueInput = z.infer<typeof issueInput>

export const resetInput = z.object({ accountId: z.uuid() })
export type ResetInput = z.infer<typeof resetInput>

/** Told once, to whoever hands it over; only a hash is kept. */
export type Issued = { fullName: string; userName: string; password: string }

/** In post or on file in the unit, and without an account. */
export type WithoutAccount = {
  personId: string
  code: string
  fullName: string
  positionTitle: string | null
}
