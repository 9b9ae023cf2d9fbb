import { z } from 'zod'
import { textIn } from '@/lib/text'

/** What stands in the form, field by field, exactly as it was typed. */
export type Typed = Record<string, string>
/** `field`: the name of the place in the form where it can be mended. */
export type SchemeFault = { field: string; why: string }

const draft = z.uuid()
export const typedInput = z
  .record(textIn().max(60), textIn().max(2000, 'Dài quá 2.000 ký tự; hãy viết gọn lại.'))
  .refine((fields) => Object.keys(fields).length <= 1000)

export const openInput = z.object({ from: textIn().min(1).max(40) })
export const draftInput = z.object({ draft })
export const saveInput = draftInput.extend({ revision: z.coerce.number().int().min(1), typed: typedInput })
export const tryInput = draftInput.extend({ month: textIn().regex(/^\d{4}-(0[1-9]|1[0-2])$/) })
export const returnInput = draftInput.extend({
  reason: textIn()
    .max(2000, 'Lý do dài quá 2.000 ký tự; hãy viết gọn lại.')
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text !== '', 'Ghi lý do trả lại để người soạn biết sửa gì.'),
})

export type DraftState = 'draft' | 'proposed' | 'approved' | 'withdrawn'
