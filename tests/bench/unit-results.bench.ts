import { href, type PublicRoute } from '@/lib/routes'
import { asOwner, copied, sizeOf } from './databases'
import { ask, openSite } from './site'
import { median, millisecondsOf, tell } from './verdicts'
import { tenfold } from './tenfold'

// Pages come from a cache that lives in the server's memory: each round starts both servers anew and asks each
// page once, so that every figure is queries and rendering. The former wards' pages warm up the code.
const rounds = 6

const demo = process.env.DATABASE_URL ?? ''
const large = await copied(demo)
const sizes = [await sizeOf(demo), await tenfold(large.url).then(() => sizeOf(large.url))]
const wards = await unitsWith(demo, 'IS NULL')
const former = await unitsWith(demo, 'IS NOT NULL')
const province = await provinceOf(demo)

type Measured = { demo: number[]; large: number[] }
const [ward, city]: [Measured, Measured] = [
  { demo: [], large: [] },
  { demo: [], large: [] },
]
for (let round = 0; round < rounds; round++) {
  const sites = { demo: await openSite(demo), large: await openSite(large.url) }
  const timed = async (into: Measured | undefined, route: PublicRoute, params: Record<string, string>) => {
    // Alternately, so that what else the machine does falls on both.
    for (const key of round % 2 ? (['demo', 'large'] as const) : (['large', 'demo'] as const)) {
      const address = `${sites[key].url}${href('vi', route, params)}`
      const spent = await millisecondsOf(() => ask(address))
      into?.[key].push(spent)
    }
  }
  for (const unit of former) await timed(undefined, 'unitResults', { unit })
  for (const unit of former) await timed(undefined, 'unitMonth', { unit, month: '2025-06' })
  for (const unit of wards) await timed(ward, 'unitResults', { unit })
  await timed(city, 'unitResults', { unit: province })
  await Promise.all([sites.demo.close(), sites.large.close()])
}
await large.drop()

tell([
  { what: 'units, staff, publications', found: sizes.join(' → ') },
  { ...against('results of a ward, nothing cached, against ten times the office', ward), goal: '≤ 1.3' },
  // One page a round: told, too few to judge by.
  { ...against('results of the city, likewise', city), met: undefined },
])
process.exit()

// Each page is asked of both, one right after the other, and the ratio is taken of that pair: what else the machine
// does meanwhile changes from second to second.
function against(what: string, { demo, large }: Measured) {
  const ratio = median(large.map((spent, at) => spent / (demo[at] ?? NaN)))
  return {
    what: `${what} (${demo.length} pages each)`,
    found: `${ratio.toFixed(2)} (${median(large).toFixed(1)} : ${median(demo).toFixed(1)} ms)`,
    met: ratio <= 1.3,
  }
}

async function unitsWith(database: string, ended: 'IS NULL' | 'IS NOT NULL'): Promise<string[]> {
  const rows = await asOwner<{ slug: string }>(
    database,
    `SELECT DISTINCT u.slug FROM publication p JOIN admin_unit u ON u.id = p.unit_id
     WHERE u.valid_to ${ended} ORDER BY 1`,
  )
  return rows.map(({ slug }) => slug)
}

async function provinceOf(database: string): Promise<string> {
  const [row] = await asOwner<{ slug: string }>(
    database,
    `SELECT slug FROM admin_unit WHERE parent_id IS NULL`,
  )
  return row?.slug ?? ''
}
