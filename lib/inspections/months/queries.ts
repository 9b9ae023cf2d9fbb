import 'server-only'
import type { Tx } from '@/lib/db'
import { firstDay, lastDay, type Month } from '@/lib/month'
import type { InspectionCounts } from '../schema'

/**
 * What was recorded of a unit's month before the cut-off; null before its first visit, since a unit that nobody
 * inspected here is not one without faults. Open is what was asked until then and not closed by the cut-off.
 */
export async function readInspections(
  tx: Tx,
  { unitId, month }: { unitId: string; month: Month },
  cutOff: string,
): Promise<InspectionCounts | null> {
  const [row] = await tx.$queryRaw<(InspectionCounts & { ever: boolean })[]>`
    WITH visit AS (
      SELECT v.id, v.visited_on >= ${firstDay(month)}::date AS own FROM inspection_visit v
      WHERE v.unit_id = ${unitId}::uuid AND v.visited_on <= ${lastDay(month)}::date
        AND v.recorded_at < ${cutOff}::timestamptz
        AND NOT EXISTS (SELECT FROM inspection_withdrawal w
          WHERE w.visit_id = v.id AND w.withdrawn_at < ${cutOff}::timestamptz)
    ), finding AS (
      SELECT f.id, f.measure, v.own FROM inspection_finding f JOIN visit v ON v.id = f.visit_id
      WHERE f.recorded_at < ${cutOff}::timestamptz
    )
    SELECT EXISTS (SELECT FROM visit) AS ever,
      (SELECT count(*)::int FROM visit WHERE own) AS visits,
      (SELECT count(*)::int FROM finding WHERE own) AS findings,
      (SELECT count(*)::int FROM finding f WHERE f.measure <> 'none' AND NOT EXISTS (
        SELECT FROM inspection_step s WHERE s.finding_id = f.id AND s.kind = 'closed'
          AND s.taken_at < ${cutOff}::timestamptz)) AS "openCorrections"`
  if (!row?.ever) return null
  const { visits, findings, openCorrections } = row
  return { visits, findings, openCorrections }
}
