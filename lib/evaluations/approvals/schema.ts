import { z } from 'zod'
import { textIn } from '@/lib/text'
import { quotaReasons } from '../quotas/schema'
import { sheetInput } from '../sheets/schema'

const sentence = (why: string) =>
  textIn()
    .max(2000, 'Lý do dài quá 2.000 ký tự; hãy viết gọn lại.')
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text !== '', why)

/** `quotaReasons` are asked for only where more people hold the best grade than the quota of their group allows. */
export const approveInput = sheetInput.extend({ quotaReasons })
export const returnInput = sheetInput.extend({
  reason: sentence('Ghi lý do trả lại để người chấm biết sửa gì.'),
})
export const reopenInput = sheetInput.extend({
  reason: sentence('Ghi lý do mở lại; lý do này đi kèm quyết định mới.'),
  days: z.coerce
    .number({ error: 'Ghi số ngày, từ 1 đến 30.' })
    .int()
    .min(1, 'Ít nhất 1 ngày.')
    .max(30, 'Nhiều nhất 30 ngày.'),
})

export type ApproveInput = z.infer<typeof approveInput>
export type ReturnInput = z.infer<typeof returnInput>
export type ReopenInput = z.infer<typeof reopenInput>
