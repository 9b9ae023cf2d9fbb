import 'server-only'
import type { Tx } from '@/lib/db'
import { firstDay, fromDate, type Month, monthOf } from '@/lib/month'
import type { GradeCase } from '../../grading/schema'
import { type Letter, type Scheme, schemeSchema } from '../schema'
import type { Decided } from './rules'

/** What was decided last of everybody in a month, in every unit: for counting, never to be shown. */
export async function listDecidedCases(tx: Tx, month: Month): Promise<Decided[]> {
  const rows = await tx.$queryRaw<{ scheme: string; input: Partial<GradeCase>; grade: Letter | null }[]>`
    SELECT DISTINCT ON (e.id) s.scheme_id AS scheme, d.input, d.grade::text
    FROM evaluation_sheet s
    JOIN evaluation e ON e.sheet_id = s.id
    JOIN evaluation_decision d ON d.evaluation_id = e.id
    WHERE s.month = ${firstDay(month)}::date
    ORDER BY e.id, d.version DESC`
  const schemes = await tx.evaluationScheme.findMany({ select: { id: true, definition: true } })
  const known = new Map<string, Scheme>(
    schemes.map(({ id, definition }) => [id, schemeSchema.parse(definition)]),
  )
  return rows.map(({ scheme, input, grade }) => ({
    scheme: known.get(scheme)!,
    input,
    grade: grade ?? 'none',
  }))
}

/** The last months in which a sheet was decided under a scheme that counts like this one, newest first. */
export async function listTriable(tx: Tx, method: Scheme['method']): Promise<Month[]> {
  const rows = await tx.$queryRaw<{ month: Date }[]>`
    SELECT DISTINCT s.month FROM evaluation_sheet s
    JOIN evaluation_scheme c ON c.id = s.scheme_id
    WHERE s.state IN ('approved', 'published') AND c.definition ->> 'method' = ${method}
    ORDER BY s.month DESC LIMIT 24`
  return rows.map(({ month }) => monthOf(fromDate(month)))
}
