import { quotasByScheme } from '../../quotas/rules'
import type { GroupQuota } from '../../quotas/schema'
import type { Letter } from '../../schemes/schema'
import type { YearPerson } from '../schema'

/**
 * The year's quota of the unit and of each group of similar posts, as it stands: by what was decided, else proposed, else
 * by the points. `next`: the letters that are about to be decided. Whom the level above rates counts there.
 */
export function yearQuotas(
  people: readonly YearPerson[],
  outstanding: string | null,
  next: ReadonlyMap<string, Letter | null> = new Map(),
): GroupQuota[] {
  const rated = people.filter(({ above }) => !above)
  return quotasByScheme(
    rated.map(({ person, scheme, posts, decisions: [last], proposal, result }) => ({
      ...{ scheme, posts },
      grade: next.has(person) ? (next.get(person) ?? null) : (last ?? proposal ?? result).grade,
    })),
    outstanding,
  )
}
