import 'server-only'
import { db } from '@/lib/db'
import { listHolders, type TurnDay } from '../../turns/queries'
import type { SheetState } from '../../sheets/schema'
import type { OwnMonth } from '../schema'

/** By sheet, who has the turn with it today. */
export async function listTurnHolders(
  turns: ReadonlyMap<string, TurnDay>,
  headed: ReadonlySet<string>,
  now: Date,
) {
  const holders = new Map<string, string[]>()
  for (const [id, own] of turns) {
    const turn = headed.has(id) ? 'rating_authority' : own.turn
    if (turn !== 'nobody') holders.set(id, await listHolders(db, id, turn, now))
  }
  return holders
}

/** Until the head has decided whom she assesses herself, it is her turn with that month, whatever step the unit's is at. */
export function headsTurn({ byHead, decisions }: { byHead: boolean; decisions: unknown[] }): boolean {
  return byHead && decisions.length === 0
}

/** Of a month in that state. A reopened one has days of its own. */
export function headTurn(
  state: SheetState,
  { turn, until, deadlines }: TurnDay,
): Pick<OwnMonth, 'turn' | 'until'> {
  const own = turn === 'rating_authority' || state === 'reopened'
  return { turn: 'rating_authority', until: own ? until : deadlines.approval }
}
