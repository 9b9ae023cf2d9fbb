import 'server-only'
import { db } from '@/lib/db'
import { type Day, dayOf, type Month } from '@/lib/month'
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

/** The appeals that wait for an answer, for whoever may give it: nobody answers her own. */
export async function listAppealSteps(now: Date): Promise<Waiting[]> {
  const today = dayOf(now)
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
      AND NOT EXISTS (SELECT FROM appeal_answer w WHERE w.appeal_id = a.id)
    ORDER BY p.id, a.id`
  return rows.map(({ appeal, due, month, slug, unit, ...person }) => ({
    matter: { step: 'appeal', appeal, month, unit: { slug, name: unit } },
    round: appeal,
    sheetId: null,
    deadline: due,
    atOnce: true,
    person,
  }))
}
