import { z } from 'zod'
import { dayText } from '@/lib/calendar/schema'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'

const words = (most: number, missing: string) =>
  textIn({ error: missing })
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(textIn().min(1, missing).max(most, `Nhiều nhất ${most} ký tự.`))

export const rollCallInput = z.object({
  unit: textIn().min(1).max(120),
  /** `can-bo/1`: the binding version in force it was about. */
  about: textIn().regex(/^[a-z0-9-]{1,60}\/[1-9]\d{0,8}$/, 'Chọn bộ quy tắc.'),
  on: dayText,
  place: words(200, 'Ghi nơi họp.'),
  session: textIn()
    .transform((text) => text || null)
    .pipe(z.uuid().nullable())
    .nullish()
    .transform((id) => id ?? null),
  people: z.array(z.uuid()).min(1, 'Đánh dấu ít nhất một người có tên trong danh sách ký.').max(2000),
})
export type RollCallInput = z.infer<typeof rollCallInput>

export const sessionInput = z.object({
  unit: textIn().min(1).max(120),
  on: dayText,
  audience: words(200, 'Ghi ai dự.'),
  place: words(200, 'Ghi nơi họp.'),
})
export type SessionInput = z.infer<typeof sessionInput>

export const dropInput = z.object({ unit: textIn().min(1).max(120), session: z.uuid('Chọn một buổi.') })
export type DropInput = z.infer<typeof dropInput>

/** A meeting, planned, held or both. */
export type Meeting = {
  id: string
  session: string | null
  planned: Day | null
  audience: string | null
  place: string
  held: Day | null
  attended: number | null
  enteredBy: string | null
  photo: string | null
}

export type RollCallPage = {
  unit: { slug: string; name: string }
  codes: { about: string; title: string }[]
  people: { id: string; name: string; title: string; account: boolean }[]
  /** Planned and not yet held. */
  sessions: { id: string; on: Day; audience: string; place: string }[]
}
