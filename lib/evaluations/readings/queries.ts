import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { firstDay, type Month } from '@/lib/month'
import type { Reader } from './schema'

type Row = Omit<Reader, 'looks'> & { looks: Date[] }

/** Who read her month, whoever looked last first; the title is the one held on the day of the last look. */
export async function listReaders(actor: Actor, month: Month): Promise<Reader[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH looks AS (
      SELECT r.reader_id, u.slug AS unit, max(r.day) AS last_day, array_agg(r.first_at ORDER BY r.day DESC) AS looks
      FROM evaluation_reading r
      JOIN evaluation e ON e.id = r.evaluation_id
      JOIN evaluation_sheet s ON s.id = e.sheet_id
      JOIN admin_unit u ON u.id = s.unit_id
      WHERE e.person_id = ${actor.personId}::uuid AND s.month = ${firstDay(month)}::date
      GROUP BY r.reader_id, u.slug
    )
    SELECT l.reader_id AS id, p.full_name AS name, o.position_title AS title, l.unit, l.looks
    FROM looks l
    JOIN person p ON p.id = l.reader_id
    LEFT JOIN LATERAL (
      SELECT position_title FROM post
      WHERE person_id = l.reader_id AND l.last_day BETWEEN from_day AND coalesce(to_day, 'infinity')
      ORDER BY from_day DESC, id LIMIT 1
    ) o ON true
    ORDER BY l.looks[1] DESC, p.full_name`
  return rows.map((row) => ({ ...row, looks: row.looks.map((at) => at.toISOString()) }))
}
