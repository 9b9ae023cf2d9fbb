import { published, publishedToday } from '@/app/published'
import { answer } from '@/components/record/written'
import { findUnitsMonth } from '@/lib/record/below/queries'
import { latestRows } from '@/lib/record/publications/queries'
import { sumOfRows } from '@/lib/record/sums/rules'
import type { Locale } from '@/lib/routes'
import type { UnitPage } from '@/lib/units/views/schema'

/** What a citizen comes for: the latest month in a sentence, the unit's own or the sum of those below it. */
export async function latestAnswer(locale: Locale, { slug, children }: UnitPage) {
  const [latest] = await published(['latest', slug], ['record'], () => latestRows(slug))
  if (latest) {
    const { row } = latest
    return { sentence: answer(locale, row.month, row), illustrative: row.illustrative }
  }
  if (children.length === 0) return null
  const found = await publishedToday(['units-month', slug, 'latest'], ['record', 'units'], (today) =>
    findUnitsMonth(slug, today),
  )
  if (!found) return null
  const rows = found.published.map(({ row }) => row)
  return {
    sentence: answer(locale, found.month, sumOfRows(rows), { published: rows.length, units: found.units }),
    illustrative: rows.some(({ illustrative }) => illustrative),
  }
}
