import 'server-only'
import type { Tx } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { listUpheld } from '../../appeals/upheld/queries'
import type { SheetRow } from '../../sheets/queries'
import type { ReasonBack } from '../schema'

/**
 * Why a month that is not decided came back, since it was last decided: each step with its reason, and each appeal that
 * was upheld, whether it opened the month or found it open. The newest first.
 */
export async function listReasonsBack(
  tx: Tx,
  { id, state }: Pick<SheetRow, 'id' | 'state'>,
): Promise<ReasonBack[]> {
  if (state === 'open' || state === 'approved' || state === 'published') return []
  const steps = await tx.sheetTransition.findMany({
    where: { sheetId: id },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    select: { to: true, at: true, reason: true, actorId: true },
  })
  const upheld = await listUpheld(tx, id)
  const decided = steps.findIndex(({ to }) => to === 'approved' || to === 'published')
  const since = decided < 0 ? steps : steps.slice(0, decided)
  // The step by which an appeal opened the month has the answer's words: they are said once, with whose appeal it was.
  const byAppeal = ({ reason, actorId }: (typeof steps)[number]) =>
    upheld.some((each) => each.reason === reason && each.answeredById === actorId)
  const said = since.flatMap((step) => {
    const { to, at, reason } = step
    if ((to !== 'returned' && to !== 'reopened') || !reason) return []
    return to === 'reopened' && byAppeal(step) ? [] : [{ by: to, at, person: null, reason }]
  })
  const appeals = upheld.map(({ at, person, reason }) => ({ by: 'appeal' as const, at, person, reason }))
  return [...said, ...appeals]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .map(({ at, ...each }) => ({ ...each, day: dayOf(at) }))
}
