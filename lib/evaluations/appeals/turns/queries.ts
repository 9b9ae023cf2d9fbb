import 'server-only'
import { listHolidays } from '@/lib/calendar/queries'
import type { Tx } from '@/lib/db'
import { dayOf } from '@/lib/month'
import type { SheetState } from '../../sheets/schema'
import { listHolders, listRoleHolders, listTurns } from '../../turns/queries'
import type { AppealTurn, AppealView } from '../schema'

type Of = {
  id: string
  sheet: { id: string; month: Date; state: SheetState; reopenedTill: Date | null }
}

/** Who has the next step of an appeal against this person's month, until when, and who that is today. */
export async function findAppealTurn(
  tx: Tx,
  { state, dueDay }: Pick<AppealView, 'state' | 'dueDay'>,
  { id, sheet }: Of,
  now: Date,
): Promise<AppealTurn | null> {
  if (state === 'refused' || state === 'done') return null
  const turn = 'rating_authority'
  if (state === 'waiting') {
    const rows = await tx.$queryRaw<{ unit: string }[]>`
      SELECT appeal_units(${id}::uuid, ${dayOf(now)}::date) AS unit`
    const units = rows.map(({ unit }) => unit)
    return { step: 'answer', turn, until: dueDay, holders: await listRoleHolders(tx, units, turn, now) }
  }
  // The time to mend ran out and nothing was decided: the month has to be opened once more.
  if (sheet.state === 'approved' || sheet.state === 'published')
    return { step: 'reopen', turn, until: null, holders: await listHolders(tx, sheet.id, turn, now) }
  const found = (await listTurns(tx, [sheet], await listHolidays(tx), now)).get(sheet.id)!
  const holders = await listHolders(tx, sheet.id, found.turn === 'nobody' ? turn : found.turn, now)
  return { step: 'sheet', turn: found.turn, until: found.until, holders }
}
