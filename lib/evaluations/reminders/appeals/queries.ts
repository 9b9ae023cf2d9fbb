import 'server-only'
import type { Holiday } from '@/lib/calendar/schema'
import { db } from '@/lib/db'
import { type Day, dayOf, type Month } from '@/lib/month'
import { reopenDay } from '../../appeals/rules'
import { listLocked } from '../../appeals/turns/queries'
import type { Waiting } from '../schema'

type Row = {
  appeal: string
  due: Day
  month: Month
  slug: string
  unit: string
  id: string
  name: string
  address: string
}

/**
 * The appeals that wait for an answer, and the upheld ones whose month locked before it was decided anew, for whoever may
 * take that step: nobody does in her own.
 */
export async function listAppealSteps(now: Date, holidays: readonly Holiday[]): Promise<Waiting[]> {
  const today = dayOf(now)
  const locked = new Map((await listLocked(db)).map((each) => [each.appeal, each]))
  const rows = await db.$queryRaw<Row[]>`
    SELECT DISTINCT a.id AS appeal, a.due_day::text AS due, to_char(s.month, 'YYYY-MM') AS month, u.slug,
      u.name AS unit, p.id, p.full_name AS name, p.email AS address
    FROM appeal a
    JOIN evaluation e ON e.id = a.evaluation_id
    JOIN evaluation_sheet s ON s.id = e.sheet_id
    JOIN admin_unit u ON u.id = s.unit_id
    CROSS JOIN LATERAL appeal_units(a.evaluation_id, ${today}::date) AS o (unit_id)
    JOIN role_holders(${today}::date) h ON h.unit_id = o.unit_id AND h.role = 'rating_authority'
    JOIN person p ON p.id = h.person_id AND p.id <> e.person_id
    WHERE p.email ~ '^[^@[:space:]]+@[^@[:space:]]+$'
      AND (a.id = ANY (${[...locked.keys()]}::uuid[])
        OR NOT EXISTS (SELECT FROM appeal_answer w WHERE w.appeal_id = a.id))
    ORDER BY p.id, a.id`
  return rows.map(({ appeal, due, month, slug, unit, ...person }) => {
    const again = locked.get(appeal)
    return {
      matter: { step: 'appeal', appeal, locked: again !== undefined, month, unit: { slug, name: unit } },
      // Each time it locks is a round of its own.
      round: again ? `${appeal} ${again.step}` : appeal,
      sheetId: null,
      deadline: again ? reopenDay(again.on, holidays) : due,
      atOnce: true,
      person,
    }
  })
}
