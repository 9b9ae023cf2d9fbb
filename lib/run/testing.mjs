import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { alive } from './alive.mjs'
import { onClose } from './closing.mjs'
import { openCluster } from './cluster.mjs'
import { hashOf } from './hash.mjs'
import { drawKey, secret } from './kept.mjs'
import { migrate } from './migrate.mjs'
import { connected } from './office.mjs'
import { migrations, root } from './paths.mjs'
import { seed } from './prepare.mjs'
import { checkServer } from './server.mjs'

// Under the system's temporary folder, which PostgreSQL can enter wherever Nếp itself lies; kept between runs.
const folder = join(
  tmpdir(),
  `nep-test-${userInfo().uid}-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`,
)

// What is lost when the machine stops is made again; waiting for the disk would double the time.
const flags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

/**
 * The server that tests use: TEST_DATABASE_URL's, or an embedded one of their own.
 * Templates are made once for what they hold; a test clones one in some 40 ms.
 */
export async function openTestServer() {
  const url = await serverUrl()
  const ask = (sql) => connected(url('postgres'), (client) => client.query(sql))
  await tidy(ask)
  const drop = (name) => ask(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  const clone = async (template) => {
    const name = `nep_t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
    await ask(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`)
    return name
  }
  const schema = hashOf(root, ['prisma/migrations'])
  const once = (name, fill) => makeTemplate(url, name, fill)
  const empty = () =>
    once(`nep_empty_${schema.slice(0, 16)}`, (made) =>
      connected(url(made), (client) => migrate(client, migrations)),
    )
  return {
    url,
    clone,
    drop,
    empty,
    demo: () =>
      once(`nep_demo_${seedHash(schema)}`, async (made) => {
        await connected(url(made), (client) => migrate(client, migrations))
        await seed(testEnvironment({ url: url(made) }), { asOf: lastMonthsEnd() })
      }),
  }
}

async function serverUrl() {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    await checkServer(given)
    return (database) => Object.assign(new URL(given), { pathname: `/${database}` }).href
  }
  const cluster = await openCluster(folder, { flags })
  onClose(cluster.close)
  return cluster.url
}

const seedHash = (schema) =>
  hashOf(root, ['prisma/seed', 'lib/cli'], { also: [schema, lastMonthsEnd()] }).slice(0, 16)

// The month that the demo leaves open has ended by the clock: it can be graded, approved and published in one test.
function lastMonthsEnd() {
  const office = new Date(Date.now() + 7 * 3_600_000)
  return new Date(Date.UTC(office.getUTCFullYear(), office.getUTCMonth(), 0)).toISOString().slice(0, 10)
}

async function makeTemplate(url, name, fill) {
  await connected(url('postgres'), async (client) => {
    // Two runs at once must not both make it; the lock ends with the connection.
    await client.query(`SELECT pg_advisory_lock(hashtext($1))`, [name])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount > 0) return
    const making = `${name}_new`
    await client.query(`DROP DATABASE IF EXISTS "${making}" WITH (FORCE)`)
    await client.query(`CREATE DATABASE "${making}"`)
    await fill(making)
    await client.query(`ALTER DATABASE "${making}" RENAME TO "${name}"`)
  })
  return name
}

// Databases of runs that were killed.
async function tidy(ask) {
  const { rows } = await ask(`SELECT datname AS name FROM pg_database WHERE datname LIKE 'nep\\_t\\_%'`)
  for (const { name } of rows) {
    if (!alive(Number(name.split('_')[2]))) await ask(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  }
}

/** The settings that tests run under: a demo office on one of the test databases. */
export function testEnvironment({ url, port = 0 }) {
  return {
    DATABASE_URL: url,
    DEMO: '1',
    DEMO_PASSWORD: 'mat-khau-thu-nghiem',
    AUTH_SECRET: 'chi-dung-khi-thu-nghiem-0123456789abcdef',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
      process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? secret('actions-key', drawKey),
    PORT: String(port || 3000),
    PUBLIC_URL: port ? `http://localhost:${port}` : '',
    // What a journey finds is what the one before it left, not what a clock did meanwhile.
    JOBS: '0',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
