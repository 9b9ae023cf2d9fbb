import 'server-only'
import type { Tx } from '@/lib/db'
import { fromDate, type Month, monthOf } from '@/lib/month'
import { openMonths } from '../commands'
import { listUnderWay } from '../queries'

/** Who came into one of a unit's months when its roster changed. */
export type Joined = { month: Month; people: number }

/** The months of a unit that take points follow its roster at once, as they would at the next turn of the cycle. */
export async function followRoster(tx: Tx, unitId: string, actorId: string | null): Promise<Joined[]> {
  const joined: Joined[] = []
  for (const { month } of await listUnderWay(tx, { unitId })) {
    const opened = await openMonths(tx, { month: monthOf(fromDate(month)), units: [unitId], actorId })
    const people = opened?.[0]?.added ?? 0
    if (people > 0) joined.push({ month: monthOf(fromDate(month)), people })
  }
  return joined
}
