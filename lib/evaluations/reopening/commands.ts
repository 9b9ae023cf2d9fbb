import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Tx } from '@/lib/db'
import { monthOf } from '@/lib/month'

/**
 * Locks the reopened months whose time is over: each goes back to the state it was opened from, with the decisions
 * that stand. What was typed meanwhile stays in the working copy for the next opening. `only`: this sheet alone.
 */
export async function closeExpired(tx: Tx, now: Date, only: string | null = null): Promise<number> {
  const closed = await tx.$queryRaw<{ id: string; slug: string; month: string }[]>`
    WITH due AS (
      SELECT s.id, s.unit_id, s.month, coalesce((
        SELECT t."from" FROM sheet_transition t
        WHERE t.sheet_id = s.id AND t."to" = 'reopened' AND t."from" IN ('approved', 'published')
        ORDER BY t.at DESC LIMIT 1), 'approved') AS back
      FROM evaluation_sheet s
      WHERE s.state = 'reopened' AND s.reopened_till <= ${now} AND (${only}::uuid IS NULL OR s.id = ${only}::uuid)
      ORDER BY s.id FOR UPDATE OF s
    ), moved AS (
      UPDATE evaluation_sheet s SET state = due.back, reopened_till = NULL FROM due WHERE due.id = s.id
    ), stepped AS (
      INSERT INTO sheet_transition (sheet_id, "from", "to", reason)
      SELECT id, 'reopened', back, 'Hết thời hạn mở lại' FROM due
    )
    SELECT due.id, u.slug, due.month::text FROM due JOIN admin_unit u ON u.id = due.unit_id ORDER BY due.id`
  for (const { id, slug, month } of closed)
    await recordEvent(tx, null, {
      kind: 'sheet.relocked',
      sheetId: id,
      unit: slug,
      month: monthOf(month),
    })
  return closed.length
}
