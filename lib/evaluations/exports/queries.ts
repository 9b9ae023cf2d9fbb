import 'server-only'
import type { Tx } from '@/lib/db'
import type { DecidedMonth } from './schema'

/** Each person's latest decision in a sheet. */
export async function listDecided(tx: Tx, sheetId: string): Promise<Map<string, DecidedMonth>> {
  const rows = await tx.evaluationDecision.findMany({
    where: { evaluation: { sheetId } },
    distinct: ['evaluationId'],
    orderBy: [{ evaluationId: 'asc' }, { version: 'desc' }],
    select: { personId: true, total: true, grade: true, notGraded: true, input: true, lines: true },
  })
  return new Map(
    rows.map(({ personId, total, lines, ...row }) => [
      personId,
      { ...row, total: total?.toFixed(2) ?? null, lines: lines as DecidedMonth['lines'] },
    ]),
  )
}
