import { z } from 'zod'
import { dayText } from '@/lib/calendar/schema'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'
import { phoneTyped } from '../keeping/schema'

export const officerDuties = ['head', 'deputy', 'officer'] as const
export type OfficerDuty = (typeof officerDuties)[number]
/** Why her name may be public: she agreed in writing, or the law asks it of her duty. */
export const officerBases = ['consent', 'law', 'none'] as const

const words = (most: number, missing: string) =>
  textIn()
    .transform((typed) => typed.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(textIn().min(1, missing).max(most, `Nhiều nhất ${most} ký tự.`))

export const officerInput = z
  .object({
    id: z.uuid(),
    person: z.uuid('Chọn người trong danh sách đang giữ vị trí ở đơn vị.'),
    duty: z.enum(officerDuties, { error: 'Chọn phụ trách, phó hay người làm việc tại quầy.' }),
    title: words(120, 'Ghi chức vụ như trên biển tên, ví dụ: Chuyên viên.'),
    field: words(200, 'Ghi lĩnh vực tiếp nhận, ví dụ: Hộ tịch, chứng thực.'),
    phone: phoneTyped,
    from: dayText,
    to: z.union([z.literal('').transform(() => null), dayText]),
    basis: z
      .enum(officerBases, { error: 'Chọn căn cứ để nêu tên công khai, hoặc chưa công khai.' })
      .transform((basis) => (basis === 'none' ? null : basis)),
  })
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    error: 'Ngày cuối phải bằng hoặc sau ngày đầu; để trống nếu chưa định.',
  })
export const officerId = z.object({ id: z.uuid() })

export type OfficerInput = z.infer<typeof officerInput>
export type OfficerResult = { ok: true } | { ok: false; reason: 'not-found' | 'person' }

/** As everybody reads her: a row of the view officer_on_duty. */
export type OfficerOnDuty = {
  id: string
  duty: OfficerDuty
  name: string
  title: string
  field: string
  phone: string | null
}
export type OfficerLine = OfficerOnDuty & {
  person: string
  from: Day
  to: Day | null
  basis: 'consent' | 'law' | null
  /** Whether everybody reads her today. */
  shown: boolean
}
export type OfficerDesk = {
  unit: { slug: string; name: string }
  officers: OfficerLine[]
  people: { id: string; name: string; title: string }[]
}
