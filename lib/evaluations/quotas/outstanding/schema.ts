import { z } from 'zod'
import { dayField } from '@/lib/calendar/schema'
import { type Day, daysBetween } from '@/lib/month'
import { textIn } from '@/lib/text'

const words = (most: number, why: string) =>
  textIn()
    .max(most, `Nhiều nhất ${most} ký tự.`)
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text !== '', why)

export const outstandingInput = z
  .object({
    unit: textIn().min(1),
    number: words(60, 'Ghi số quyết định, ví dụ: 12/QĐ-UBND.'),
    issuedBy: words(150, 'Ghi cơ quan ban hành quyết định.'),
    decidedOn: dayField('Chọn ngày của quyết định.'),
    from: dayField('Chọn ngày bắt đầu.'),
    to: dayField('Chọn ngày kết thúc.'),
  })
  .refine(({ from, to }) => to >= from, { path: ['to'], error: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.' })
  .refine(({ from, to }) => daysBetween(from, to) <= 366, {
    path: ['to'],
    error: 'Đơn vị được xếp loại từng năm: một lần ghi dài nhất một năm.',
  })
export type OutstandingInput = z.infer<typeof outstandingInput>

export const withdrawInput = z.object({
  unit: textIn().min(1),
  rating: z.uuid('Chọn lần ghi cần rút.'),
  reason: words(500, 'Ghi lý do rút.'),
})
export type WithdrawInput = z.infer<typeof withdrawInput>

/** What raises a quota on a day, by the number of the decision that says so. */
export type Outstanding = { id: string; number: string }

export type OutstandingView = Outstanding & {
  issuedBy: string
  decidedOn: Day
  from: Day
  to: Day
  recordedBy: string
  recordedOn: Day
  /** Why it was taken back, by whom and when; null while it stands. */
  withdrawn: { reason: string; by: string; on: Day } | null
}

export type OutstandingPage = {
  unit: { slug: string; name: string }
  ratings: OutstandingView[]
  mayRecord: boolean
}
