import 'server-only'
import { holds } from '@/lib/auth/policy'
import type { Actor, Role } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { fromDate, monthOf } from '@/lib/month'
import { earliestOf } from '../months/rules'
import { listPersonMonths, listSheetSchemes } from '../sheets/queries'
import { missingCells } from '../sheets/rules'
import { turnAndDay } from '../turns/rules'
import type { DueSheet } from './schema'

const parts: readonly Role[] = ['assessor', 'rating_authority', 'personnel']

/** The months not yet published of the units where she scores, decides or publishes; the oldest first. */
export async function listDueSheets(actor: Actor, now: Date): Promise<DueSheet[]> {
  const unitIds = actor.grants.filter(({ role }) => parts.includes(role)).map(({ unitId }) => unitId)
  if (unitIds.length === 0) return []
  const sheets = await db.evaluationSheet.findMany({
    where: { unitId: { in: unitIds }, state: { not: 'published' } },
    orderBy: [{ month: 'asc' }, { unit: { slug: 'asc' } }],
    select: {
      id: true,
      unitId: true,
      month: true,
      state: true,
      reopenedTill: true,
      unit: { select: { slug: true, name: true } },
      transitions: { where: { to: 'approved' }, orderBy: { at: 'desc' }, take: 1, select: { at: true } },
    },
  })
  const holidays = await listHolidays()
  const schemes = await listSheetSchemes(
    db,
    sheets.map(({ id }) => id),
  )
  return Promise.all(
    sheets.map(async (sheet): Promise<DueSheet> => {
      const month = monthOf(fromDate(sheet.month))
      const facts = { ...sheet, month, approvedAt: sheet.transitions[0]?.at ?? null }
      const { turn, until } = turnAndDay(
        facts,
        earliestOf(schemes.get(sheet.id)!, month, holidays),
        holidays,
        now,
      )
      const people = await listPersonMonths(db, sheet.id)
      const asked = people.filter(({ notGraded }) => notGraded === null || notGraded === 'no_task')
      return {
        unit: sheet.unit,
        month,
        state: sheet.state,
        turn,
        mine: turn !== 'nobody' && holds(actor, turn, sheet.unitId),
        deadline: until,
        ready: asked.filter((person) => missingCells(person.scheme, person).length === 0).length,
        graded: asked.length,
      }
    }),
  )
}
