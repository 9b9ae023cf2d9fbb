import 'server-only'
import { db } from '@/lib/db'
import type { SheetRow } from '../../sheets/queries'
import type { SheetState } from '../../sheets/schema'
import { findTurn, listHolders, type TurnDay, type TurnNow } from '../../turns/queries'
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

/** Whose turn it is with the month of one person in the sheet, until when, and who that is today. */
export async function findPersonTurn(
  sheet: SheetRow,
  { byHead, decided }: { byHead: boolean; decided: boolean },
  now: Date,
): Promise<Pick<TurnNow, 'turn' | 'until' | 'holders'>> {
  const found = await findTurn(db, sheet, now)
  if (!byHead || decided) return found
  const hers = headTurn(sheet.state, found)
  return { ...hers, holders: await listHolders(db, sheet.id, 'rating_authority', now) }
}
