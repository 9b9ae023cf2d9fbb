import 'server-only'
import type { Tx } from '@/lib/db'
import { firstDay, fromDate, type Month, monthOf } from '@/lib/month'
import type { GradeCase } from '../../grading/schema'
import { findSchemes } from '../queries'
import type { Letter, Scheme, StaffCategory } from '../schema'
import type { Decided } from './rules'

/** What was decided last of everybody of these categories in a month, in every unit: for counting, never to be shown. */
export async function listDecidedCases(
  tx: Tx,
  month: Month,
  categories: readonly StaffCategory[],
): Promise<Decided[]> {
  const rows = await tx.$queryRaw<{ scheme: string; input: Partial<GradeCase>; grade: Letter | null }[]>`
    SELECT DISTINCT ON (e.id) e.scheme_id AS scheme, d.input, d.grade::text
    FROM evaluation_sheet s
    JOIN evaluation e ON e.sheet_id = s.id
    JOIN evaluation_decision d ON d.evaluation_id = e.id
    JOIN post o ON o.id = e.post_id
    WHERE s.month = ${firstDay(month)}::date AND o.category::text = ANY (${categories}::text[])
    ORDER BY e.id, d.version DESC`
  const known = await findSchemes(
    tx,
    rows.map(({ scheme }) => scheme),
  )
  return rows.map(({ scheme, input, grade }) => ({
    scheme: known.get(scheme)!,
    input,
    grade: grade ?? 'none',
  }))
}

/** The last months in which somebody of these categories was decided by a scheme that counts like this one, newest first. */
export async function listTriable(
  tx: Tx,
  method: Scheme['method'],
  categories: readonly StaffCategory[],
): Promise<Month[]> {
  const rows = await tx.$queryRaw<{ month: Date }[]>`
    SELECT DISTINCT s.month FROM evaluation_sheet s
    JOIN evaluation e ON e.sheet_id = s.id
    JOIN evaluation_scheme c ON c.id = e.scheme_id
    JOIN post o ON o.id = e.post_id
    WHERE EXISTS (SELECT FROM evaluation_decision d WHERE d.evaluation_id = e.id) AND c.definition ->> 'method' = ${method}
      AND o.category::text = ANY (${categories}::text[])
    ORDER BY s.month DESC LIMIT 24`
  return rows.map(({ month }) => monthOf(fromDate(month)))
}
