import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { alive, commandOf, stopServer } from './alive.mjs'
import { Stop } from './say.mjs'

/** The server that already runs on these files, if it is ours and answers; one that does not answer is stopped. */
export async function orphan({ files, user, password }) {
  const note = join(files, 'postmaster.pid')
  for (let passed = 0; passed < 15_000; passed += 250) {
    const server = read(note)
    if (!server || !alive(server.pid)) return undefined
    if (!commandOf(server.pid).includes(files)) {
      // The machine was restarted and gave the number to somebody else; PostgreSQL alone would refuse to start.
      rmSync(note, { force: true })
      return undefined
    }
    if (server.port && (await answers(server.port, files, { user, password }))) return server
    await wait(250)
  }
  const { pid } = read(note) ?? {}
  if (!pid) return undefined
  try {
    await stopServer(pid, 5000)
  } catch (error) {
    throw new Stop(
      `Một PostgreSQL cũ (tiến trình ${pid}) giữ ${files} mà không trả lời: hãy dừng nó bằng kill ${pid} (người dùng đã chạy nó) rồi chạy lại.`,
      error.message,
    )
  }
  return undefined
}

/** The server that runs on these files by its own note, without asking it, starting it or changing anything. */
export function noted(files) {
  const server = read(join(files, 'postmaster.pid'))
  return server?.port && alive(server.pid) ? server : undefined
}

function read(note) {
  try {
    const [pid, , , port] = readFileSync(note, 'utf8').split('\n')
    return { pid: Number(pid), port: Number(port) }
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

async function answers(port, files, { user, password }) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query('SHOW data_directory')
    return rows[0].data_directory === files
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
