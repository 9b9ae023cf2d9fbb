import 'server-only'
import { listHolidays } from '@/lib/calendar/queries'
import type { Tx } from '@/lib/db'
import { type Day, dayOf } from '@/lib/month'
import { type Deadlines, earliestOf } from '../months/rules'
import type { SheetRow } from '../sheets/queries'
import type { Turn } from '../sheets/rules'
import { turnAndDay } from './rules'

export type TurnNow = {
  turn: Turn
  until: Day | null
  deadlines: Deadlines
  /** Who holds the role today, a delegate with KT. or TUQ. before the name she acts for; empty: the post is vacant. */
  holders: string[]
}

/** Whose turn it is with a sheet, until when, and who that is today. */
export async function findTurn(tx: Tx, sheet: SheetRow, now: Date): Promise<TurnNow> {
  const [holidays, approved] = await Promise.all([
    listHolidays(tx),
    tx.sheetTransition.findFirst({
      where: { sheetId: sheet.id, to: 'approved' },
      orderBy: { at: 'desc' },
      select: { at: true },
    }),
  ])
  const deadlines = earliestOf(sheet.schemes, sheet.month, holidays)
  const facts = { ...sheet, approvedAt: approved?.at ?? null }
  const { turn, until } = turnAndDay(facts, deadlines, holidays, now)
  return { turn, until, deadlines, holders: await listHolders(tx, sheet.id, turn, dayOf(now)) }
}

async function listHolders(tx: Tx, sheetId: string, turn: Turn, today: Day): Promise<string[]> {
  if (turn === 'nobody') return []
  const rows = await tx.$queryRaw<{ name: string }[]>`
    WITH office AS (SELECT sheet_units(${sheetId}::uuid, ${today}::date) AS unit_id)
    SELECT p.full_name AS name, 1 AS rank FROM role_grant g JOIN person p ON p.id = g.person_id
    WHERE g.unit_id IN (SELECT unit_id FROM office) AND g.role = ${turn}::role
      AND ${today}::date BETWEEN g.from_day AND coalesce(g.to_day, 'infinity')
    UNION
    SELECT format('%s (%s. %s)', p.full_name, upper(d.kind::text), l.full_name), 2
    FROM delegation d JOIN person p ON p.id = d.delegate_id JOIN person l ON l.id = d.grantor_id
    WHERE d.unit_id IN (SELECT unit_id FROM office) AND d.role = ${turn}::role
      AND ${today}::date BETWEEN d.from_day AND d.to_day
      AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id)
    ORDER BY rank, name`
  return rows.map(({ name }) => name)
}
