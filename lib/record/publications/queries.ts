import 'server-only'
import { publicDb } from '@/lib/db'
import { addMonths, type Day, firstDay, type Month, monthPattern } from '@/lib/month'
import { isThere } from '@/lib/units/days/queries'
import { emptyHead } from '../ledger/rules'
import type { LedgerHead } from '../ledger/schema'
import { performanceRow, type PerformanceRow } from '../schema'
import type {
  LedgerEntries,
  MonthLine,
  PerformancePage,
  PerformanceQuery,
  Published,
  UnitPublished,
} from './schema'

type Raw = { seq: number; hash: string; content: PerformanceRow }

/** Revisions of the unit's latest published month, the latest first; empty while nothing is published. */
export async function latestRows(unit: string): Promise<Published[]> {
  const rows = await publicDb.$queryRaw<Raw[]>`
    SELECT p.seq, p.hash, p.content FROM publication p
    JOIN admin_unit u ON u.id = p.unit_id
    WHERE u.slug = ${unit}
      AND p.month = (SELECT max(l.month) FROM publication l WHERE l.unit_id = u.id)
    ORDER BY p.revision DESC`
  return rows.map(published)
}

/** Every revision of one month, the latest first. A word that is no month has none. */
export async function monthRows(unit: string, month: string): Promise<Published[]> {
  if (!monthPattern.test(month)) return []
  const rows = await publicDb.$queryRaw<Raw[]>`
    SELECT p.seq, p.hash, p.content FROM publication p
    JOIN admin_unit u ON u.id = p.unit_id
    WHERE u.slug = ${unit} AND p.month = ${firstDay(month)}::date
    ORDER BY p.revision DESC`
  return rows.map(published)
}

/** The latest revision of each published month among the `months` up to `until`, oldest first. */
export async function trendRows(unit: string, until: Month, months = 12): Promise<Published[]> {
  const rows = await publicDb.$queryRaw<Raw[]>`
    SELECT DISTINCT ON (p.month) p.seq, p.hash, p.content FROM publication p
    JOIN admin_unit u ON u.id = p.unit_id
    WHERE u.slug = ${unit}
      AND p.month BETWEEN ${firstDay(addMonths(until, 1 - months))}::date AND ${firstDay(until)}::date
    ORDER BY p.month, p.revision DESC`
  return rows.map(published)
}

/** Every month of the unit with something published, newest first. */
export async function listMonths(unit: string): Promise<MonthLine[]> {
  return publicDb.$queryRaw<MonthLine[]>`
    SELECT to_char(p.month, 'YYYY-MM') AS month, max(p.revision) AS revision FROM publication p
    JOIN admin_unit u ON u.id = p.unit_id
    WHERE u.slug = ${unit}
    GROUP BY p.month ORDER BY p.month DESC`
}

/** Each of today's units with its own latest row, whatever its month; units without one are left out. */
export async function latestOfAllUnits(today: Day): Promise<UnitPublished[]> {
  const rows = await publicDb.$queryRaw<(Raw & { nameEn: string | null })[]>`
    SELECT p.seq, p.hash, p.content, u.name_en AS "nameEn" FROM admin_unit u
    CROSS JOIN LATERAL (
      SELECT l.seq, l.hash, l.content FROM publication l WHERE l.unit_id = u.id
      ORDER BY l.month DESC, l.revision DESC LIMIT 1) p
    WHERE ${isThere('u', today)} AND u.parent_id IS NOT NULL
    ORDER BY u.code`
  return rows.map(({ nameEn, ...row }) => ({ ...published(row), nameEn }))
}

/** The last publications, newest first: of one unit, or of all; those before `before`, when given. */
export async function lastPublications(query: {
  unit?: string | undefined
  before?: number | undefined
  limit: number
}): Promise<Published[]> {
  const { unit = null, before = null, limit } = query
  const rows = await publicDb.$queryRaw<Raw[]>`
    SELECT p.seq, p.hash, p.content FROM publication p
    JOIN admin_unit u ON u.id = p.unit_id
    WHERE (${unit}::text IS NULL OR u.slug = ${unit}) AND (${before}::int IS NULL OR p.seq < ${before})
    ORDER BY p.seq DESC LIMIT ${limit}::int`
  return rows.map(published)
}

/** Rows for open data, in the order of their publication. */
export async function listPerformance(query: PerformanceQuery): Promise<PerformancePage> {
  const { unit = null, from, to, revisions, cursor = 0, limit } = query
  const rows = await publicDb.$queryRaw<Raw[]>`
    SELECT p.seq, p.hash, p.content FROM publication p
    JOIN admin_unit u ON u.id = p.unit_id
    WHERE p.seq > ${cursor}::int
      AND (${unit}::text IS NULL OR u.slug = ${unit})
      AND p.month >= ${from ? firstDay(from) : '-infinity'}::date
      AND p.month <= ${to ? firstDay(to) : 'infinity'}::date
      AND (${revisions === 'all'} OR NOT EXISTS (
        SELECT FROM publication l
        WHERE l.unit_id = p.unit_id AND l.month = p.month AND l.revision > p.revision))
    ORDER BY p.seq LIMIT ${limit + 1}::int`
  const page = rows.slice(0, limit)
  return {
    rows: page.map(({ content }) => performanceRow(content)),
    next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null,
  }
}

/** The ledger from the entry after `afterSeq`, with the head at that very moment. */
export async function listLedger(query: { afterSeq: number; limit: number }): Promise<LedgerEntries> {
  // The head first: what is published meanwhile belongs to the next question, not to this answer.
  const head = await ledgerHead()
  const rows = await publicDb.$queryRaw<(Raw & { previous: string })[]>`
    SELECT seq, previous_hash AS previous, hash, content FROM publication
    WHERE seq > ${query.afterSeq}::int AND seq <= ${head.seq}::int ORDER BY seq LIMIT ${query.limit + 1}::int`
  const page = rows.slice(0, query.limit)
  return {
    entries: page.map(({ seq, previous, hash, content }) => ({
      seq,
      previous,
      hash,
      publication: performanceRow(content),
    })),
    head,
    next: rows.length > query.limit ? (page.at(-1)?.seq ?? null) : null,
  }
}

export async function ledgerHead(): Promise<LedgerHead> {
  const [head] = await publicDb.$queryRaw<LedgerHead[]>`
    SELECT seq, hash FROM publication ORDER BY seq DESC LIMIT 1`
  return head ?? emptyHead
}

function published({ seq, hash, content }: Raw): Published {
  return { seq, hash, row: performanceRow(content) }
}
