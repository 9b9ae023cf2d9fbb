import { z } from 'zod'
import { type Day, fromDate, toDate } from '@/lib/month'
import { textIn } from '@/lib/text'
import shipped from './shipped/holidays.json'

export const holidayKinds = ['day_off', 'work_day'] as const
export type HolidayKind = (typeof holidayKinds)[number]

/** A day that is not what its weekday says. */
export type Holiday = { day: Day; kind: HolidayKind; name: string; basis: string | null }

const real = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && fromDate(toDate(day)) === day
const text = (most: number, why: string) =>
  textIn()
    .max(most, `Nhiều nhất ${most} ký tự.`)
    .transform((given) => given.normalize('NFC').trim())
    .refine((given) => given !== '', why)

/** A day as the form's field sends it; `error`: which day is to be chosen, where a form asks for two. */
export const dayField = (error: string) =>
  textIn({ error })
    .trim()
    .regex(/^(19|20)\d\d-\d\d-\d\d$/, error)
    .refine(real, 'Ngày này không có trong lịch.')

export const dayText = dayField('Chọn một ngày.')

export const holidayInput = z.object({
  day: dayText,
  kind: z.enum(holidayKinds, { error: 'Chọn ngày nghỉ hay ngày làm bù.' }),
  name: text(120, 'Ghi tên ngày, ví dụ: Quốc khánh.'),
  basis: textIn()
    .max(300, 'Nhiều nhất 300 ký tự.')
    .transform((given) => given.normalize('NFC').trim() || null)
    .nullish()
    .transform((given) => given ?? null),
})

export const removeInput = z.object({ day: dayText })

/** The years the product knows. What a later notice changes, an administrator changes here. */
export const shippedHolidays: readonly Holiday[] = holidayInput.array().parse(shipped)
