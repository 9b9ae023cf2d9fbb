import 'server-only'
import { publicDb } from '@/lib/db'
import type { Day } from '@/lib/month'
import { isOver, isThere } from '@/lib/units/days/queries'
import type { District } from './schema'

const collator = new Intl.Collator('vi')

/** Former districts with today's units that took over a part of what was inside them, by name. */
export async function listDistricts(today: Day): Promise<District[]> {
  const districts = await publicDb.$queryRaw<District[]>`
    SELECT d.slug, d.name, array_agg(DISTINCT u.slug ORDER BY u.slug) AS units
    FROM unit_succession s
    JOIN admin_unit f ON f.id = s.former_id
    JOIN admin_unit d ON d.id = f.parent_id
    JOIN admin_unit u ON u.id = s.successor_id
    WHERE ${isOver('d', today)} AND ${isThere('u', today)}
    GROUP BY d.slug, d.name`
  return districts.sort((a, b) => collator.compare(a.name, b.name))
}
