import 'server-only'
import type { Tx } from '@/lib/db'
import { formatTime } from '@/lib/format'
import { countKeys } from '../cells/schema'

type Cell = { evaluationId: string; field: string }

/** Who wrote a cell last; of what she wrote herself, in another window, when its row was written. */
export type Writer = { who?: string; mine?: string }

/** Who wrote each of these cells last, in their order, as `personId` is told. */
export async function listWriters(tx: Tx, cells: readonly Cell[], personId: string): Promise<Writer[]> {
  if (cells.length === 0) return []
  const rows = await tx.$queryRaw<{ name: string | null; mine: boolean | null; at: Date }[]>`
    SELECT p.full_name AS name, p.id = ${personId}::uuid AS mine, e.updated_at AS at
    FROM unnest(${cells.map((each) => each.evaluationId)}::uuid[], ${cells.map((each) => each.field)}::text[])
      WITH ORDINALITY AS c(evaluation_id, field, place)
    JOIN evaluation e ON e.id = c.evaluation_id
    LEFT JOIN evaluation_score s ON s.evaluation_id = e.id AND s.criterion = c.field
    LEFT JOIN person p ON p.id = CASE
      WHEN c.field = 'remark' THEN e.remark_by
      WHEN c.field = ANY(${[...countKeys]}::text[]) OR c.field LIKE 'tasks.%' THEN e.tasks_by
      ELSE coalesce(s.written_by, e.assessor_id) END
    ORDER BY c.place`
  return rows.map(({ name, mine, at }) => (mine ? { mine: formatTime(at) } : name ? { who: name } : {}))
}
