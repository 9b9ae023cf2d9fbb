import 'server-only'
import type { Tx } from '@/lib/db'
import type { QuotaReason } from '../../quotas/schema'

/** Keeps why a year's quota was exceeded beside the decision; the decision has authorised. */
export async function keepYearReasons(
  tx: Tx,
  { unitId, year }: { unitId: string; year: number },
  { actorId, at }: { actorId: string; at: Date },
  reasons: readonly QuotaReason[],
): Promise<void> {
  if (reasons.length === 0) return
  await tx.yearQuotaReason.createMany({
    data: reasons.map(({ scheme, group, sum, reason }) => ({
      ...{ unitId, year, scheme, posts: group, sum, reason },
      ...{ actorId, at },
    })),
  })
}
