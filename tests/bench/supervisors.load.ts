import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { staffHref } from '@/lib/routes'
import { month } from '@/tests/lib/evaluations/scene'
import { killDatabase } from './killing'
import { addHolder, addWards, connected, cookieOf, openedMonth } from './office'
import { openSite } from './site'
import { type Line, percentile, tell } from './verdicts'

// A hundred supervisors, two in each of fifty sheets, each typing one person's points and reason every two seconds and
// sending them as the grid does: what is not answered for is sent again. Then the same while the database is killed.
const [wards, people, each] = [50, 12, 2]
const seconds = Number(process.env.LOAD_SECONDS ?? 120)
const kills = 10

const database = process.env.DATABASE_URL ?? ''
const owner = await connected(database)
// The test server waits for no disk; what this run acknowledges must be in the log that a killed server reads again.
await owner.query(`ALTER DATABASE "${new URL(database).pathname.slice(1)}" SET synchronous_commit = on`)
const offices = await addWards(owner, wards, people)
const supervisors: Supervisor[] = []
for (const office of offices)
  for (let nth = 0; nth < each; nth++) {
    const holder = await addHolder(owner, office, `PT${nth}`, 'assessor')
    supervisors.push({
      ...{ office: office.slug, cookie: await cookieOf(owner, holder), holder },
      mine: office.people.filter((_, at) => at % each === nth),
      ...{ cells: new Map(), turns: 0, since: null },
    })
  }
await openedMonth(owner, offices, month)
await owner.end()

const site = await openSite(database)
const lines = await run('', async () => {})
const whileKilled = await run(`, the database killed ${kills} times`, async (running) => {
  for (let kill = 0; kill < kills && running(); kill++) {
    await wait((seconds * 1000) / (kills + 1))
    await killDatabase(database)
  }
})
await site.close()
tell([...lines, ...whileKilled])
process.exit()

type Cell = { acknowledged: string; sent: string[] }
type Supervisor = {
  office: string
  cookie: string
  holder: string
  mine: string[]
  cells: Map<string, Cell>
  turns: number
  /** What she has seen of the sheet: only what came later is sent to her. */
  since: string | null
}

async function run(what: string, meanwhile: (running: () => boolean) => Promise<void>): Promise<Line[]> {
  const found: Found = { took: [], again: 0, refused: 0, saves: 0 }
  const before = await asked(countSaved)
  const until = performance.now() + seconds * 1000
  const running = () => performance.now() < until
  await Promise.all([
    meanwhile(running),
    ...supervisors.map(async (supervisor, at) => {
      // Not all in the same instant: nobody starts a hundred people with a whistle.
      await wait((at * 2000) / supervisors.length)
      while (running()) {
        const since = performance.now()
        await save(supervisor, found)
        await wait(Math.max(0, 2000 - (performance.now() - since)))
      }
    }),
  ])
  const { lost, doubled } = await asked(judge)
  const events = (await asked(countSaved)) - before
  const calm = what === ''
  return [
    {
      what: `${supervisors.length} supervisors, a save every 2 s for ${seconds} s${what}`,
      found: `${found.saves} saves, p50 ${percentile(found.took, 0.5).toFixed(0)}, p95 ${percentile(found.took, 0.95).toFixed(0)} ms, slowest ${Math.max(...found.took).toFixed(0)}`,
    },
    verdict(`requests that failed and were sent again${what}`, found.again, calm),
    verdict(`answers that refused something${what}`, found.refused),
    verdict(`cells acknowledged and not there${what}`, lost),
    verdict(`cells, rows or events doubled${what}`, doubled + Math.max(0, events - found.saves)),
    { what: `events in the log${what}`, found: `${events} for ${found.saves} saves` },
  ]
}

function verdict(what: string, count: number, judged = true): Line {
  return judged ? { what, found: String(count), goal: '0', met: count === 0 } : { what, found: String(count) }
}

type Found = { took: number[]; again: number; refused: number; saves: number }

/** Types into her next person's row and sends it until it is answered for. */
async function save(supervisor: Supervisor, found: Found): Promise<void> {
  const turn = supervisor.turns++
  const person = supervisor.mine[turn % supervisor.mine.length] ?? ''
  const typed = {
    remark: `Lần ${turn} của ${supervisor.holder.slice(0, 8)}`,
    'I.1': turn % 2 ? '4,5' : '3,5',
  }
  const cells = Object.entries(typed).map(([key, value]) => {
    const cell = supervisor.cells.get(`${person} ${key}`) ?? { acknowledged: '', sent: [] }
    supervisor.cells.set(`${person} ${key}`, cell)
    cell.sent.push(value)
    return [key, cell] as const
  })
  const base = Object.fromEntries(cells.map(([key, { acknowledged }]) => [key, acknowledged]))
  const body = JSON.stringify({ since: supervisor.since, owner: '', rows: [{ person, cells: typed, base }] })
  for (let failures = 0; ; failures++) {
    const since = performance.now()
    const answer = await post(supervisor, body)
    if (answer?.ok) {
      found.took.push(performance.now() - since)
      found.saves += 1
      found.refused += answer.refused.length
      supervisor.since = answer.since
      for (const [key, cell] of cells) cell.acknowledged = typed[key as keyof typeof typed]
      return
    }
    found.again += 1
    if (failures > 100) throw new Error(`${supervisor.office}: a save is not answered for`)
    await wait(Math.min(2000, 250 * 2 ** failures))
  }
}

type Answer = { ok: boolean; refused: unknown[]; since: string | null; why?: string }

async function post({ office, cookie }: Supervisor, body: string) {
  try {
    const response = await fetch(site.url + staffHref('sheetCells', { unit: office, month }), {
      ...{ method: 'POST', body, signal: AbortSignal.timeout(30_000) },
      headers: { cookie, origin: site.url, 'content-type': 'application/json' },
    })
    const answer = (await response.json()) as Answer
    if (!answer.ok && response.status < 500) throw new TypeError(`${response.status} ${answer.why}`)
    return answer
  } catch (error) {
    if (error instanceof TypeError && /^4\d\d /.test(error.message)) console.error(`  ${error.message}`)
    return null
  }
}

async function asked<Answer>(question: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries++) {
    const client = await connected(database).catch(() => null)
    if (client) return question(client).finally(() => client.end())
    if (tries > 50) throw new Error('The database does not come back')
    await wait(200)
  }
}

async function countSaved(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit_event WHERE kind = 'sheet.saved'`,
  )
  return rows[0]?.n ?? 0
}

/** What was last acknowledged must stand there, each cell once, and the log must be one chain. */
async function judge(client: pg.Client): Promise<{ lost: number; doubled: number }> {
  const { rows } = await client.query<{
    person: string
    remark: string | null
    points: string | null
    n: number
  }>(
    `SELECT e.person_id AS person, min(e.remark) AS remark, min(trim_scale(s.points)::text) AS points, count(*)::int AS n
     FROM evaluation e LEFT JOIN evaluation_score s ON s.evaluation_id = e.id AND s.criterion = 'I.1'
     JOIN evaluation_sheet h ON h.id = e.sheet_id WHERE h.unit_id = ANY ($1::uuid[]) GROUP BY e.person_id`,
    [offices.map(({ id }) => id)],
  )
  const stored = new Map(rows.map((row) => [row.person, row]))
  let lost = 0
  for (const { cells } of supervisors)
    for (const [name, { acknowledged }] of cells) {
      const [person = '', key] = name.split(' ')
      const row = stored.get(person)
      const stands = key === 'remark' ? row?.remark : row?.points?.replace('.', ',')
      if (acknowledged !== '' && stands !== acknowledged) lost += 1
    }
  const { rows: broken } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (
       SELECT seq, previous_hash, lag(hash) OVER w AS before, lag(seq) OVER w AS last FROM audit_event WINDOW w AS (ORDER BY seq)
     ) e WHERE last IS NOT NULL AND (previous_hash <> before OR seq <> last + 1)`,
  )
  return { lost, doubled: rows.filter(({ n }) => n > 1).length + (broken[0]?.n ?? 0) }
}
