import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '@/lib/env'
import { type Prisma, PrismaClient } from '@/lib/generated/prisma/client'

export type Tx = Prisma.TransactionClient

// One login, two roles: PostgreSQL itself refuses what a role may not touch.
function connect(role: 'nep_app' | 'nep_public', max: number, waits: number): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      options: `-c role=${role}`,
      max,
      connectionTimeoutMillis: waits,
    }),
    transactionOptions: { maxWait: waits, timeout: 20_000 },
  })
}

// Next reloads modules in development; without this every reload would open another pool.
const held = globalThis as typeof globalThis & { nepDb?: PrismaClient; nepPublicDb?: PrismaClient }

// On deadline day the last of a queue waits, and is not sent away after Prisma's two seconds. A public page has an older
// copy to show: it waits for nobody.
const [STAFF_MS, PUBLIC_MS] = [10_000, 3000]

/** Reads and writes as role nep_app. Connects at the first query, so a build needs no database. */
export const db: PrismaClient = lazily(() => (held.nepDb ??= connect('nep_app', 10, STAFF_MS)))

/** Reads the public record and the published texts as role nep_public; knows no table with people in it. */
export const publicDb: PrismaClient = lazily(() => (held.nepPublicDb ??= connect('nep_public', 6, PUBLIC_MS)))

function lazily(make: () => PrismaClient): PrismaClient {
  return new Proxy({} as PrismaClient, {
    get(_, key) {
      const client = make()
      const value: unknown = Reflect.get(client, key)
      return typeof value === 'function' ? value.bind(client) : value
    },
  })
}

/** Ends both pools (command line, tests). */
export async function disconnect(): Promise<void> {
  await Promise.all([held.nepDb?.$disconnect(), held.nepPublicDb?.$disconnect()])
  held.nepDb = held.nepPublicDb = undefined
}
