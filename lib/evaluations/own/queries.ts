import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { firstDay, fromDate, type Month, monthOf, toDate } from '@/lib/month'
import { basisText, formsOf } from '../schemes/basis/rules'
import { schemeSchema } from '../schemes/schema'
import { listMoves } from '../months/moves/queries'
import { judgedElsewhere } from '../sheets/rules'
import { listTurns, type TurnDay } from '../turns/queries'
import { decisionSelect, teller } from './decisions/queries'
import type { OwnMonth, OwnMonthDetail } from './schema'
import { headsTurn, headTurn, listTurnHolders } from './turns/queries'

const sheetSelect = {
  id: true,
  month: true,
  state: true,
  reopenedTill: true,
  unit: { select: { slug: true, name: true } },
} as const
const schemeSelect = { select: { code: true, definition: true } } as const

/** Her own months, newest first. A decision stands from its approval on, also while a month is reopened. */
export async function listOwnMonths(actor: Actor, now: Date): Promise<OwnMonth[]> {
  const rows = await db.evaluation.findMany({
    where: { personId: actor.personId },
    orderBy: [{ sheet: { month: 'desc' } }, { id: 'asc' }],
    select: {
      notGraded: true,
      byHead: true,
      scheme: schemeSelect,
      sheet: { select: sheetSelect },
      decisions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, total: true, grade: true, decidedAt: true },
      },
    },
  })
  const turns = await listTurns(db, sheetsOf(rows), await listHolidays(), now)
  return gradedRows(rows).map(({ notGraded, byHead, scheme, sheet, decisions: [last] }) => ({
    ...headOf(sheet, scheme.code, turns),
    ...(headsTurn({ byHead, decisions: last ? [last] : [] })
      ? headTurn(sheet.state, turns.get(sheet.id)!)
      : {}),
    byHead,
    gradedAbove: notGraded === 'level_above',
    decided: last
      ? {
          version: last.version,
          total: last.total?.toFixed(2) ?? null,
          grade: last.grade,
          decidedAt: last.decidedAt.toISOString(),
        }
      : null,
  }))
}

/** One of her own months, once for each unit that graded her in it; empty when there is none. */
export async function listOwnMonth(actor: Actor, month: Month, now: Date): Promise<OwnMonthDetail[]> {
  const rows = await db.evaluation.findMany({
    where: { personId: actor.personId, sheet: { month: toDate(firstDay(month)) } },
    orderBy: [{ sheet: { unit: { slug: 'asc' } } }],
    select: {
      id: true,
      notGraded: true,
      byHead: true,
      scheme: schemeSelect,
      sheet: { select: { ...sheetSelect, unit: { select: unitAndAbove(month) } } },
      decisions: { orderBy: { version: 'desc' }, select: decisionSelect },
    },
  })
  const turns = await listTurns(db, sheetsOf(rows), await listHolidays(), now)
  const headed = new Set(rows.filter(headsTurn).map(({ sheet }) => sheet.id))
  const holders = await listTurnHolders(turns, headed, now)
  const moves = await listMoves(
    db,
    rows.map(({ id }) => id),
  )
  const tell = await teller(rows.flatMap((row) => row.decisions))
  return gradedRows(rows).map(({ id, notGraded, byHead, sheet, decisions, ...row }) => {
    const scheme = schemeSchema.parse(row.scheme.definition)
    const told = decisions.map((each) => tell(scheme, each))
    return {
      ...headOf(sheet, scheme.code, turns),
      ...(headed.has(sheet.id) ? headTurn(sheet.state, turns.get(sheet.id)!) : {}),
      byHead,
      holders: holders.get(sheet.id) ?? [],
      gradedAbove: notGraded === 'level_above',
      above: notGraded === 'level_above' ? withoutSheet(sheet.unit.parent) : null,
      basis: basisText(scheme.legalBasis),
      forms: formsOf([scheme]),
      decided: told[0] ?? null,
      decisions: told,
      moves: moves.get(id) ?? [],
    }
  })
}

const unitAndAbove = (month: Month) =>
  ({
    slug: true,
    name: true,
    parent: {
      select: { name: true, sheets: { where: { month: toDate(firstDay(month)) }, select: { id: true } } },
    },
  }) as const

/** The name of a unit above that keeps no sheet of the month here. */
function withoutSheet(parent: { name: string; sheets: unknown[] } | null): string | null {
  return parent && parent.sheets.length === 0 ? parent.name : null
}

type Standing = { notGraded: string | null; sheet: { month: Date } }

// Who decides stands in two sheets, and so does who did: where one judges her, the other has nothing to tell.
function gradedRows<Row extends Standing>(rows: Row[]): Row[] {
  const judged = new Set(
    rows.filter((row) => !judgedElsewhere(row)).map(({ sheet }) => sheet.month.getTime()),
  )
  return rows.filter((row) => !judgedElsewhere(row) || !judged.has(row.sheet.month.getTime()))
}

type Sheet = {
  id: string
  month: Date
  state: OwnMonth['state']
  reopenedTill: Date | null
  unit: OwnMonth['unit']
}

const sheetsOf = (rows: readonly { sheet: Sheet }[]) => rows.map(({ sheet }) => sheet)

function headOf(
  sheet: Sheet,
  scheme: string,
  turns: ReadonlyMap<string, TurnDay>,
): Omit<OwnMonth, 'decided' | 'gradedAbove' | 'byHead'> {
  const { turn, until } = turns.get(sheet.id)!
  return {
    month: monthOf(fromDate(sheet.month)),
    unit: { slug: sheet.unit.slug, name: sheet.unit.name },
    scheme,
    state: sheet.state,
    turn,
    until,
  }
}
