import { z } from 'zod'
import { textIn } from '@/lib/text'

export const standardGroups = ['civil', 'friendly', 'professional'] as const

const text = (longest: number) => textIn().trim().normalize().min(1, 'Chưa có chữ nào.').max(longest)
const slug = textIn().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Viết chữ thường không dấu, nối bằng gạch ngang.')
const clock = textIn().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Viết giờ dạng 08:00, từ 00:00 đến 23:59.')

export const standardSchema = z.strictObject({
  group: z.enum(standardGroups),
  position: z.int().min(1),
  text: text(300),
  textEn: text(300),
})

export const amenitySchema = z.strictObject({
  slug,
  position: z.int().min(1),
  text: text(200),
  textEn: text(200),
})

/** One spell of opening; weekday 1 is Monday, 7 is Sunday. */
export const serviceHoursSchema = z.strictObject({
  weekday: z.int().min(1).max(7),
  opens: clock,
  closes: clock,
})

export const counterSchema = z.strictObject({
  number: z.int().min(1).max(999),
  title: text(200),
  titleEn: text(200),
})

/** The service point of a ward. `null` and an empty list mean unknown, and the page says so. */
export const servicePointSchema = z.strictObject({
  address: text(300).nullable(),
  hotline: textIn()
    .trim()
    .regex(/^[+\d][\d .()-]{2,19}$/, 'Viết số điện thoại, ví dụ 024 1234 5678.')
    .nullable(),
  hours: z.array(serviceHoursSchema).max(50),
  counters: z.array(counterSchema).max(99),
  amenities: z.array(slug).max(99),
})

export type StandardGroup = (typeof standardGroups)[number]
export type Standard = z.infer<typeof standardSchema>
export type Amenity = z.infer<typeof amenitySchema>
export type ServiceHours = z.infer<typeof serviceHoursSchema>
export type Counter = z.infer<typeof counterSchema>
export type ServicePoint = z.infer<typeof servicePointSchema>
