import { published } from '@/app/published'
import { PAGE_ROWS, unitsQuery } from '@/lib/open-data/schema'
import { listUnitDetails } from '@/lib/units/queries'
import { answer } from '../answer'
import { next, question } from '../question'

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  const { asked, wrong } = question(request, unitsQuery)
  if (wrong) return wrong
  const units = await published(['unit-details'], ['units'], listUnitDetails)
  const from = asked.after ? units.findIndex((unit) => unit.slug === asked.after) + 1 : 0
  const data = units.slice(from, from + PAGE_ROWS)
  const more = from + PAGE_ROWS < units.length
  return answer(request, { data, next: next(request, more ? (data.at(-1)?.slug ?? null) : null) })
}
