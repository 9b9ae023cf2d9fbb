import 'server-only'
import type { Tx } from '@/lib/db'
import { firstDay } from '@/lib/month'
import { emptyHead, hashPublication } from '../ledger/rules'
import type { LedgerHead } from '../ledger/schema'
import type { PerformanceRow } from '../schema'

/** Adds rows to the ledger in the order given, in one statement. Returns the new head. */
export async function appendPublications(
  tx: Tx,
  items: readonly { unitId: string; row: PerformanceRow }[],
): Promise<LedgerHead> {
  // Its own statement: one that waits for its turn would still see the ledger as it was before the wait.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('publication'))`
  const [last] = await tx.$queryRaw<LedgerHead[]>`SELECT seq, hash FROM publication ORDER BY seq DESC LIMIT 1`
  let head = last ?? emptyHead
  const entries = items.map(({ unitId, row }) => {
    const previous = head.hash
    head = { seq: head.seq + 1, hash: hashPublication(previous, row) }
    return {
      ...head,
      previous,
      unit_id: unitId,
      month: firstDay(row.month),
      revision: row.revision,
      cut_off: row.cutOff,
      published_at: row.publishedAt,
      content: row,
    }
  })
  if (entries.length === 0) return head
  await tx.$executeRaw`
    INSERT INTO publication
      (seq, unit_id, month, revision, cut_off, published_at, content, previous_hash, hash)
    SELECT seq, unit_id, month, revision, cut_off, published_at, content, previous, hash
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS e(
      seq int, unit_id uuid, month date, revision int, cut_off timestamptz, published_at timestamptz,
      content jsonb, previous text, hash text)
    ORDER BY seq`
  return head
}
