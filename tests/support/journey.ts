import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { test as base } from '@playwright/test'
import pg from 'pg'
import { freePort } from '@/lib/run/cluster.mjs'
import { testEnvironment } from '@/lib/run/testing.mjs'

/** A real site on a demo office of its own. */
export type Portal = {
  url: string
  /** The password of every demo account. */
  password: string
  /** For a command of the command line that works on this office. */
  databaseUrl: string
  /** One statement as the owner of the database: to look behind the page, never to stand in for it. */
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
  /** Stops the database of this portal and starts it again, to see what pages say meanwhile. */
  refuseConnections: (refused: boolean) => Promise<void>
  /** Ends the server at once, as a power cut does. */
  kill: () => Promise<void>
  /** Starts it again at the same address. */
  start: () => Promise<void>
}

type Opened = { file: string; portal: Portal; close: () => Promise<void> }

/**
 * `test` with `portal`, and `page` opened on it. Each file of journeys starts from an untouched demo office;
 * within a file what one journey did, the next one finds.
 */
export const test = base.extend<
  { portal: Portal; settings: Record<string, string> },
  { held: { opened?: Opened } }
>({
  // What a file's portal runs under beside the usual; all tests of the file must ask for the same.
  settings: [{}, { option: true }],
  held: [
    async ({}, use) => {
      const held: { opened?: Opened } = {}
      await use(held)
      await held.opened?.close()
    },
    { scope: 'worker' },
  ],
  portal: async ({ held, settings }, use, info) => {
    if (held.opened?.file !== info.file) {
      await held.opened?.close()
      held.opened = undefined
      held.opened = await open(info.file, settings)
    }
    await use(held.opened.portal)
  },
  baseURL: async ({ portal }, use) => use(portal.url),
})

export { expect } from '@playwright/test'

async function open(file: string, settings: Record<string, string>): Promise<Opened> {
  const server = process.env.NEP_TEST_SERVER ?? ''
  const name = `nep_t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(
    `CREATE DATABASE "${name}" TEMPLATE "${process.env.NEP_TEST_TEMPLATE}" STRATEGY FILE_COPY`,
  )
  const database = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const port = Number(settings.PORT) || (await freePort())
  const env = { ...testEnvironment({ url: database, port }), ...settings }
  const url = `http://localhost:${port}`
  const start = async () => {
    const child = spawn(process.execPath, [join('lib', 'run', 'site.mjs')], {
      env: { ...process.env, ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await ready(`${url}/health/ready`)
    return child
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  let child = await start()
  return {
    file,
    portal: {
      url,
      password: env.DEMO_PASSWORD,
      databaseUrl: database,
      query: (sql, values) => asOwner(database, sql, values),
      refuseConnections: async (refused) => {
        await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${!refused}`)
        await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
      },
      kill: () => end('SIGKILL'),
      start: async () => {
        child = await start()
      },
    },
    close: async () => {
      await end('SIGTERM')
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      await admin.end()
    },
  }
}

async function asOwner<Row extends pg.QueryResultRow>(url: string, sql: string, values?: unknown[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(sql, values).finally(() => client.end())
  return rows
}

async function ready(address: string): Promise<void> {
  for (let passed = 0; passed < 60_000; passed += 100) {
    const answer = await fetch(address).catch(() => undefined)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error(`${address} did not become ready in a minute`)
}
