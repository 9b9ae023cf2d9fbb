import 'server-only'
import type { Tx } from '@/lib/db'
import { lastDay } from '@/lib/month'
import { findOutstanding } from './outstanding/queries'
import type { Outstanding } from './outstanding/schema'
import type { SheetRow } from '../sheets/queries'
import { isSettled } from '../sheets/rules'
import { quotaGroup, type QuotaReason } from './schema'

type Kept = Pick<QuotaReason, 'scheme' | 'group' | 'reason'>

/**
 * Why the quota was exceeded, as it was written when the month was last decided. Months of before the groups were
 * asked have one reason, which was the unit's.
 */
export async function listQuotaReasons(tx: Tx, sheetId: string): Promise<Kept[]> {
  const step = await findDecidingStep(tx, sheetId)
  if (!step) return []
  const rows = await tx.quotaReason.findMany({
    where: { transitionId: step.id },
    orderBy: [{ scheme: 'asc' }, { posts: 'asc' }],
    select: { scheme: true, posts: true, reason: true },
  })
  if (rows.length === 0) return step.reason ? [{ scheme: '', group: 'unit', reason: step.reason }] : []
  return rows.map(({ scheme, posts, reason }) => ({ scheme, group: quotaGroup.parse(posts), reason }))
}

/** By which decision the unit was outstanding when the month was last decided; null where it was not. */
export async function findOutstandingThen(tx: Tx, sheetId: string): Promise<Outstanding | null> {
  const step = await findDecidingStep(tx, sheetId)
  return step?.rating && step.number ? { id: step.rating, number: step.number } : null
}

/** The same for a month as it stands: of one that is not decided, what is in force on its last day. */
export async function findOutstandingOf(
  tx: Tx,
  sheet: Pick<SheetRow, 'id' | 'state' | 'reopenedTill' | 'unit' | 'month'>,
  now: Date,
): Promise<Outstanding | null> {
  if (isSettled(sheet, now)) return findOutstandingThen(tx, sheet.id)
  return findOutstanding(tx, sheet.unit.id, lastDay(sheet.month))
}

type DecidingStep = { id: string; reason: string | null; rating: string | null; number: string | null }

async function findDecidingStep(tx: Tx, sheetId: string) {
  const [step] = await tx.$queryRaw<DecidingStep[]>`
    SELECT t.id, t.reason, r.id AS rating, r.number FROM sheet_transition t
    LEFT JOIN outstanding_rating r ON r.id = t.outstanding_id
    WHERE t.sheet_id = ${sheetId}::uuid AND t."to" IN ('approved', 'published')
      AND (t."from" IS NULL OR t."from" = 'submitted' OR t."from" = t."to"
        -- Decided by the head alone; a month that locks by itself is nobody's step.
        OR (t."from" = 'reopened' AND t.actor_id IS NOT NULL))
    ORDER BY t.at DESC, t.id DESC LIMIT 1`
  return step
}
