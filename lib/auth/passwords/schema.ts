import { z } from 'zod'
import { textIn } from '@/lib/text'

export const changeInput = z.object({
  current: textIn().min(1, 'Xin gõ mật khẩu đang dùng.').max(500),
  chosen: textIn().max(500, 'Mật khẩu mới dài quá 500 ký tự.'),
  again: textIn(),
})
export type ChangeInput = z.infer<typeof changeInput>
