import 'server-only'
import { holds } from '@/lib/auth/policy'
import type { Actor, Role } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { type Day, dayOf, fromDate, monthOf } from '@/lib/month'
import { directIn, listWishes } from '../direct/queries'
import { waitingFor } from '../direct/rules'
import { lacksWords } from '../saving/rules'
import { mayBeScored } from '../sheets/policy'
import { listPersonMonths } from '../sheets/queries'
import { judgedElsewhere, missingCells } from '../sheets/rules'
import { listTurns } from '../turns/queries'
import type { DueSheet } from './schema'

const parts: readonly Role[] = ['assessor', 'rating_authority', 'personnel']

/** The months not yet published of the units where she scores, decides or publishes; the oldest first. */
export async function listDueSheets(actor: Actor, now: Date): Promise<DueSheet[]> {
  const unitIds = actor.grants.filter(({ role }) => parts.includes(role)).map(({ unitId }) => unitId)
  if (unitIds.length === 0) return []
  const reached = await listReached(unitIds, dayOf(now))
  const sheets = await db.evaluationSheet.findMany({
    where: { id: { in: [...reached.keys()] } },
    orderBy: [{ month: 'asc' }, { unit: { slug: 'asc' } }],
    select: {
      id: true,
      month: true,
      state: true,
      reopenedTill: true,
      unit: { select: { slug: true, name: true } },
    },
  })
  const turns = await listTurns(db, sheets, await listHolidays(), now)
  return Promise.all(
    sheets.map(async (sheet): Promise<DueSheet> => {
      const { turn, until, deadlines } = turns.get(sheet.id)!
      const holder = (role: Role) => (reached.get(sheet.id) ?? []).some((unit) => holds(actor, role, unit))
      const decides = holder('rating_authority')
      const people = await listPersonMonths(db, sheet.id)
      const asked = people.filter((person) => !person.byHead && mayBeScored(person))
      const scoring = turn === 'assessor'
      const wishes = decides || scoring ? await listWishes(db, actor.personId, sheet.id, now) : undefined
      const waiting = decides ? waitingFor(directIn(sheet, people, now, wishes), actor.personId) : []
      const left = people.filter(
        (person) => !person.decided && !judgedElsewhere(person) && person.personId !== actor.personId,
      )
      return {
        unit: sheet.unit,
        month: monthOf(fromDate(sheet.month)),
        state: sheet.state,
        turn,
        mine: turn !== 'nobody' && holder(turn),
        deadline: until,
        ready: asked.filter((person) => missingCells(person.scheme, person).length === 0).length,
        graded: asked.length,
        // While it is scored alone: the sentences of a month cost more than its sums.
        lacking: scoring
          ? asked.filter(
              (person) =>
                person.personId !== actor.personId && lacksWords(person, wishes?.get(person.evaluationId)),
            ).length
          : 0,
        direct:
          waiting.length > 0 ? { names: waiting.map(({ name }) => name), until: deadlines.approval } : null,
        left: decides && sheet.state === 'approved' ? left.map(({ fullName }) => fullName) : [],
      }
    }),
  )
}

/** The sheets not yet published that these units' roles reach, each with the units that do. */
async function listReached(unitIds: readonly string[], today: Day): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ id: string; units: string[] }[]>`
    SELECT s.id, u.units FROM evaluation_sheet s
    CROSS JOIN LATERAL (SELECT array(SELECT sheet_units(s.id, ${today}::date)) AS units) u
    WHERE s.state <> 'published' AND u.units && ${[...unitIds]}::uuid[]`
  return new Map(rows.map(({ id, units }) => [id, units]))
}
