import 'server-only'
import type { Tx } from '@/lib/db'
import { fromDate, monthOf, toDate } from '@/lib/month'
import type { DecidedMonth, PersonYear } from './schema'

/** Each person's latest decision in a sheet. */
export async function listDecided(tx: Tx, sheetId: string): Promise<Map<string, DecidedMonth>> {
  const rows = await tx.evaluationDecision.findMany({
    where: { evaluation: { sheetId } },
    distinct: ['evaluationId'],
    orderBy: [{ evaluationId: 'asc' }, { version: 'desc' }],
    select: { personId: true, total: true, grade: true, notGraded: true, input: true },
  })
  return new Map(
    rows.map(({ personId, total, input, ...row }) => [
      personId,
      { ...row, total: total?.toFixed(2) ?? null, points: pointsOf(input) },
    ]),
  )
}

function pointsOf(input: unknown): Record<string, string> {
  return (input as { points?: Record<string, string> } | null)?.points ?? {}
}

type Line = {
  code: string
  fullName: string
  positionTitle: string
  month: Date
  total: string | null
  grade: 'A' | 'B' | 'C' | 'D' | null
}

/** Everybody who was decided in the unit in that year, by code: one statement, whatever the size. */
export async function listYear(tx: Tx, unitId: string, year: string): Promise<PersonYear[]> {
  const lines = await tx.$queryRaw<Line[]>`
    SELECT p.code, p.full_name AS "fullName", o.position_title AS "positionTitle", s.month,
      d.total::text, d.grade::text
    FROM evaluation_sheet s
    JOIN evaluation e ON e.sheet_id = s.id
    JOIN person p ON p.id = e.person_id
    JOIN post o ON o.id = e.post_id
    JOIN LATERAL (
      SELECT total, grade FROM evaluation_decision WHERE evaluation_id = e.id ORDER BY version DESC LIMIT 1) d ON true
    WHERE s.unit_id = ${unitId}::uuid
      AND s.month BETWEEN ${toDate(`${year}-01-01`)}::date AND ${toDate(`${year}-12-01`)}::date
    ORDER BY p.code, p.id, s.month`
  const people = new Map<
    string,
    PersonYear & { months: Map<string, { total: string | null; grade: Line['grade'] }> }
  >()
  for (const { code, fullName, positionTitle, month, total, grade } of lines) {
    const key = `${code} ${fullName}`
    const known = people.get(key) ?? { code, fullName, positionTitle, months: new Map() }
    known.positionTitle = positionTitle
    known.months.set(monthOf(fromDate(month)), { total, grade })
    people.set(key, known)
  }
  return [...people.values()]
}
