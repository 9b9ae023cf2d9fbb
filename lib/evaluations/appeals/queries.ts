import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { dayOf, firstDay, type Month, toDate } from '@/lib/month'
import type { GradeLine } from '../grading/rules'
import { explain } from '../own/rules'
import { schemeSchema } from '../schemes/schema'
import { listRoles, rolesOf } from '../sheets/queries'
import { listAppealHeld, listEnded, listWatched } from './offices/queries'
import { mayAnswer, maySeeAppeals } from './policy'
import { dueDayOf } from './rules'
import type { AppealDetail, AppealView, OwnAppeals } from './schema'
import { findAppealTurn } from './turns/queries'
import { appealSelect, decisionSelect, viewOf } from './views/queries'

/**
 * Every appeal of a unit and those it answers for units that have ended, unanswered ones first by the day they are due;
 * null for those who may see none of them.
 */
export async function listAppeals(actor: Actor, unit: string, now: Date) {
  const found = await db.adminUnit.findUnique({
    where: { slug: unit },
    select: { id: true, slug: true, name: true },
  })
  if (!found) return null
  const sees = maySeeAppeals(await listRoles(db, actor.personId, found.id, now))
  const watched = await listWatched(db, [found.id, ...officesOf(actor)], now)
  // Of a unit that has ended, whoever answers in its place sees those that she answers.
  const mine = (units: readonly string[]) =>
    sees ? units.includes(found.id) : units.some((unit) => unit !== found.id)
  const rows = await db.appeal.findMany({
    where: {
      id: { in: [...watched].filter(([, units]) => mine(units)).map(([id]) => id) },
      ...(sees ? {} : { evaluation: { sheet: { unitId: found.id } } }),
    },
    orderBy: [{ filedAt: 'desc' }, { id: 'asc' }],
    select: appealSelect,
  })
  if (!sees && rows.length === 0) return null
  const appeals = rows.map((row) => viewOf(row, now))
  const open = appeals.filter(({ state }) => state === 'waiting' || state === 'upheld')
  return {
    unit: { slug: found.slug, name: found.name },
    open: open.toSorted((one, other) => (one.dueDay < other.dueDay ? -1 : 1)),
    done: appeals.filter((appeal) => !open.includes(appeal)),
  }
}

/** One appeal with the decision it is against, line by line. */
export async function findAppeal(
  actor: Actor,
  { unit, appeal }: { unit: string; appeal: string },
  now: Date,
): Promise<AppealDetail | null> {
  const row = await db.appeal.findFirst({
    where: { id: appeal, evaluation: { sheet: { unit: { slug: unit } } } },
    select: {
      ...appealSelect,
      decision: { select: { ...decisionSelect, lines: true } },
      evaluation: {
        select: {
          ...appealSelect.evaluation.select,
          id: true,
          byHead: true,
          scheme: { select: { definition: true } },
          sheet: {
            select: {
              ...appealSelect.evaluation.select.sheet.select,
              id: true,
              state: true,
              reopenedTill: true,
            },
          },
        },
      },
    },
  })
  if (!row) return null
  const { id, byHead, personId, sheet, scheme } = row.evaluation
  const roles = rolesOf(await listAppealHeld(db, actor.personId, id, now))
  if (!maySeeAppeals(roles)) return null
  const decides = roles.includes('rating_authority')
  const { lines, ...decision } = row.decision
  const view = viewOf({ ...row, decision }, now)
  return {
    ...view,
    turn: await findAppealTurn(db, view, { id, byHead, sheet }, now),
    ended: (await listEnded(db, [id], now)).get(id) ?? null,
    lines: explain(schemeSchema.parse(scheme.definition), lines as GradeLine[]),
    may: { answer: mayAnswer(roles, actor.personId, personId) && !row.answer, seeSheet: decides },
    barred: decides && personId === actor.personId ? 'own-appeal' : null,
  }
}

/** Her own appeals of a month, one entry for each unit that decided it. */
export async function listOwnAppeals(actor: Actor, month: Month, now: Date): Promise<OwnAppeals[]> {
  const rows = await db.evaluation.findMany({
    where: {
      personId: actor.personId,
      sheet: { month: toDate(firstDay(month)) },
      decisions: { some: {} },
    },
    orderBy: { sheet: { unit: { slug: 'asc' } } },
    select: {
      id: true,
      byHead: true,
      sheet: {
        select: {
          id: true,
          month: true,
          state: true,
          reopenedTill: true,
          unit: { select: { slug: true, name: true } },
        },
      },
      decisions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { ...decisionSelect, appeal: { select: { id: true } } },
      },
      appeals: { orderBy: { filedAt: 'desc' }, select: appealSelect },
    },
  })
  if (rows.length === 0) return []
  const dueIfToday = dueDayOf(dayOf(now), await listHolidays())
  const ended = await listEnded(
    db,
    rows.map(({ id }) => id),
    now,
  )
  const own: OwnAppeals[] = []
  for (const { id, byHead, sheet, decisions, appeals } of rows) {
    const [[last], views] = [decisions, appeals.map((row) => viewOf(row, now))]
    own.push({
      unit: sheet.unit,
      month,
      ended: ended.get(id) ?? null,
      appeals: views,
      turn: views[0] ? await findAppealTurn(db, views[0], { id, byHead, sheet }, now) : null,
      mayFile:
        last && !last.appeal
          ? { version: last.version, grade: last.grade, total: last.total?.toFixed(2) ?? null }
          : null,
      dueIfToday,
    })
  }
  return own
}

/** What waits because of appeals: in the units where she sees them, and her own. */
export async function listDueAppeals(
  actor: Actor,
  now: Date,
): Promise<{ handled: (AppealView & { mine: boolean })[]; own: AppealView[] }> {
  const watched = await listWatched(db, officesOf(actor), now)
  const rows = await db.appeal.findMany({
    where: {
      OR: [{ id: { in: [...watched.keys()] } }, { evaluation: { personId: actor.personId } }],
      NOT: { answer: { upheld: false } },
    },
    orderBy: [{ dueDay: 'asc' }, { id: 'asc' }],
    select: appealSelect,
  })
  const open = rows.map((row) => viewOf(row, now)).filter(({ state }) => state !== 'done')
  const rolesIn = (units: readonly string[]) =>
    actor.grants.filter((grant) => units.includes(grant.unitId)).map(({ role }) => role)
  return {
    handled: open.flatMap((view) => {
      const units = watched.get(view.id)
      return units ? [{ ...view, mine: mayAnswer(rolesIn(units), actor.personId, view.personId) }] : []
    }),
    own: open.filter(({ id, personId }) => personId === actor.personId && !watched.has(id)),
  }
}

/** The units where she sees appeals. For showing: what she may is asked of the database where it counts. */
function officesOf(actor: Actor): string[] {
  return actor.grants.filter(({ role }) => maySeeAppeals([role])).map(({ unitId }) => unitId)
}

/** Whether she may read the file of an appeal: who filed it, and who may see that appeal. */
export async function mayReadAppealFile(actor: Actor | null, fileId: string, now: Date): Promise<boolean> {
  if (!actor) return false
  const row = await db.appeal.findUnique({
    where: { fileId },
    select: { evaluation: { select: { id: true, personId: true } } },
  })
  if (!row) return false
  const { id, personId } = row.evaluation
  return (
    personId === actor.personId || maySeeAppeals(rolesOf(await listAppealHeld(db, actor.personId, id, now)))
  )
}
