import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db, type Tx } from '@/lib/db'
import { dayOf, firstDay, fromDate, type Month, monthOf, toDate } from '@/lib/month'
import { leadershipKeys } from '../cells/schema'
import { earliestOf } from '../months/rules'
import { schemeSchema } from '../schemes/schema'
import { listSheetSchemes } from '../sheets/queries'
import { leadsHere, selfCells, takesSelf } from './rules'
import type { DueSelf, SelfScore, SelfView } from './schema'

const selfSelect = {
  cells: true,
  strengths: true,
  weaknesses: true,
  savedAt: true,
  sentAt: true,
  total: true,
  grade: true,
} as const

/** Her own self-evaluations of a month, one for each unit that grades her in it. */
export async function listOwnSelves(actor: Actor, month: Month, now: Date): Promise<SelfView[]> {
  const rows = await db.evaluation.findMany({
    where: {
      personId: actor.personId,
      sheet: { month: toDate(firstDay(month)) },
      OR: [{ notGraded: null }, { notGraded: 'no_task' }, { self: { sentAt: { not: null } } }],
    },
    orderBy: { sheet: { unit: { slug: 'asc' } } },
    select: {
      notGraded: true,
      byHead: true,
      decisions: { take: 1, select: { version: true } },
      scheme: { select: { definition: true } },
      post: { select: { positionTitle: true, category: true } },
      scores: { where: { criterion: { in: [...leadershipKeys] } }, select: { criterion: true } },
      self: { select: selfSelect },
      sheet: {
        select: { id: true, state: true, unit: { select: { slug: true, name: true } } },
      },
    },
  })
  const [holidays, schemes] = await Promise.all([listHolidays(), schemesOf(rows)])
  return rows.map(({ post, scores, self, sheet: { id, ...sheet }, ...row }): SelfView => {
    const scheme = schemeSchema.parse(row.scheme.definition)
    const leads = leadsHere(
      scheme,
      post.positionTitle,
      Object.fromEntries(scores.map(({ criterion }) => [criterion, ''])),
    )
    const deadline = earliestOf(schemes.get(id)!, month, holidays).selfScore
    const asked = selfCells(scheme, post, leads)
    const typed = (self?.cells ?? {}) as Record<string, string>
    return {
      unit: sheet.unit,
      month,
      scheme,
      leads,
      cells: Object.fromEntries(Object.keys(asked).map((key) => [key, typed[key] ?? ''])),
      strengths: self?.strengths ?? '',
      weaknesses: self?.weaknesses ?? '',
      savedAt: self?.savedAt.toISOString() ?? null,
      sentAt: self?.sentAt?.toISOString() ?? null,
      total: self?.total?.toFixed(2) ?? null,
      grade: self?.grade ?? null,
      deadline,
      late: deadline < dayOf(now),
      byHead: row.byHead,
      open: !self?.sentAt && takesSelf(sheet.state, { ...row, decided: row.decisions.length > 0 }),
    }
  })
}

/** Her months that still wait for her own word, the oldest first. */
export async function listDueSelves(actor: Actor, now: Date): Promise<DueSelf[]> {
  const rows = await db.evaluation.findMany({
    where: {
      personId: actor.personId,
      NOT: { self: { sentAt: { not: null } } },
      sheet: { state: { in: ['open', 'returned', 'submitted'] } },
    },
    orderBy: [{ sheet: { month: 'asc' } }, { id: 'asc' }],
    select: {
      notGraded: true,
      byHead: true,
      decisions: { take: 1, select: { version: true } },
      sheet: {
        select: { id: true, month: true, state: true, unit: { select: { slug: true, name: true } } },
      },
    },
  })
  const taken = rows.filter(({ decisions, sheet, ...row }) =>
    takesSelf(sheet.state, { ...row, decided: decisions.length > 0 }),
  )
  if (taken.length === 0) return []
  const [holidays, schemes] = await Promise.all([listHolidays(), schemesOf(taken)])
  return taken.map(({ sheet }) => {
    const month = monthOf(fromDate(sheet.month))
    const deadline = earliestOf(schemes.get(sheet.id)!, month, holidays).selfScore
    return { unit: sheet.unit, month, deadline, late: deadline < dayOf(now) }
  })
}

// A step of a month has one day, whichever scheme she is graded by.
function schemesOf(rows: readonly { sheet: { id: string } }[]) {
  return listSheetSchemes(
    db,
    rows.map(({ sheet }) => sheet.id),
  )
}

/** What people sent of themselves in a sheet, by person. For queries that have asked who may see its points. */
export async function listSelfScores(tx: Tx, sheetId: string): Promise<Map<string, SelfScore>> {
  const rows = await tx.selfEvaluation.findMany({
    where: { sentAt: { not: null }, evaluation: { sheetId } },
    select: { ...selfSelect, evaluation: { select: { personId: true } } },
  })
  return new Map(
    rows.map(({ evaluation, cells, strengths, weaknesses, sentAt, total, grade }) => [
      evaluation.personId,
      {
        cells: cells as Record<string, string>,
        total: total?.toFixed(2) ?? null,
        grade,
        strengths,
        weaknesses,
        sentAt: sentAt!.toISOString(),
      },
    ]),
  )
}
