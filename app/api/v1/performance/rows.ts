import { PAGE_ROWS, type PerformanceQuery } from '@/lib/open-data/schema'
import { listPerformance } from '@/lib/record/publications/queries'
import type { PerformancePage } from '@/lib/record/publications/schema'
import type { PerformanceRow } from '@/lib/record/schema'
import { unitNamed } from '../unit'

type Asked<Found> = { found: Found; unknown?: undefined } | { found?: undefined; unknown: Response }

/** One page of the rows asked for; a unit is asked for by slug or by today's code. */
export async function pageOf(asked: PerformanceQuery): Promise<Asked<PerformancePage>> {
  const { unit, unknown } = asked.unit === undefined ? {} : await unitNamed(asked.unit)
  if (unknown) return { unknown }
  return {
    found: await listPerformance({
      unit: unit?.slug,
      from: asked.from,
      to: asked.to,
      revisions: asked.revisions ?? 'latest',
      cursor: asked.after,
      limit: PAGE_ROWS,
    }),
  }
}

/** Every row asked for, page after page. */
export async function rowsOf(asked: PerformanceQuery): Promise<Asked<PerformanceRow[]>> {
  const rows: PerformanceRow[] = []
  for (let after: number | undefined; ;) {
    const { found, unknown } = await pageOf({ ...asked, after })
    if (unknown) return { unknown }
    rows.push(...found.rows)
    if (found.next === null) return { found: rows }
    after = found.next
  }
}
