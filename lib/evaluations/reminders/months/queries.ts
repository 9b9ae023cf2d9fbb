import 'server-only'
import type { Holiday } from '@/lib/calendar/schema'
import { db } from '@/lib/db'
import { type Day, dayOf, fromDate, monthOf } from '@/lib/month'
import { listDirect } from '../../direct/queries'
import { listTurns } from '../../turns/queries'
import type { Waiting } from '../schema'

type MonthStep = 'self_score' | 'assessor' | 'head_score' | 'rating_authority' | 'personnel'
type Asked = { sheetId: string; step: MonthStep }
type Holder = { sheet_id: string; step: MonthStep; person_id: string; full_name: string; email: string }

/** The steps of months, for everybody they wait for who has an address. */
export async function listMonthSteps(now: Date, holidays: readonly Holiday[]): Promise<Waiting[]> {
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
  const rounds = await listRounds([...turns.keys()])
  const direct = await listDirect(
    db,
    sheets.filter(({ id }) => turns.get(id)!.turn === 'assessor'),
    now,
  )
  const about = new Map(
    sheets.map(({ id, unit, state, ...sheet }) => {
      const month = monthOf(fromDate(sheet.month))
      const { turn, until, deadlines } = turns.get(id)!
      const waiting: { step: MonthStep; round: string; deadline: Day; atOnce: boolean }[] = []
      const round = rounds.get(id) ?? id
      if (turn !== 'nobody' && until)
        waiting.push({ step: turn, round, deadline: until, atOnce: state !== 'open' })
      if (direct.get(id)?.some(({ ready }) => !ready))
        waiting.push({ step: 'head_score', round, deadline: deadlines.approval, atOnce: state !== 'open' })
      if (state === 'open' || state === 'returned' || state === 'submitted')
        waiting.push({ step: 'self_score', round: id, deadline: deadlines.selfScore, atOnce: false })
      return [id, { unit, month, waiting }] as const
    }),
  )
  const asked = [...about].flatMap(([sheetId, { waiting }]) => waiting.map(({ step }) => ({ sheetId, step })))
  return (await listHolders(asked, dayOf(now))).flatMap((holder): Waiting[] => {
    const sheet = about.get(holder.sheet_id)
    const wait = sheet?.waiting.find((each) => each.step === holder.step)
    if (!sheet || !wait) return []
    const { step, ...when } = wait
    const matter = { step, unit: sheet.unit, month: sheet.month }
    const person = { id: holder.person_id, name: holder.full_name, address: holder.email }
    return [{ matter, sheetId: holder.sheet_id, ...when, person }]
  })
}

/** By sheet, the transition into the state it is in: one that comes back to a state begins another round. */
async function listRounds(sheetIds: string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ sheet: string; round: string }[]>`
    SELECT DISTINCT ON (t.sheet_id) t.sheet_id AS sheet, t.id AS round
    FROM sheet_transition t JOIN evaluation_sheet s ON s.id = t.sheet_id AND s.state = t."to"
    WHERE t.sheet_id = ANY (${sheetIds}::uuid[]) AND t."from" IS DISTINCT FROM t."to"
    ORDER BY t.sheet_id, t.at DESC, t.id`
  return new Map(rows.map(({ sheet, round }) => [sheet, round]))
}

/** Who holds the role today, her own or lent; who has not sent her own word; where a post of assessor is vacant, who can fill it. */
async function listHolders(pairs: Asked[], today: Day): Promise<Holder[]> {
  return db.$queryRaw<Holder[]>`
    WITH waiting AS (
      SELECT w.sheet_id, w.step, u.unit_id
      FROM unnest(${pairs.map(({ sheetId }) => sheetId)}::uuid[], ${pairs.map(({ step }) => step)}::text[]) AS w(sheet_id, step)
      CROSS JOIN LATERAL sheet_units(w.sheet_id, ${today}::date) AS u (unit_id)
    ), held AS (
      SELECT unit_id, role::text, person_id FROM role_holders(${today}::date)
    ), asked AS (
      SELECT w.sheet_id, w.step, h.person_id FROM waiting w JOIN held h ON h.unit_id = w.unit_id AND h.role = w.step
      UNION
      SELECT w.sheet_id, w.step, h.person_id FROM waiting w JOIN held h ON h.unit_id = w.unit_id
      WHERE w.step = 'assessor' AND h.role = 'rating_authority'
        AND NOT EXISTS (SELECT FROM held a WHERE a.unit_id = w.unit_id AND a.role = 'assessor')
      UNION
      -- Nobody scores herself, and so is not told to.
      SELECT w.sheet_id, w.step, h.person_id FROM waiting w JOIN held h ON h.unit_id = w.unit_id
      WHERE w.step = 'head_score' AND h.role = 'rating_authority' AND EXISTS (SELECT FROM evaluation e
        WHERE e.sheet_id = w.sheet_id AND e.by_head AND e.person_id <> h.person_id)
      UNION
      SELECT w.sheet_id, w.step, e.person_id FROM waiting w JOIN evaluation e ON e.sheet_id = w.sheet_id
      JOIN evaluation_sheet s ON s.id = e.sheet_id LEFT JOIN self_evaluation v ON v.evaluation_id = e.id
      WHERE w.step = 'self_score' AND v.sent_at IS NULL AND (e.not_graded IS NULL OR e.not_graded = 'no_task')
        -- Of whom the head scores herself it is taken until she is decided.
        AND (s.state <> 'submitted' OR (e.by_head AND NOT EXISTS (
          SELECT FROM evaluation_decision d WHERE d.evaluation_id = e.id)))
    )
    SELECT a.sheet_id, a.step, a.person_id, p.full_name, p.email
    FROM asked a JOIN person p ON p.id = a.person_id
    WHERE p.email ~ '^[^@[:space:]]+@[^@[:space:]]+$'
    ORDER BY p.id, a.sheet_id, a.step`
}
