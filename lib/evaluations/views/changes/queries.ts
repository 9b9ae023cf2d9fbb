import 'server-only'
import { db } from '@/lib/db'
import { listChanged, listDecisions } from '../../approvals/decisions/queries'
import type { Decision } from '../../approvals/rules'
import type { SheetRow } from '../../sheets/queries'
import { isSettled } from '../../sheets/rules'
import type { Change } from '../schema'

/**
 * Of a month on its way to a new decision, by person who would get one if it were approved as it stands: against what.
 * It asks what approving asks. Null where nothing was decided before, or nothing is to be decided. Her own row is left
 * out: she sees what is decided of it and no more.
 */
export async function listChanges(
  sheet: Pick<SheetRow, 'id' | 'state' | 'reopenedTill'>,
  decisions: readonly (Decision | null)[],
  viewer: string,
  now: Date,
): Promise<Map<string, Change> | null> {
  if (isSettled(sheet, now)) return null
  const inForce = await listDecisions(db, sheet.id)
  if (inForce.size === 0) return null
  const asked = decisions.filter((each) => each !== null).filter(({ personId }) => personId !== viewer)
  const changed = await listChanged(db, asked)
  return new Map(
    changed.map(({ evaluationId, personId, total, grade, notGraded }): [string, Change] => {
      const before = inForce.get(evaluationId)
      if (!before) return [personId, { before: null, same: false }]
      const same = [before.total, before.grade, before.notGraded].join() === [total, grade, notGraded].join()
      return [personId, { before: { total: before.total, grade: before.grade }, same }]
    }),
  )
}
