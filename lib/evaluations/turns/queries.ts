import 'server-only'
import { listHolidays } from '@/lib/calendar/queries'
import type { Holiday } from '@/lib/calendar/schema'
import type { Role } from '@/lib/auth/schema'
import type { Tx } from '@/lib/db'
import { type Day, dayOf, fromDate, monthOf } from '@/lib/month'
import { type Deadlines, earliestOf } from '../months/rules'
import { listSheetSchemes, type SheetRow } from '../sheets/queries'
import type { Turn } from '../sheets/rules'
import type { SheetState } from '../sheets/schema'
import { listHeadAlone } from '../direct/queries'
import { isAgain, turnAndDay } from './rules'

/** `again`: it was decided before, and is on its way to a new decision. */
export type TurnDay = { turn: Turn; until: Day | null; deadlines: Deadlines; again: boolean }
/** `holders`: who holds the role today, a delegate with KT. or TUQ. before the name she acts for; empty: nobody does. */
export type TurnNow = TurnDay & { holders: string[] }

/** Whose turn it is with a sheet, until when, and who that is today. */
export async function findTurn(tx: Tx, sheet: SheetRow, now: Date): Promise<TurnNow> {
  const [holidays, stamps] = [await listHolidays(tx), await listStamps(tx, [sheet.id])]
  const deadlines = earliestOf(sheet.schemes, sheet.month, holidays)
  const alone = await listHeadAlone(tx, [sheet])
  const facts = {
    ...sheet,
    ...(stamps.get(sheet.id) ?? never),
    headAlone: alone.has(sheet.id),
  }
  const { turn, until } = turnAndDay(facts, deadlines, holidays, now)
  const holders = turn === 'nobody' ? [] : await listHolders(tx, sheet.id, turn, now)
  return { turn, until, deadlines, again: isAgain(facts), holders }
}

type Sheet = { id: string; month: Date; state: SheetState; reopenedTill: Date | null }

/** The same of many sheets, without the names: some statements, however many there are. */
export async function listTurns(
  tx: Tx,
  sheets: readonly Sheet[],
  holidays: readonly Holiday[],
  now: Date,
): Promise<Map<string, TurnDay>> {
  const ids = sheets.map(({ id }) => id)
  const [schemes, stamps] = [await listSheetSchemes(tx, ids), await listStamps(tx, ids)]
  const alone = await listHeadAlone(tx, sheets)
  return new Map(
    sheets.map((sheet) => {
      const month = monthOf(fromDate(sheet.month))
      const deadlines = earliestOf(schemes.get(sheet.id)!, month, holidays)
      const facts = {
        ...sheet,
        month,
        ...(stamps.get(sheet.id) ?? never),
        headAlone: alone.has(sheet.id),
      }
      return [sheet.id, { ...turnAndDay(facts, deadlines, holidays, now), deadlines, again: isAgain(facts) }]
    }),
  )
}

type Stamps = { approvedAt: Date | null; stepAt: Date | null }
const never: Stamps = { approvedAt: null, stepAt: null }

/** When each of these sheets was approved last, and when it took its last step. */
async function listStamps(tx: Tx, sheetIds: readonly string[]): Promise<Map<string, Stamps>> {
  const rows = await tx.$queryRaw<({ id: string } & Stamps)[]>`
    SELECT sheet_id AS id, max(at) FILTER (WHERE "to" = 'approved') AS "approvedAt", max(at) AS "stepAt"
    FROM sheet_transition WHERE sheet_id = ANY (${[...sheetIds]}::uuid[]) GROUP BY sheet_id`
  return new Map(rows.map(({ id, ...stamps }) => [id, stamps]))
}

/** Who has that role in a sheet today. */
export async function listHolders(tx: Tx, sheetId: string, role: Role, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ unit: string }[]>`
    SELECT sheet_units(${sheetId}::uuid, ${dayOf(now)}::date) AS unit`
  return listRoleHolders(
    tx,
    rows.map(({ unit }) => unit),
    role,
    now,
  )
}

/** Who holds that role in any of these units today: in her own right first, then who was lent it, but for `notLent`. */
export async function listRoleHolders(
  tx: Tx,
  unitIds: readonly string[],
  role: Role,
  now: Date,
  notLent: readonly string[] = [],
): Promise<string[]> {
  const today = dayOf(now)
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.full_name AS name, 1 AS rank FROM role_grant g JOIN person p ON p.id = g.person_id
    WHERE g.unit_id = ANY (${[...unitIds]}::uuid[]) AND g.role = ${role}::role
      AND ${today}::date BETWEEN g.from_day AND coalesce(g.to_day, 'infinity')
    UNION
    SELECT format('%s (%s. %s)', p.full_name, upper(d.kind::text), l.full_name), 2
    FROM delegation d JOIN person p ON p.id = d.delegate_id JOIN person l ON l.id = d.grantor_id
    WHERE d.unit_id = ANY (${[...unitIds]}::uuid[]) AND d.role = ${role}::role
      AND ${today}::date BETWEEN d.from_day AND d.to_day
      AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id)
      AND d.delegate_id <> ALL (${[...notLent]}::uuid[])
    ORDER BY rank, name`
  return rows.map(({ name }) => name)
}
