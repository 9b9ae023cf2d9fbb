import 'server-only'
import { publicDb } from '@/lib/db'
import { performanceRow, type PerformanceRow } from '../schema'
import { changedFigures } from './rules'
import type { Correction } from './schema'

/** The last corrections, newest first: of one unit, or of all. */
export async function listCorrections(query: { unit?: string; limit: number }): Promise<Correction[]> {
  const rows = await publicDb.$queryRaw<{ seq: number; content: PerformanceRow; before: PerformanceRow }[]>`
    SELECT p.seq, p.content, b.content AS before FROM publication p
    JOIN admin_unit u ON u.id = p.unit_id
    JOIN publication b ON b.unit_id = p.unit_id AND b.month = p.month AND b.revision = p.revision - 1
    WHERE p.revision > 1 AND (${query.unit ?? null}::text IS NULL OR u.slug = ${query.unit ?? null})
    ORDER BY p.seq DESC LIMIT ${query.limit}::int`
  return rows.map(({ seq, content, before }) => {
    const { unit, month, revision, correction, publishedAt, illustrative } = performanceRow(content)
    return {
      ...{ seq, month, revision, publishedAt, illustrative },
      unit: { slug: unit.slug, name: unit.name },
      of: correction?.of ?? revision - 1,
      reason: correction?.reason ?? '',
      changed: changedFigures(performanceRow(before), performanceRow(content)),
    }
  })
}
