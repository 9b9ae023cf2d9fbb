import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf, firstDay } from '@/lib/month'
import type { SheetInput } from '../sheets/schema'

/** One person of it, or these; else everybody. */
type Shown = { person?: string | null; people?: string[] | null }

/**
 * That she was shown a sheet, or some people of it, in points or in what those rest on: for pages and files to call once they have them.
 * The row is the log itself, so no event goes with it: the chain of events would make readers wait for each other.
 */
export async function recordReading(
  actor: Actor,
  { unit, month, person = null, people = null }: SheetInput & Shown,
  now: Date,
): Promise<number> {
  const day = dayOf(now)
  const only = person === null ? people : [person]
  return db.$executeRaw`
    INSERT INTO evaluation_reading (evaluation_id, reader_id, day, first_at)
    SELECT e.id, ${actor.personId}::uuid, ${day}::date, ${now}
    FROM evaluation e
    JOIN evaluation_sheet s ON s.id = e.sheet_id
    JOIN admin_unit u ON u.id = s.unit_id
    WHERE u.slug = ${unit} AND s.month = ${firstDay(month)}::date AND e.person_id <> ${actor.personId}::uuid
      AND (${only}::uuid[] IS NULL OR e.person_id = ANY (${only}::uuid[]))
      AND NOT EXISTS (SELECT FROM evaluation_reading r
        WHERE r.evaluation_id = e.id AND r.reader_id = ${actor.personId}::uuid AND r.day = ${day}::date)
    ON CONFLICT DO NOTHING`
}

/** That she was shown the year of these people, wherever they were graded. */
export async function recordYearReading(
  actor: Actor,
  { people, year }: { people: string[]; year: number },
  now: Date,
): Promise<number> {
  const day = dayOf(now)
  return db.$executeRaw`
    INSERT INTO evaluation_reading (evaluation_id, reader_id, day, first_at)
    SELECT e.id, ${actor.personId}::uuid, ${day}::date, ${now}
    FROM evaluation e
    JOIN evaluation_sheet s ON s.id = e.sheet_id
    WHERE e.person_id = ANY (${people}::uuid[]) AND e.person_id <> ${actor.personId}::uuid
      AND s.month BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-01`}::date
      AND NOT EXISTS (SELECT FROM evaluation_reading r
        WHERE r.evaluation_id = e.id AND r.reader_id = ${actor.personId}::uuid AND r.day = ${day}::date)
    ON CONFLICT DO NOTHING`
}
