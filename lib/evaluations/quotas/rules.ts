import { quotaOf } from '../schemes/rules'
import type { Scheme } from '../schemes/schema'
import { leads } from '../sheets/rules'
import type { PersonMonth } from '../sheets/schema'
import {
  type Counted,
  type ExplainedQuota,
  type GroupQuota,
  type PostGroup,
  type QuotaGroup,
  quotaGroups,
  type QuotaReason,
} from './schema'

const names: Record<QuotaGroup, string> = {
  unit: 'Cả đơn vị',
  leaders: 'Lãnh đạo, quản lý',
  elected_official: 'Cán bộ',
  civil_servant: 'Công chức',
  public_employee: 'Viên chức',
  contract_worker: 'Người lao động hợp đồng',
}

/** The group of similar posts somebody stands in. */
export function postsOf(
  scheme: Scheme,
  person: Pick<PersonMonth, 'positionTitle' | 'points' | 'category'>,
): PostGroup {
  return leads(scheme, person) ? 'leaders' : person.category
}

/**
 * The quota of the whole unit, then of each group of similar posts in it, each with its sum in words. Where all stand
 * in one group, it is the unit, and is asked once.
 */
export function quotasOf(scheme: Scheme, people: readonly Counted[]): GroupQuota[] {
  const groups = quotaGroups.filter((group) => people.some(({ posts }) => posts === group))
  return (['unit', ...(groups.length > 1 ? groups : [])] as QuotaGroup[]).map((group) => ({
    group,
    name: names[group],
    quota: quotaOf(
      scheme,
      people.filter(({ posts }) => group === 'unit' || posts === group).map(({ grade }) => grade),
      false,
    ),
  }))
}

/** What was written for the groups that are above their quota; `missing`: those of which nothing was. */
export function reasonsFor(
  quotas: readonly GroupQuota[],
  written: Partial<Record<QuotaGroup, string>>,
): { reasons: QuotaReason[]; missing: GroupQuota[] } {
  const over = quotas.filter(({ quota }) => quota.over)
  return {
    reasons: over.flatMap(({ group, name, quota }) => {
      const reason = written[group]
      return reason ? [{ group, name, sum: quota.why, reason }] : []
    }),
    missing: over.filter(({ group }) => !written[group]),
  }
}

/** Each quota with what was written of its group. */
export function explained(
  quotas: readonly GroupQuota[],
  reasons: readonly Pick<QuotaReason, 'group' | 'reason'>[],
): ExplainedQuota[] {
  return quotas.map((each) => ({
    ...each,
    reason: reasons.find(({ group }) => group === each.group)?.reason ?? null,
  }))
}

/** As the month's steps and events have it: one text. */
export function reasonText(reasons: readonly QuotaReason[]): string | null {
  return reasons.map(({ name, reason }) => `${name}: ${reason}`).join('\n') || null
}
