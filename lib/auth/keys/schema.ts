import { z } from 'zod'
import { textIn } from '@/lib/text'

/** `id` comes with the form: a form sent twice makes one key. */
export const keyInput = z.object({
  id: z.uuid(),
  unit: textIn().min(1),
  name: textIn()
    .normalize('NFC')
    .trim()
    .min(1, 'Ghi tên hệ thống được cấp khóa.')
    .max(100, 'Tên dài quá 100 ký tự; hãy viết gọn lại.'),
})
export type KeyInput = z.infer<typeof keyInput>

export type KeyLine = {
  id: string
  name: string
  tail: string
  createdAt: string
  createdBy: string
  revokedAt: string | null
  lastUsedAt: string | null
}

/** How many requests a system may make with its key in a minute. */
export const KEY_REQUESTS = 60
export const KEY_WINDOW_SECONDS = 60
