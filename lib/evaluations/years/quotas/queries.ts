import 'server-only'
import type { Tx } from '@/lib/db'
import { findOutstanding } from '../../quotas/outstanding/queries'
import { reasonsFor } from '../../quotas/rules'
import { quotaGroup, type QuotaReason } from '../../quotas/schema'
import type { Letter } from '../../schemes/schema'
import type { YearFault, YearPerson, YearRowsInput } from '../schema'
import { yearQuotas } from './rules'

/** Why groups went above their quota of a year, as it was written last of each. */
export async function listYearReasons(
  tx: Tx,
  unitId: string,
  year: number,
): Promise<Pick<QuotaReason, 'scheme' | 'group' | 'reason'>[]> {
  const rows = await tx.yearQuotaReason.findMany({
    where: { unitId, year },
    distinct: ['scheme', 'posts'],
    orderBy: [{ scheme: 'asc' }, { posts: 'asc' }, { at: 'desc' }],
    select: { scheme: true, posts: true, reason: true },
  })
  return rows.map(({ scheme, posts, reason }) => ({ scheme, group: quotaGroup.parse(posts), reason }))
}

type Written = { person: YearPerson; grade: Letter | null }

/** The quotas as they will stand once these are decided: what was written of those exceeded, and where nothing was. */
export async function quotasAfter(
  tx: Tx,
  { unitId, year }: { unitId: string; year: number },
  all: readonly YearPerson[],
  { step, quotaReasons = {} }: YearRowsInput,
  written: readonly Written[],
): Promise<{ reasons: QuotaReason[]; faults: YearFault[] }> {
  if (step !== 'decision' || written.length === 0) return { reasons: [], faults: [] }
  const outstanding = await findOutstanding(tx, unitId, `${year}-12-31`)
  const next = new Map(written.map(({ person, grade }) => [person.person, grade]))
  const { reasons, missing } = reasonsFor(yearQuotas(all, outstanding?.number ?? null, next), quotaReasons)
  return {
    reasons,
    faults: missing.map(({ key, name, quota }) => ({
      ...{ person: null, field: `quotaReasons.${key}` as const },
      why: `${name}: ${quota.why} Ghi lý do vượt tỷ lệ.`,
    })),
  }
}
