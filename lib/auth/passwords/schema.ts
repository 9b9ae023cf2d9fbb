import { z } from 'zod'

export const changeInput = z.object({
  current: z.string().min(1, 'Xin gõ mật khẩu đang dùng.').max(500),
  chosen: z.string().max(500, 'Mật khẩu mới dài quá 500 ký tự.'),
  again: z.string(),
})
export type ChangeInput = z.infer<typeof changeInput>
