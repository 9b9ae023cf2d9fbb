import 'server-only'
import type { Tx } from '@/lib/db'
import { quotaGroup, type QuotaReason } from './schema'

type Kept = Pick<QuotaReason, 'scheme' | 'group' | 'reason'>

/**
 * Why the quota was exceeded, as it was written when the month was last decided. Months of before the groups were
 * asked have one reason, which was the unit's.
 */
export async function listQuotaReasons(tx: Tx, sheetId: string): Promise<Kept[]> {
  const [step] = await tx.$queryRaw<{ reason: string | null; id: string }[]>`
    SELECT id, reason FROM sheet_transition
    WHERE sheet_id = ${sheetId}::uuid AND "to" IN ('approved', 'published')
      AND ("from" IS NULL OR "from" = 'submitted' OR "from" = "to")
    ORDER BY at DESC, id DESC LIMIT 1`
  if (!step) return []
  const rows = await tx.quotaReason.findMany({
    where: { transitionId: step.id },
    orderBy: [{ scheme: 'asc' }, { posts: 'asc' }],
    select: { scheme: true, posts: true, reason: true },
  })
  if (rows.length === 0) return step.reason ? [{ scheme: '', group: 'unit', reason: step.reason }] : []
  return rows.map(({ scheme, posts, reason }) => ({ scheme, group: quotaGroup.parse(posts), reason }))
}
