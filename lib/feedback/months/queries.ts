import 'server-only'
import type { Tx } from '@/lib/db'
import { firstDay, lastDay, type Month, toDate } from '@/lib/month'
import type { LevelCounts } from '../surveys/schema'

/** What the portal itself took in during a month; null where it took in nothing of that kind. */
export type VoiceMonth = {
  survey: LevelCounts | null
  suggestions: { received: number; answered: number; medianDays: number | null } | null
}

/**
 * Counts a unit's month from the answers and the pages of the book themselves. Received counts what reached the book,
 * praise and what was routed out too; answered what has an answer (or its address) before the cut-off.
 */
export async function readVoice(
  tx: Tx,
  { unitId, month }: { unitId: string; month: Month },
  cutOff: string,
): Promise<VoiceMonth> {
  const days = { gte: toDate(firstDay(month)), lte: toDate(lastDay(month)) }
  const levels = await tx.surveyAnswer.groupBy({ by: ['level'], where: { unitId, day: days }, _count: true })
  const [book] = await tx.$queryRaw<{ received: number; answered: number; median: number | null }[]>`
    SELECT count(*)::int AS received,
      count(*) FILTER (WHERE state = 'routed' OR replied_at < ${cutOff}::timestamptz)::int AS answered,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY reply_days)
        FILTER (WHERE replied_at < ${cutOff}::timestamptz))::int AS median
    FROM suggestion
    WHERE unit_id = ${unitId}::uuid AND state <> 'draft'
      AND (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN ${firstDay(month)}::date AND ${lastDay(month)}::date`
  const countOf = (level: number) => levels.find((row) => row.level === level)?._count ?? 0
  return {
    survey:
      levels.length === 0
        ? null
        : {
            ...{ level5: countOf(5), level4: countOf(4), level3: countOf(3) },
            ...{ level2: countOf(2), level1: countOf(1) },
          },
    suggestions:
      !book || book.received === 0
        ? null
        : { received: book.received, answered: book.answered, medianDays: book.median },
  }
}
