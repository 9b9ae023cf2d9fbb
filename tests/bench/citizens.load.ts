import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { href } from '@/lib/routes'
import { filled } from './filled'
import { stopDatabase } from './killing'
import { connected } from './office'
import { openSite } from './site'
import { type Line, percentile, tell } from './verdicts'

// Public pages and survey answers together, at a rate that does not wait for answers; then the same while the database
// is away for a while in the middle. LOAD_SECONDS makes it shorter.
const seconds = Number(process.env.LOAD_SECONDS ?? 300)
const months = 36
const [pagesPerSecond, postsPerSecond] = [150, 20]
const away = Math.min(30, Math.round(seconds / 6))
let citizens = 0

const database = process.env.DATABASE_URL ?? ''
await filled(database, months)
const owner = await connected(database)
const { rows: wards } = await owner.query<{ slug: string }>(
  `SELECT slug FROM admin_unit WHERE valid_to IS NULL AND type IN ('ward', 'commune') ORDER BY slug`,
)
const { rows: size } = await owner.query<{ size: string }>(
  `SELECT concat_ws(' × ', count(DISTINCT unit_id), count(DISTINCT month)) AS size FROM publication
   JOIN admin_unit u ON u.id = unit_id WHERE u.valid_to IS NULL AND u.type IN ('ward', 'commune')`,
)
await owner.end()

const site = await openSite(database)
const agent = new Agent({ keepAlive: true, maxSockets: 256 })
const addresses = wards.flatMap(({ slug }) => [
  href('vi', 'unit', { unit: slug }),
  href('vi', 'unitResults', { unit: slug }),
])
const form = await surveyForm()
// Every page once, as the first visitors of the day find it.
for (const address of addresses) await send(address)

const lines = [
  { what: 'units × months published', found: size[0]?.size ?? '' },
  ...(await run('', Promise.resolve())),
  ...(await run(
    `, the database away for ${away} s`,
    wait((seconds * 1000) / 3).then(() => stopDatabase(database, away * 1000)),
  )),
]
agent.destroy()
await site.close()
tell(lines)
process.exit()

type Outcome = { status: number; location: string; ms: number; why: string }

async function run(what: string, meanwhile: Promise<void>): Promise<Line[]> {
  const [pages, posts]: [Outcome[], (Outcome & { id: string })[]] = [[], []]
  const under: Promise<unknown>[] = [meanwhile]
  const since = performance.now()
  const until = since + seconds * 1000
  let [asked, posted] = [0, 0]
  while (performance.now() < until) {
    const passed = (performance.now() - since) / 1000
    for (; asked < passed * pagesPerSecond; asked++)
      under.push(send(addresses[asked % addresses.length] ?? '/').then((done) => pages.push(done)))
    for (; posted < passed * postsPerSecond; posted++) {
      const id = randomUUID()
      const once = () => answer(id).then((done) => posts.push({ ...done, id }))
      // Every tenth taps twice.
      under.push(posted % 10 === 0 ? Promise.all([once(), once()]) : once())
    }
    await wait(5)
  }
  await Promise.all(under)
  const ids = [...new Set(posts.map(({ id }) => id))]
  const taken = posts.filter(({ location }) => location.includes('cam-on'))
  const told = posts.filter(({ location }) => location.includes('chua-nhan'))
  const stored = await storedOf(ids)
  const thanked = new Set(taken.map(({ id }) => id))
  const missing = [...thanked].filter((id) => !stored.has(id)).length
  const unasked = [...stored.keys()].filter((id) => !thanked.has(id)).length
  const calm = what === ''
  const zero = (named: string, count: number): Line => ({
    ...{ what: named + what, found: String(count), goal: '0', met: count === 0 },
  })
  return [
    {
      what: `public pages, ${pagesPerSecond}/s for ${seconds} s${what}`,
      found: `${pages.length} (${(pages.length / seconds).toFixed(0)}/s), ${within(pages)}`,
    },
    zero('pages that did not answer 200', failed(pages)),
    {
      what: `answers to the survey, ${postsPerSecond}/s${what}`,
      found: `${posts.length} posts of ${ids.length} answers, ${within(posts)}`,
    },
    zero(
      'posts that were neither thanked nor told',
      failed(posts.filter(({ status, location }) => status !== 303 || !/cam-on|chua-nhan/.test(location))),
    ),
    calm
      ? zero('posts refused in words', told.length)
      : { what: `posts refused in words${what}`, found: String(told.length) },
    zero(
      'answers thanked for and not kept once',
      missing + [...stored.values()].filter((n) => n !== 1).length,
    ),
    // A connection that broke between the commit and its answer: kept, and told to come again, which stays one answer.
    calm
      ? zero('answers kept and not thanked for', unasked)
      : { what: `answers kept and told to come again${what}`, found: String(unasked) },
  ]
}

/** How long half of them took at most, and nineteen of twenty. */
function within(done: Outcome[]): string {
  const took = done.map(({ ms }) => ms)
  const at = (share: number) => percentile(took, share).toFixed(0)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`
}

/** How many were not answered well; the kinds are told, since a number alone mends nothing. */
function failed(done: Outcome[]): number {
  const bad = done.filter(({ status }) => status !== 200)
  for (const { status, why, location, ms } of bad.slice(0, 5))
    console.error(`  ${status} ${why} ${location} after ${ms.toFixed(0)} ms`)
  return bad.length
}

/** The form as the page gives it to a browser without scripts. */
async function surveyForm(): Promise<[string, string][]> {
  const address = levelAddress(wards[0]?.slug ?? '')
  const { body } = await send(address)
  const html = /<form[^>]*n-form[\s\S]*?<\/form>/.exec(body)?.[0] ?? ''
  const fields = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]): [string, string] => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    /value="([^"]*)"/.exec(input)?.[1] ?? '',
  ])
  if (!fields.some(([name]) => name.startsWith('$ACTION'))) throw new Error(`${address} has no form`)
  return fields
}

function levelAddress(unit: string): string {
  return href('vi', 'surveyLevel', { unit, n: 5 })
}

/** One citizen's answer from an address of her own. */
async function answer(id: string): Promise<Outcome> {
  const { slug } = wards[citizens % wards.length] ?? { slug: '' }
  const body = new FormData()
  for (const [name, value] of form) body.set(name, name === 'unit' ? slug : name === 'id' ? id : value)
  const encoded = new Request('http://form', { method: 'POST', body })
  citizens += 1
  const from = `10.${(citizens >> 16) & 255}.${(citizens >> 8) & 255}.${citizens & 255}`
  return send(levelAddress(slug), {
    body: Buffer.from(await encoded.arrayBuffer()),
    headers: {
      'content-type': encoded.headers.get('content-type') ?? '',
      ...{ origin: site.url, 'x-forwarded-for': from },
    },
  })
}

type Sent = { body: Buffer; headers: Record<string, string> }

function send(path: string, post?: Sent): Promise<Outcome & { body: string }> {
  const since = performance.now()
  return new Promise((resolve) => {
    const gone = (error?: Error) =>
      resolve({ status: 0, location: '', ms: performance.now() - since, body: '', why: error?.message ?? '' })
    const asked = request(
      site.url + path,
      { agent, method: post ? 'POST' : 'GET', headers: post?.headers, timeout: 30_000 },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', gone)
        response.on('end', () =>
          resolve({
            ...{ status: response.statusCode ?? 0, location: response.headers.location ?? '' },
            ...{ ms: performance.now() - since, why: path },
            body: post ? '' : Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    asked.on('timeout', () => asked.destroy())
    asked.on('error', gone)
    asked.end(post?.body)
  })
}

async function storedOf(ids: string[]): Promise<Map<string, number>> {
  const client = await connected(database)
  const { rows } = await client
    .query<{ id: string; n: number }>(
      `SELECT id, count(*)::int AS n FROM survey_answer WHERE id = ANY ($1::uuid[]) GROUP BY id`,
      [ids],
    )
    .finally(() => client.end())
  return new Map(rows.map(({ id, n }) => [id, n]))
}
