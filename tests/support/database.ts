import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    testServer: string
    testTemplate: string
  }
}

export type TestDatabase = {
  /** The owner's address: migrations, and setting a scene. */
  url: string
  /** The same with role nep_app, what the portal itself may do. */
  appUrl: string
  /** The same with role nep_public, what a public page may read. */
  readerUrl: string
  /** One statement as the owner. */
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
  /** A connection under one of the addresses, ended by close(). */
  client: (url: string) => Promise<pg.Client>
  close: () => Promise<void>
}

/**
 * An empty, migrated database of this test file alone; lib/db.ts uses it from then on.
 * `beforeAll(async () => { database = await testDatabase(); return database.close })`
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  const name = `nep_t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await once(server, `CREATE DATABASE "${name}" TEMPLATE "${inject('testTemplate')}" STRATEGY FILE_COPY`)
  const url = address(server, name)
  process.env.DATABASE_URL = url
  const clients: pg.Client[] = []
  const client = async (at: string) => {
    const opened = new pg.Client({ connectionString: at })
    clients.push(opened)
    await opened.connect()
    return opened
  }
  const owner = await client(url)
  return {
    url,
    appUrl: address(server, name, 'nep_app'),
    readerUrl: address(server, name, 'nep_public'),
    query: async (sql, values) => (await owner.query(sql, values)).rows,
    client,
    close: async () => {
      await disconnectPortal()
      await Promise.all(clients.map((opened) => opened.end()))
      await once(server, `DROP DATABASE "${name}" WITH (FORCE)`)
    },
  }
}

function address(server: string, database: string, role?: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  if (role) url.searchParams.set('options', `-c role=${role}`)
  return url.href
}

async function once(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

// Read from where lib/db.ts keeps them, so that a test without the portal does not load Prisma.
async function disconnectPortal(): Promise<void> {
  const held = globalThis as { nepDb?: Disconnects; nepPublicDb?: Disconnects }
  await Promise.all([held.nepDb?.$disconnect(), held.nepPublicDb?.$disconnect()])
  held.nepDb = held.nepPublicDb = undefined
}

type Disconnects = { $disconnect: () => Promise<void> }
