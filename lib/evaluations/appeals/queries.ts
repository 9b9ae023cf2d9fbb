import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db, type Tx } from '@/lib/db'
import { dayOf, firstDay, type Month, toDate } from '@/lib/month'
import type { GradeLine } from '../grading/rules'
import { explain } from '../own/rules'
import { schemeSchema } from '../schemes/schema'
import { listRoles } from '../sheets/queries'
import { mayAnswer, maySeeAppeals } from './policy'
import { dueDayOf } from './rules'
import type { AppealDetail, AppealView, OwnAppeals } from './schema'
import { appealSelect, decisionSelect, viewOf } from './views/queries'

/** Every appeal of a unit, unanswered ones first by the day they are due; null for those who may not see them. */
export async function listAppeals(actor: Actor, unit: string, now: Date) {
  const found = await db.adminUnit.findUnique({
    where: { slug: unit },
    select: { id: true, slug: true, name: true },
  })
  if (!found || !maySeeAppeals(await listRoles(db, actor.personId, found.id, now))) return null
  const rows = await db.appeal.findMany({
    where: { evaluation: { sheet: { unitId: found.id } } },
    orderBy: [{ filedAt: 'desc' }, { id: 'asc' }],
    select: appealSelect,
  })
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
          scheme: { select: { definition: true } },
          sheet: {
            select: {
              ...appealSelect.evaluation.select.sheet.select,
              state: true,
            },
          },
        },
      },
    },
  })
  if (!row) return null
  const { personId, sheet, scheme } = row.evaluation
  const roles = await listRoles(db, actor.personId, sheet.unit.id, now)
  if (!maySeeAppeals(roles)) return null
  const decides = roles.includes('rating_authority')
  const { lines, ...decision } = row.decision
  return {
    ...viewOf({ ...row, decision }, now),
    lines: explain(schemeSchema.parse(scheme.definition), lines as GradeLine[]),
    sheet: sheet.state,
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
      sheet: { select: { unit: { select: { slug: true, name: true } } } },
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
  return rows.map(({ sheet, decisions: [last], appeals }) => ({
    unit: sheet.unit,
    month,
    appeals: appeals.map((row) => viewOf(row, now)),
    mayFile:
      last && !last.appeal
        ? { version: last.version, grade: last.grade, total: last.total?.toFixed(2) ?? null }
        : null,
    dueIfToday,
  }))
}

/** What waits because of appeals: in the units where she sees them, and her own. */
export async function listDueAppeals(
  actor: Actor,
  now: Date,
): Promise<{ handled: (AppealView & { mine: boolean })[]; own: AppealView[] }> {
  const unitIds = actor.grants.filter(({ role }) => maySeeAppeals([role])).map(({ unitId }) => unitId)
  const rows = await db.appeal.findMany({
    where: {
      OR: [
        { evaluation: { sheet: { unitId: { in: unitIds } } } },
        { evaluation: { personId: actor.personId } },
      ],
      NOT: { answer: { upheld: false } },
    },
    orderBy: [{ dueDay: 'asc' }, { id: 'asc' }],
    select: appealSelect,
  })
  const open = rows
    .map((row) => ({ unitId: row.evaluation.sheet.unit.id, view: viewOf(row, now) }))
    .filter(({ view }) => view.state !== 'done')
  const rolesIn = (unitId: string) =>
    actor.grants.filter((grant) => grant.unitId === unitId).map(({ role }) => role)
  return {
    handled: open
      .filter(({ unitId }) => unitIds.includes(unitId))
      .map(({ unitId, view }) => ({
        ...view,
        mine: mayAnswer(rolesIn(unitId), actor.personId, view.personId),
      })),
    own: open
      .filter(({ unitId, view }) => view.personId === actor.personId && !unitIds.includes(unitId))
      .map(({ view }) => view),
  }
}

/** Whether she may read the file of an appeal: who filed it, and who may see the appeals of that unit. */
export async function mayReadAppealFile(actor: Actor | null, fileId: string, now: Date): Promise<boolean> {
  if (!actor) return false
  const found = await ownerOf(db, fileId)
  if (!found) return false
  if (found.personId === actor.personId) return true
  return maySeeAppeals(await listRoles(db, actor.personId, found.unitId, now))
}

async function ownerOf(tx: Tx, fileId: string) {
  const row = await tx.appeal.findUnique({
    where: { fileId },
    select: { evaluation: { select: { personId: true, sheet: { select: { unitId: true } } } } },
  })
  return row && { personId: row.evaluation.personId, unitId: row.evaluation.sheet.unitId }
}
