import 'server-only'
import type { Tx } from '@/lib/db'
import { listPersonMonths, type SheetRow, type Wanted } from '../sheets/queries'
import type { SeenPerson } from '../sheets/schema'
import type { GradeLine } from '../grading/rules'
import { isSettled } from '../sheets/rules'
import { ownAsSeen } from './rules'

/** Everybody in the sheet as that person may see them; of herself what is decided. */
export async function listSeenMonths(
  tx: Tx,
  sheet: Pick<SheetRow, 'id' | 'state' | 'reopenedTill'>,
  viewer: string,
  now: Date,
  wanted: Wanted = {},
): Promise<SeenPerson[]> {
  const people: SeenPerson[] = await listPersonMonths(tx, sheet.id, wanted)
  const at = people.findIndex(({ personId }) => personId === viewer)
  const own = people[at]
  if (!own) return people
  const decision = await tx.evaluationDecision.findFirst({
    where: { evaluationId: own.evaluationId },
    orderBy: { version: 'desc' },
    select: {
      grade: true,
      notGraded: true,
      input: true,
      lines: true,
      remark: true,
      decidedAt: true,
      evaluation: { select: { updatedAt: true } },
    },
  })
  const seen = ownAsSeen(
    own,
    isSettled(sheet, now),
    decision && {
      ...decision,
      lines: decision.lines as GradeLine[],
      since: decision.evaluation.updatedAt > decision.decidedAt,
    },
  )
  return people.with(at, seen)
}
