import { z } from 'zod'
import { dayText } from '@/lib/calendar/schema'
import { textIn } from '@/lib/text'
import { hoursTyped, type ServiceException } from '../opening/schema'
import type { Counter, ServiceHours } from '../schema'

const tidy = (most: number) =>
  textIn()
    .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(textIn().max(most, `Nhiều nhất ${most} ký tự.`))
const words = (most: number, missing: string) => tidy(most).pipe(textIn().min(1, missing))
const orNull = (most: number) => tidy(most).transform((text) => text || null)

export const phoneTyped = tidy(20)
  .refine(
    (text) => text === '' || /^[+\d][\d .()-]{2,19}$/.test(text),
    'Viết số điện thoại bằng chữ số, ví dụ 024 1234 5678.',
  )
  .transform((text) => text || null)

const flaws = {
  form: 'Viết giờ mở, gạch ngang, giờ đóng; hai buổi cách nhau bằng dấu phẩy. Ví dụ: 08:00–12:00, 13:30–17:00.',
  'closes-before-opens': 'Giờ đóng phải sau giờ mở. Ví dụ: 13:30–17:00.',
  overlap: 'Hai buổi chồng lên nhau. Hãy để buổi sau bắt đầu khi buổi trước đã xong.',
}

/** Hours as typed; empty is closed. */
const spans = textIn()
  .max(200, 'Nhiều nhất 200 ký tự.')
  .transform((text, context) => {
    const typed = hoursTyped(text)
    if (typed.ok) return typed.spans
    context.addIssue({ code: 'custom', message: flaws[typed.why] })
    return z.NEVER
  })

export const placeInput = z.object({ address: orNull(300), hotline: phoneTyped })
export const weekInput = z.object({
  ...{ day1: spans, day2: spans, day3: spans, day4: spans, day5: spans, day6: spans, day7: spans },
})
export const exceptionInput = z.object({
  day: dayText,
  spans,
  reason: words(200, 'Ghi vì sao ngày này khác, ví dụ: tập huấn, mất điện.'),
})
export const dayInput = z.object({ day: dayText })
/** `was`: the number of the counter that is changed; empty for a new one. */
export const counterInput = z.object({
  was: z.coerce.number().int().min(0).max(999),
  number: textIn()
    .trim()
    .regex(/^[1-9]\d{0,2}$/, 'Ghi số quầy từ 1 đến 999.')
    .transform(Number),
  title: words(200, 'Ghi quầy này tiếp nhận việc gì.'),
  titleEn: tidy(200),
})
export const counterNumber = z.object({ number: z.coerce.number().int().min(1).max(999) })
export const amenitiesInput = z.array(textIn().max(100)).max(99)
/** Where dossiers are filed; a field without an address of its own leads here. */
export const nationalPortal = 'https://dichvucong.gov.vn/'

/** The portal takes no dossier: a field leads to the national portal and nowhere else. */
export const fieldInput = z.object({
  id: z.uuid(),
  title: words(200, 'Ghi tên lĩnh vực, ví dụ: Hộ tịch.'),
  titleEn: tidy(200),
  link: orNull(500).refine(
    (link) => link === null || /^https:\/\/([a-z0-9-]+\.)*dichvucong\.gov\.vn(\/|$)/.test(link),
    'Dán địa chỉ bắt đầu bằng https:// của Cổng Dịch vụ công quốc gia (dichvucong.gov.vn), hoặc để trống.',
  ),
})
export const fieldId = z.object({ id: z.uuid() })

export type PlaceInput = z.infer<typeof placeInput>
export type WeekInput = z.infer<typeof weekInput>
export type ExceptionInput = z.infer<typeof exceptionInput>
export type CounterInput = z.infer<typeof counterInput>
export type FieldInput = z.infer<typeof fieldInput>

export type KeepResult = { ok: true } | { ok: false; reason: 'not-found' | 'past' | 'taken' }
export type ServiceField = { id: string; title: string; titleEn: string; link: string | null }

/** A ward's part of the model as its clerk keeps it. */
export type ModelDesk = {
  unit: { id: string; slug: string; name: string }
  address: string | null
  hotline: string | null
  hours: ServiceHours[]
  exceptions: ServiceException[]
  counters: Counter[]
  amenities: { slug: string; text: string; has: boolean }[]
  fields: ServiceField[]
  /** Which version its paper has now; null before there is any. */
  version: number | null
}
