import { z } from 'zod'
import type { QuotaReport } from '../schemes/rules'
import type { Letter, StaffCategory } from '../schemes/schema'

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

/** One person, as far as a quota asks. */
export type Counted = { posts: PostGroup; grade: Letter | null }

export type GroupQuota = { group: QuotaGroup; name: string; quota: QuotaReport }

/** Why a group went above its quota, with the sum as it stood when the month was approved. */
export type QuotaReason = { group: QuotaGroup; name: string; sum: string; reason: string }

/** A group's quota with the reason that was kept for it, if any. */
export type ExplainedQuota = GroupQuota & { reason: string | null }
