import { z } from 'zod'
import { textIn } from '@/lib/text'
import { type Standard, standardGroups } from '../schema'

const text = (most: number, missing: string) =>
  textIn()
    .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(textIn().min(1, missing).max(most, `Nhiều nhất ${most} ký tự.`))

const wording = {
  text: text(300, 'Ghi chuẩn bằng tiếng Việt.'),
  textEn: text(300, 'Ghi chuẩn bằng tiếng Anh cho trang tiếng Anh.'),
}

/** `id`: the form's own mark, so that a form sent twice adds one. */
export const addInput = z.object({
  id: z.uuid(),
  group: z.enum(standardGroups, { error: 'Chọn phần của chuẩn.' }),
  ...wording,
})
/** A slip leaves what wards said of the standard; a change of substance asks them again. */
export const rewordInput = z.object({
  id: z.uuid(),
  ...wording,
  change: z.enum(['slip', 'substance'], { error: 'Chọn sửa câu chữ hay đổi nội dung.' }),
})
export const moveInput = z.object({ id: z.uuid(), way: z.enum(['up', 'down']) })
export const standardId = z.uuid()
export const standardOf = z.object({ id: standardId })

export type AddInput = z.infer<typeof addInput>
export type RewordInput = z.infer<typeof rewordInput>
export type MoveInput = z.infer<typeof moveInput>

export type EditResult = { ok: true } | { ok: false; reason: 'not-found' | 'same' | 'last' }
export type KeptStandard = Standard & { id: string; edition: number }
/** `at`: the instant, for people. */
export type Wording = { text: string; textEn: string; edition: number; retired: boolean; at: Date }
export type StandardPage = KeptStandard & { retired: boolean; wordings: Wording[] }
