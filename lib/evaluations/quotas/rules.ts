import { quotaOf } from '../schemes/rules'
import type { Scheme } from '../schemes/schema'
import { leads } from '../sheets/rules'
import type { PersonMonth } from '../sheets/schema'
import type {
  Counted,
  CountedByScheme,
  ExplainedQuota,
  GroupQuota,
  PostGroup,
  QuotaGroup,
  QuotaReason,
} from './schema'

// In the order in which they are shown. What the browser works out while somebody types must not bring in Zod.
const names: Record<QuotaGroup, string> = {
  unit: 'Cả đơn vị',
  leaders: 'Lãnh đạo, quản lý',
  elected_official: 'Cán bộ',
  civil_servant: 'Công chức',
  public_employee: 'Viên chức',
  contract_worker: 'Người lao động hợp đồng',
}
const quotaGroups = Object.keys(names) as QuotaGroup[]

/** The group of similar posts somebody stands in. */
export function postsOf(
  scheme: Scheme,
  person: Pick<PersonMonth, 'positionTitle' | 'points' | 'category'>,
): PostGroup {
  return leads(scheme, person) ? 'leaders' : person.category
}

/**
 * The quota of the whole unit, then of each group of similar posts in it, each with its sum in words. Where all stand
 * in one group, it is the unit, and is asked once. `outstanding`: by which decision the unit is; null where it is not.
 */
export function quotasOf(
  scheme: Scheme,
  people: readonly Counted[],
  outstanding: string | null,
): GroupQuota[] {
  const groups = quotaGroups.filter((group) => people.some(({ posts }) => posts === group))
  return (['unit', ...(groups.length > 1 ? groups : [])] as QuotaGroup[]).map((group) => ({
    key: group,
    scheme: '',
    group,
    name: names[group],
    quota: quotaOf(
      scheme,
      people.filter(({ posts }) => group === 'unit' || posts === group).map(({ grade }) => grade),
      outstanding,
    ),
  }))
}

/** The quotas of each scheme of a month by itself: its percentage is taken of those that it grades. */
export function quotasByScheme(people: readonly CountedByScheme[], outstanding: string | null): GroupQuota[] {
  const schemes = [...new Map(people.map(({ scheme }) => [scheme.code, scheme])).values()]
  return schemes.flatMap((scheme) => {
    const quotas = quotasOf(
      scheme,
      people.filter((each) => each.scheme.code === scheme.code),
      outstanding,
    )
    if (schemes.length === 1) return quotas
    return quotas.map((each) => ({
      ...each,
      key: `${scheme.code}/${each.group}`,
      scheme: scheme.code,
      name: `${each.name} (${scheme.code})`,
    }))
  })
}

/** What was written for the groups that are above their quota; `missing`: those of which nothing was. */
export function reasonsFor(
  quotas: readonly GroupQuota[],
  written: Partial<Record<string, string>>,
): { reasons: QuotaReason[]; missing: GroupQuota[] } {
  const over = quotas.filter(({ quota }) => quota.over)
  return {
    reasons: over.flatMap(({ key, scheme, group, name, quota }) => {
      const reason = written[key]
      return reason ? [{ scheme, group, name, sum: quota.why, reason }] : []
    }),
    missing: over.filter(({ key }) => !written[key]),
  }
}

/** Each quota with what was written of its group. */
export function explained(
  quotas: readonly GroupQuota[],
  reasons: readonly Pick<QuotaReason, 'scheme' | 'group' | 'reason'>[],
): ExplainedQuota[] {
  return quotas.map((each) => ({
    ...each,
    reason:
      reasons.find(({ scheme, group }) => scheme === each.scheme && group === each.group)?.reason ?? null,
  }))
}

/** As the month's steps and events have it: one text. */
export function reasonText(reasons: readonly QuotaReason[]): string | null {
  return reasons.map(({ name, reason }) => `${name}: ${reason}`).join('\n') || null
}
