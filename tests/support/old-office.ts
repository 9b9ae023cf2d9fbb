import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { migrate } from '@/lib/run/migrate.mjs'
import { migrations } from '@/lib/run/paths.mjs'
import { testDatabase } from './database'

/**
 * An office as it was before a migration: `fill` puts rows into it (whom and what they name need not be there, unless their table is written anew), then it
 * is migrated, and `look` sees what has become of them.
 */
export async function migrateOffice(
  since: string,
  fill: string,
  look: (client: pg.Client, done: string[]) => Promise<void>,
): Promise<void> {
  const database = await testDatabase()
  const name = `${new URL(database.url).pathname.slice(1)}_old`
  const before = mkdtempSync(join(tmpdir(), 'nep-before-'))
  try {
    await database.query(`CREATE DATABASE "${name}" TEMPLATE template0`)
    const client = await database.client(database.url.replace(/\/nep_t_[^/?]+/, `/${name}`))
    client.on('error', () => undefined)
    for (const each of readdirSync(migrations).filter((folder) => folder < since && /^\d/.test(folder)))
      cpSync(join(migrations, each), join(before, each), { recursive: true })
    await migrate(client, before)
    await client.query(
      `SET session_replication_role = replica; ${fill}; SET session_replication_role = origin;`,
    )
    await look(client, await migrate(client, migrations))
  } finally {
    rmSync(before, { recursive: true })
    await database.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    await database.close()
  }
}
