import { z } from 'zod'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'
import { type Role, roles } from '../schema'

const day = z.iso.date('Xin ghi ngày theo mẫu ngày/tháng/năm, ví dụ 01/12/2026.')

export const grantInput = z
  .object({
    personId: z.uuid(),
    unit: textIn().min(1, 'Xin chọn đơn vị.'),
    role: z.enum(roles, { error: 'Xin chọn vai trò.' }),
    from: day,
    to: day.nullable(),
  })
  .refine(({ from, to }) => to === null || to >= from, {
    path: ['to'],
    error: 'Ngày cuối phải bằng hoặc sau ngày đầu; để trống nếu chưa định ngày cuối.',
  })
export type GrantInput = z.infer<typeof grantInput>

export const endInput = z.object({ grantId: z.uuid() })
export type EndInput = z.infer<typeof endInput>

export type GrantView = {
  id: string
  role: Role
  unit: { slug: string; name: string }
  from: Day
  to: Day | null
  /** Whether the asker may end it: it runs, and she administers its unit. */
  mayEnd: boolean
}

/** A person as her administrator sees her: never an evaluation. */
export type AccountHolder = {
  personId: string
  code: string
  fullName: string
  positionTitle: string | null
  own: boolean
  account: { id: string; userName: string; disabled: boolean; mustChange: boolean } | null
  grants: GrantView[]
}
