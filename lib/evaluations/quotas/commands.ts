import 'server-only'
import type { Tx } from '@/lib/db'
import type { QuotaReason } from './schema'

/** Keeps why the quota was exceeded with the step that approved; the approval has authorised. */
export async function keepReasons(
  tx: Tx,
  transitionId: string,
  reasons: readonly QuotaReason[],
): Promise<void> {
  if (reasons.length === 0) return
  await tx.quotaReason.createMany({
    data: reasons.map(({ scheme, group, sum, reason }) => ({
      transitionId,
      scheme,
      posts: group,
      sum,
      reason,
    })),
  })
}
