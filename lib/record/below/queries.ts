import 'server-only'
import { publicDb } from '@/lib/db'
import { addMonths, type Day, firstDay, type Month, monthPattern } from '@/lib/month'
import { Prisma } from '@/lib/generated/prisma/client'
import { isThere } from '@/lib/units/days/queries'
import { commonMonth } from '../publications/rules'
import { performanceRow, type PerformanceRow } from '../schema'
import { gradesBetween, sumOfRows } from '../sums/rules'
import { nearest } from './rules'
import type { MonthSum, UnitsMonth } from './schema'

type Below = { id: string; latest: Month | null }

/**
 * The units below `parent` (null: all of today's) in a month, or in the latest that most of those who publish have
 * published; null while none has.
 */
export async function findUnitsMonth(
  parent: string | null,
  today: Day,
  asked?: Month,
): Promise<UnitsMonth | null> {
  if (asked !== undefined && !monthPattern.test(asked)) return null
  const below = await publicDb.$queryRaw<Below[]>`
    SELECT u.id, to_char(l.month, 'YYYY-MM') AS latest FROM admin_unit u
    JOIN admin_unit p ON p.id = u.parent_id
    LEFT JOIN LATERAL (
      SELECT month FROM publication WHERE unit_id = u.id ORDER BY month DESC LIMIT 1) l ON true
    WHERE CASE WHEN ${parent}::text IS NULL THEN ${isThere('u', today)}
      ELSE p.slug = ${parent} AND ${together(today)} END`
  const month = asked ?? commonMonth(below.flatMap(({ latest }) => latest ?? []))
  if (month === null) return null
  const rows = await publicDb.$queryRaw<
    { seq: number; hash: string; content: PerformanceRow; nameEn: string | null }[]
  >`
    SELECT DISTINCT ON (p.unit_id) p.seq, p.hash, p.content, u.name_en AS "nameEn" FROM publication p
    JOIN admin_unit u ON u.id = p.unit_id
    WHERE p.unit_id = ANY(${below.map(({ id }) => id)}::uuid[]) AND p.month = ${firstDay(month)}::date
    ORDER BY p.unit_id, p.revision DESC`
  if (rows.length === 0) return null
  return {
    month,
    units: below.length,
    published: rows.map(({ content, ...row }) => ({ ...row, row: performanceRow(content) })),
  }
}

/**
 * The sums of the units below in each of the `months` up to `until`, oldest first. Only units as they are now: what
 * came before a reform belongs to other units and is not added.
 */
export async function sumsBelow(parent: string, today: Day, until: Month, months = 12): Promise<MonthSum[]> {
  const rows = await publicDb.$queryRaw<{ month: Month; units: number; contents: PerformanceRow[] }[]>`
    WITH below AS (
      SELECT u.id, u.valid_from, u.valid_to FROM admin_unit u JOIN admin_unit p ON p.id = u.parent_id
      WHERE p.slug = ${parent} AND ${together(today)}
    ), latest AS (
      SELECT DISTINCT ON (p.unit_id, p.month) p.unit_id, p.month, p.content FROM publication p
      WHERE p.unit_id IN (SELECT id FROM below)
        AND p.month BETWEEN ${firstDay(addMonths(until, 1 - months))}::date AND ${firstDay(until)}::date
      ORDER BY p.unit_id, p.month, p.revision DESC
    )
    SELECT to_char(l.month, 'YYYY-MM') AS month, jsonb_agg(l.content ORDER BY l.unit_id) AS contents,
      (SELECT count(*)::int FROM below b WHERE coalesce(b.valid_from, '-infinity') <= l.month
        AND coalesce(b.valid_to, 'infinity') >= l.month) AS units
    FROM latest l GROUP BY l.month ORDER BY l.month`
  return rows.map(({ month, units, contents }) => {
    const published = contents.map(performanceRow)
    return {
      month,
      units,
      published: published.length,
      sum: sumOfRows(published),
      between: gradesBetween(published),
    }
  })
}

/** Every month that some unit below has published, newest first. */
export async function listMonthsBelow(parent: string, today: Day): Promise<Month[]> {
  const rows = await publicDb.$queryRaw<{ month: Month }[]>`
    SELECT DISTINCT to_char(l.month, 'YYYY-MM') AS month FROM publication l
    JOIN admin_unit u ON u.id = l.unit_id JOIN admin_unit p ON p.id = u.parent_id
    WHERE p.slug = ${parent} AND ${together(today)}
    ORDER BY month DESC`
  return rows.map(({ month }) => month)
}

/**
 * A month of the units of the same kind under the same parent, as published: those nearest to `graded` people first, ten
 * at most. What is withheld there is withheld here.
 */
export async function listAlike(slug: string, month: Month, graded: number): Promise<PerformanceRow[]> {
  const rows = await publicDb.$queryRaw<{ content: PerformanceRow }[]>`
    SELECT DISTINCT ON (p.unit_id) p.content FROM publication p
    JOIN admin_unit u ON u.id = p.unit_id
    JOIN admin_unit own ON own.slug = ${slug} AND own.parent_id = u.parent_id AND own.type = u.type AND own.id <> u.id
    WHERE p.month = ${firstDay(month)}::date
    ORDER BY p.unit_id, p.revision DESC`
  return nearest(
    rows.map(({ content }) => performanceRow(content)),
    graded,
  )
}

// A unit of today has those of today below it; a former one those that were inside it.
function together(today: Day): Prisma.Sql {
  return Prisma.sql`${isThere('u', today)} = ${isThere('p', today)}`
}
