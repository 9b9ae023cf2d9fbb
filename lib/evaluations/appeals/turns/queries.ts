import 'server-only'
import { listHolidays } from '@/lib/calendar/queries'
import type { Tx } from '@/lib/db'
import { type Day, dayOf } from '@/lib/month'
import type { SheetState } from '../../sheets/schema'
import { headTurn } from '../../own/turns/queries'
import { listHolders, listRoleHolders, listTurns } from '../../turns/queries'
import { reopenDay } from '../rules'
import type { AppealTurn, AppealView } from '../schema'

type Of = {
  id: string
  byHead: boolean
  sheet: { id: string; month: Date; state: SheetState; reopenedTill: Date | null }
}

/** An upheld appeal whose month locked again before it was decided anew: `on` that day, by that `step` of the sheet. */
export type Locked = { appeal: string; on: Day; step: string }

/** The time to mend ran out and nothing was decided: these months have to be opened once more. `only`: of these. */
export async function listLocked(tx: Tx, only: readonly string[] | null = null): Promise<Locked[]> {
  return tx.$queryRaw<Locked[]>`
    SELECT a.id AS appeal, (coalesce(t.at, w.answered_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "on",
      coalesce(t.id, a.id)::text AS step
    FROM appeal a
    JOIN appeal_answer w ON w.appeal_id = a.id AND w.upheld
    JOIN evaluation_decision d ON d.id = a.decision_id
    JOIN evaluation e ON e.id = a.evaluation_id
    JOIN evaluation_sheet s ON s.id = e.sheet_id AND s.state IN ('approved', 'published')
    LEFT JOIN LATERAL (
      SELECT id, at FROM sheet_transition
      WHERE sheet_id = s.id AND "from" = 'reopened' AND "to" = s.state ORDER BY at DESC LIMIT 1
    ) t ON true
    WHERE (${only ? [...only] : null}::uuid[] IS NULL OR a.id = ANY (${only ? [...only] : null}::uuid[]))
      AND NOT EXISTS (SELECT FROM evaluation_decision n
        WHERE n.evaluation_id = a.evaluation_id AND n.version > d.version)`
}

/** Who has the next step of an appeal against this person's month, until when, and who that is today. */
export async function findAppealTurn(
  tx: Tx,
  { id: appeal, state, dueDay }: Pick<AppealView, 'id' | 'state' | 'dueDay'>,
  { id, byHead, sheet }: Of,
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
  const [locked] = await listLocked(tx, [appeal])
  if (locked) {
    const until = reopenDay(locked.on, await listHolidays(tx))
    return { step: 'reopen', turn, until, holders: await listHolders(tx, sheet.id, turn, now) }
  }
  const unitTurn = (await listTurns(tx, [sheet], await listHolidays(tx), now)).get(sheet.id)!
  const found = byHead ? headTurn(sheet.state, unitTurn) : unitTurn
  const holders = await listHolders(tx, sheet.id, found.turn === 'nobody' ? turn : found.turn, now)
  return { step: 'sheet', turn: found.turn, until: found.until, holders }
}
