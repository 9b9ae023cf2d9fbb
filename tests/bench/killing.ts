import { readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { connected } from './office'

/**
 * Kills (SIGKILL) one server process of this very database: PostgreSQL then throws away all the others and its memory,
 * and reads its log again, as after a crash. Only where the server is the test's own on this machine.
 */
export async function killDatabase(database: string): Promise<void> {
  const client = await connected(database).catch(() => null)
  if (!client) return
  client.on('error', () => undefined)
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const pid = rows[0]?.pid ?? 0
  if (!isPostgres(pid)) throw new Error('This database does not run on this machine: nothing is killed.')
  process.kill(pid, 'SIGKILL')
  await client.end().catch(() => undefined)
}

/** Refuses every connection to this database for a while, those that are open too. */
export async function stopDatabase(database: string, ms: number): Promise<void> {
  const name = new URL(database).pathname.slice(1)
  const elsewhere = await connected(Object.assign(new URL(database), { pathname: '/postgres' }).href)
  await elsewhere.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`)
  await elsewhere.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
  await wait(ms)
  await elsewhere.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`)
  await elsewhere.end()
}

// A number from another machine would name any process of this one.
function isPostgres(pid: number): boolean {
  try {
    return /postgres/.test(readlinkSync(`/proc/${pid}/exe`) + readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return false
  }
}
