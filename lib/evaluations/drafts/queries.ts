import 'server-only'
import { db, type Tx } from '@/lib/db'
import { draftDays, type Draft } from './schema'

/** What she typed into the sheet and the sheet has not taken. Nobody else's, whoever asks. */
export async function listDrafts(
  personId: string,
  sheetId: string,
  now: Date,
  tx: Tx = db,
): Promise<Draft[]> {
  return tx.evaluationDraft.findMany({
    where: {
      typedById: personId,
      evaluation: { sheetId },
      at: { gt: new Date(now.getTime() - draftDays * 86_400_000) },
    },
    orderBy: [{ evaluationId: 'asc' }, { field: 'asc' }],
    select: { evaluationId: true, field: true, typed: true, base: true },
  })
}
