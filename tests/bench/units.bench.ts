import { href } from '@/lib/routes'
import { copied, sizeOf, asOwner } from './databases'
import { ask, openSite } from './site'
import { tenfold } from './tenfold'
import { median, millisecondsOf, tell } from './verdicts'

// A ward's page and what programs ask of it, in the city of 126 wards and communes and in a country of 3,321: each is
// asked once of a server just started, so with its queries and rendering. Former wards warm up the code.
const rounds = 6
const wanted = 3321

const demo = process.env.DATABASE_URL ?? ''
const large = await copied(demo)
const today = await countToday(demo)
await tenfold(large.url, { copies: Math.ceil(wanted / today) - 1, months: false })
const sizes = await Promise.all(
  [demo, large.url].map(async (url) => `${await countToday(url)} of ${await sizeOf(url)}`),
)
const wards = await slugs('p.valid_to IS NULL AND p.parent_id IS NOT NULL')
const former = await slugs('p.valid_to IS NOT NULL')

const ways = {
  'page of a unit': (unit: string) => href('vi', 'unit', { unit }),
  'unit from the API': (unit: string) => `/api/v1/units/${unit}`,
  'figures of a unit from the API': (unit: string) => `/api/v1/performance?unit=${unit}`,
}
type Way = keyof typeof ways
const ratios: Record<string, { demo: number[]; large: number[] }> = {}
for (let round = 0; round < rounds; round++) {
  const sites = { demo: await openSite(demo), large: await openSite(large.url) }
  const timed = async (way: Way, unit: string, kept: boolean) => {
    for (const key of round % 2 ? (['demo', 'large'] as const) : (['large', 'demo'] as const)) {
      const spent = await millisecondsOf(() => ask(sites[key].url + ways[way](unit)))
      if (kept) (ratios[way] ??= { demo: [], large: [] })[key].push(spent)
    }
  }
  for (const way of Object.keys(ways) as Way[]) {
    for (const unit of former) await timed(way, unit, false)
    for (const unit of wards) await timed(way, unit, true)
  }
  await Promise.all([sites.demo.close(), sites.large.close()])
}
await large.drop()

tell([
  { what: 'units of today, of all units, staff, publications', found: sizes.join(' → ') },
  ...Object.entries(ratios).map(([way, spent]) => {
    const ratio = median(spent.large.map((each, at) => each / (spent.demo[at] ?? NaN)))
    return {
      what: `${way}, nothing cached, in the country against the city (${spent.demo.length} each)`,
      found: `${ratio.toFixed(2)} (${median(spent.large).toFixed(1)} : ${median(spent.demo).toFixed(1)} ms)`,
      goal: '≤ 1.3',
      met: ratio <= 1.3,
    }
  }),
])
process.exit()

async function countToday(database: string): Promise<number> {
  const [row] = await asOwner<{ n: number }>(
    database,
    `SELECT count(*)::int AS n FROM admin_unit WHERE valid_to IS NULL AND type IN ('ward', 'commune')`,
  )
  return row?.n ?? 0
}

/** At most a dozen with figures: enough for a median. */
async function slugs(where: string): Promise<string[]> {
  const rows = await asOwner<{ slug: string }>(
    demo,
    `SELECT p.slug FROM admin_unit p WHERE ${where}
       AND EXISTS (SELECT FROM publication q WHERE q.unit_id = p.id) ORDER BY 1 LIMIT 12`,
  )
  return rows.map(({ slug }) => slug)
}
