import { z } from 'zod'
import { textIn } from '@/lib/text'
import type { QuotaReport } from '../schemes/rules'
import type { Letter, Scheme, StaffCategory } from '../schemes/schema'

/** A group of similar posts: who leads, else those of one category of staff. */
export type PostGroup = 'leaders' | StaffCategory

/** Whom a quota is taken of: the whole unit, and each group of similar posts in it. */
export const quotaGroups = [
  'unit',
  'leaders',
  'elected_official',
  'civil_servant',
  'public_employee',
  'contract_worker',
] as const satisfies readonly ('unit' | PostGroup)[]
export const quotaGroup = z.enum(quotaGroups)
export type QuotaGroup = z.infer<typeof quotaGroup>

/** A quota in forms and lists: its group, after the scheme's code where a month has several. */
export const quotaKey = textIn().regex(new RegExp(`^([A-Za-z0-9-]+/)?(${quotaGroups.join('|')})$`))

/** One letter says nothing to who reads the decision. */
const leastWords = 2
const quotaReason = textIn()
  .max(2000, 'Lý do dài quá 2.000 ký tự; hãy viết gọn lại.')
  .transform((text) => text.normalize('NFC').trim())
  // An empty one is the command's to ask for, with the sum.
  .refine(
    (text) => text === '' || text.split(/\s+/u).length >= leastWords,
    'Ghi rõ hơn vì sao nhóm này vượt tỷ lệ, ví dụ kết quả nổi bật nào; ít nhất hai chữ.',
  )

/** Why groups go above their quota, by the quota's key. */
export const quotaReasons = z.record(quotaKey, quotaReason).optional()

/** One person, as far as a quota asks. */
export type Counted = { posts: PostGroup; grade: Letter | null }
export type CountedByScheme = Counted & { scheme: Scheme }

/** `scheme`: its code where the month has several, else empty; `key`: as `quotaKey`. */
export type GroupQuota = { key: string; scheme: string; group: QuotaGroup; name: string; quota: QuotaReport }

/** Why a group went above its quota, with the sum as it stood when the month was approved. */
export type QuotaReason = Pick<GroupQuota, 'scheme' | 'group' | 'name'> & { sum: string; reason: string }

/** A group's quota with the reason that was kept for it, if any. */
export type ExplainedQuota = GroupQuota & { reason: string | null }
