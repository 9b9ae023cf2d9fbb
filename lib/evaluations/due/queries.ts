import 'server-only'
import { holds } from '@/lib/auth/policy'
import type { Actor, Role } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { type Day, fromDate, monthOf } from '@/lib/month'
import { type Deadlines, deadlinesOf } from '../months/rules'
import { schemeSchema } from '../schemes/schema'
import { listPersonMonths } from '../sheets/queries'
import { missingCells, type Turn, turnOf } from '../sheets/rules'
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
      scheme: { select: { definition: true } },
    },
  })
  const holidays = await listHolidays()
  return Promise.all(
    sheets.map(async (sheet): Promise<DueSheet> => {
      const scheme = schemeSchema.parse(sheet.scheme.definition)
      const month = monthOf(fromDate(sheet.month))
      const turn = turnOf(sheet, now)
      const people = await listPersonMonths(db, sheet.id)
      const asked = people.filter(({ notGraded }) => notGraded === null || notGraded === 'no_task')
      return {
        unit: sheet.unit,
        month,
        state: sheet.state,
        turn,
        mine: turn !== 'nobody' && holds(actor, turn, sheet.unitId),
        deadline: deadlineOf(turn, deadlinesOf(scheme, month, holidays)),
        ready: asked.filter((person) => missingCells(scheme, person).length === 0).length,
        graded: asked.length,
      }
    }),
  )
}

function deadlineOf(turn: Turn, { assessor, approval }: Deadlines): Day | null {
  if (turn === 'assessor') return assessor
  return turn === 'rating_authority' ? approval : null
}
