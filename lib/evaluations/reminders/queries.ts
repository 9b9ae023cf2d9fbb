import 'server-only'
import type { Holiday } from '@/lib/calendar/schema'
import { db } from '@/lib/db'
import { type Day, dayOf, fromDate, monthOf } from '@/lib/month'
import { listTurns } from '../turns/queries'
import type { ReminderStep, Task } from './schema'

type Waiting = { step: ReminderStep; deadline: Day }
type Holder = { sheet_id: string; step: ReminderStep; person_id: string; full_name: string; email: string }

/** Every step that waits, for everybody it waits for who has an address. Four statements, whatever the size. */
export async function listTasks(now: Date, holidays: readonly Holiday[]): Promise<Task[]> {
  const sheets = await db.evaluationSheet.findMany({
    where: { state: { not: 'published' } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      month: true,
      state: true,
      reopenedTill: true,
      unit: { select: { slug: true, name: true } },
    },
  })
  const turns = await listTurns(db, sheets, holidays, now)
  const about = new Map(
    sheets.map(({ id, ...sheet }) => {
      const month = monthOf(fromDate(sheet.month))
      const { turn, until, deadlines } = turns.get(id)!
      const waiting: Waiting[] = turn !== 'nobody' && until ? [{ step: turn, deadline: until }] : []
      if (sheet.state === 'open' || sheet.state === 'returned')
        waiting.push({ step: 'self_score', deadline: deadlines.selfScore })
      return [id, { unit: sheet.unit, month, waiting }] as const
    }),
  )
  const pairs = [...about].flatMap(([sheetId, { waiting }]) => waiting.map(({ step }) => ({ sheetId, step })))
  const [holders, sent] = await Promise.all([listHolders(pairs, dayOf(now)), listSent([...about.keys()])])
  return holders.flatMap(({ sheet_id, step, person_id, full_name, email }) => {
    const sheet = about.get(sheet_id)
    const wait = sheet?.waiting.find((each) => each.step === step)
    if (!sheet || !wait) return []
    const person = { id: person_id, name: full_name, address: email }
    const last = sent.get(`${sheet_id} ${person_id} ${step}`) ?? null
    return [{ sheetId: sheet_id, unit: sheet.unit, month: sheet.month, ...wait, person, last }]
  })
}

/** Who holds the role today, her own or lent; who has not sent her own word; where a post of assessor is vacant, who can fill it. */
async function listHolders(pairs: { sheetId: string; step: ReminderStep }[], today: Day): Promise<Holder[]> {
  return db.$queryRaw<Holder[]>`
    WITH waiting AS (
      SELECT w.sheet_id, w.step, u.unit_id
      FROM unnest(${pairs.map(({ sheetId }) => sheetId)}::uuid[], ${pairs.map(({ step }) => step)}::text[]) AS w(sheet_id, step)
      CROSS JOIN LATERAL sheet_units(w.sheet_id, ${today}::date) AS u (unit_id)
    ), held AS (
      SELECT unit_id, role::text, person_id FROM role_grant
      WHERE ${today}::date BETWEEN from_day AND coalesce(to_day, 'infinity')
      UNION
      SELECT unit_id, role::text, delegate_id FROM delegation d
      WHERE ${today}::date BETWEEN from_day AND to_day
        AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id)
    ), asked AS (
      SELECT w.sheet_id, w.step, h.person_id FROM waiting w JOIN held h ON h.unit_id = w.unit_id AND h.role = w.step
      UNION
      SELECT w.sheet_id, w.step, h.person_id FROM waiting w JOIN held h ON h.unit_id = w.unit_id
      WHERE w.step = 'assessor' AND h.role = 'rating_authority'
        AND NOT EXISTS (SELECT FROM held a WHERE a.unit_id = w.unit_id AND a.role = 'assessor')
      UNION
      SELECT w.sheet_id, w.step, e.person_id FROM waiting w JOIN evaluation e ON e.sheet_id = w.sheet_id
      LEFT JOIN self_evaluation v ON v.evaluation_id = e.id
      WHERE w.step = 'self_score' AND v.sent_at IS NULL AND (e.not_graded IS NULL OR e.not_graded = 'no_task')
    )
    SELECT a.sheet_id, a.step, a.person_id, p.full_name, p.email
    FROM asked a JOIN person p ON p.id = a.person_id
    WHERE p.email ~ '^[^@[:space:]]+@[^@[:space:]]+$'
    ORDER BY p.id, a.sheet_id, a.step`
}

async function listSent(sheetIds: string[]): Promise<Map<string, number>> {
  const rows = await db.reminder.groupBy({
    by: ['sheetId', 'personId', 'step'],
    where: { sheetId: { in: sheetIds } },
    _max: { number: true },
  })
  return new Map(
    rows.map(({ sheetId, personId, step, _max }) => [`${sheetId} ${personId} ${step}`, _max.number ?? 0]),
  )
}
