import { z } from 'zod'
import { dayField, dayText } from '@/lib/calendar/schema'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'

export const absenceKinds = ['sick', 'maternity', 'study', 'secondment', 'unpaid', 'other'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

const open = textIn()
  .trim()
  .transform((text) => text || null)
  .pipe(dayText.nullable())

export const absenceInput = z
  .object({
    unit: textIn().min(1),
    person: z.uuid('Chọn một người.'),
    kind: z.enum(absenceKinds, { error: 'Chọn loại nghỉ.' }),
    from: dayField('Chọn ngày bắt đầu nghỉ.'),
    to: open,
    basis: textIn()
      .max(300, 'Nhiều nhất 300 ký tự.')
      .transform((text) => text.normalize('NFC').trim() || null)
      .nullish()
      .transform((text) => text ?? null),
  })
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    error: 'Ngày cuối phải từ ngày đầu trở đi.',
  })
export type AbsenceInput = z.infer<typeof absenceInput>

/** Her last day away, when it is known; before her first day, the leave did not happen and goes. */
export const returnInput = z.object({
  unit: textIn().min(1),
  absence: z.uuid('Chọn một kỳ nghỉ.'),
  to: dayField('Chọn ngày cuối còn nghỉ.'),
})
export type ReturnInput = z.infer<typeof returnInput>

export type AbsenceView = {
  id: string
  name: string
  title: string
  kind: AbsenceKind
  from: Day
  to: Day | null
  basis: string | null
  running: boolean
}

export type AbsencePage = {
  unit: { slug: string; name: string }
  people: { id: string; name: string; title: string }[]
  absences: AbsenceView[]
}
