import { z } from 'zod'
import { dayField } from '@/lib/calendar/schema'
import type { Day } from '@/lib/month'
import { textIn } from '@/lib/text'

export const delegableRoles = ['assessor', 'rating_authority'] as const
export type DelegableRole = (typeof delegableRoles)[number]

/** `kt`: a deputy signs for the head. `tuq`: somebody acts on her authority. */
export const delegationKinds = ['kt', 'tuq'] as const
export type DelegationKind = (typeof delegationKinds)[number]

const sentence = (text: string) => text.normalize('NFC').trim()

export const delegationInput = z
  .object({
    unit: textIn().min(1),
    role: z.enum(delegableRoles, { error: 'Chọn vai trò được giao.' }),
    kind: z.enum(delegationKinds, { error: 'Chọn hình thức ký.' }),
    delegate: z.uuid('Chọn người được ủy quyền.'),
    from: dayField('Chọn ngày bắt đầu.'),
    to: dayField('Chọn ngày kết thúc.'),
    basis: textIn()
      .max(300, 'Nhiều nhất 300 ký tự.')
      .transform((text) => sentence(text) || null)
      .nullish()
      .transform((text) => text ?? null),
  })
  .refine(({ from, to }) => to >= from, { path: ['to'], error: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 366 * 86_400_000, {
    path: ['to'],
    error: 'Một lần ủy quyền dài nhất một năm.',
  })
export type DelegationInput = z.infer<typeof delegationInput>

export const endInput = z.object({
  unit: textIn().min(1),
  delegation: z.uuid('Chọn ủy quyền cần kết thúc.'),
  reason: textIn()
    .max(500, 'Nhiều nhất 500 ký tự.')
    .transform(sentence)
    .refine((text) => text !== '', 'Ghi lý do kết thúc sớm.'),
})
export type EndInput = z.infer<typeof endInput>

export type DelegationView = {
  id: string
  role: DelegableRole
  kind: DelegationKind
  grantor: string
  delegate: string
  from: Day
  to: Day
  basis: string | null
  /** `coming` and `running` may be ended. */
  state: 'coming' | 'running' | 'over' | 'ended'
  endReason: string | null
}

export type DelegationPage = {
  unit: { slug: string; name: string }
  /** The roles she may lend; none for who only reads. */
  lends: DelegableRole[]
  /** Who is in post and may be chosen. */
  people: { id: string; name: string; title: string }[]
  delegations: DelegationView[]
}
