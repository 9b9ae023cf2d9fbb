import 'server-only'
import type { Tx } from '@/lib/db'
import { firstDay, fromDate, type Month, monthOf, toDate } from '@/lib/month'
import { type ExistingDossiers, storedCounts, type StoredFigures } from './schema'

const counts = Object.fromEntries(storedCounts.map((count) => [count, true])) as {
  [count in keyof StoredFigures]: true
}

/** What was entered of units in these months, the whole unit's and every field's. */
export async function listDossiers(
  tx: Tx,
  unitIds: readonly string[],
  { from, to }: { from: Month; to: Month },
): Promise<ExistingDossiers[]> {
  const rows = await tx.dossierFigure.findMany({
    where: {
      unitId: { in: [...unitIds] },
      month: { gte: toDate(firstDay(from)), lte: toDate(firstDay(to)) },
    },
    orderBy: [{ month: 'asc' }, { field: 'asc' }],
    select: { unitId: true, month: true, field: true, ...counts },
  })
  return rows.map((row) => ({ ...row, month: monthOf(fromDate(row.month)) }))
}
