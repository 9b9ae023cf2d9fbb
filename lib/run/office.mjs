import { onClose } from './closing.mjs'
import { openCluster } from './cluster.mjs'
import { drawKey, drawPassword, secret } from './kept.mjs'
import { migrate } from './migrate.mjs'
import { data, migrations } from './paths.mjs'
import { checkServer } from './server.mjs'
import { Stop, step } from './say.mjs'
import { inTurn } from './turns.mjs'

export const port = () => {
  const text = process.env.PORT || '3000'
  if (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65536) return Number(text)
  throw new Stop(`PORT phải là một số từ 1 đến 65535, đang là “${text}”: hãy sửa rồi chạy lại.`)
}

/** Opens the office's database, migrated, and returns the environment that everything of Nếp runs in. */
export const openOffice = () => (isLocal() ? inTurn('office', openInTurn) : openInTurn())

// Whether anything is made in this folder: an office that is given all it needs may stand where nothing can be written.
function isLocal() {
  const { DATABASE_URL, AUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, DEMO, DEMO_PASSWORD } = process.env
  const given = DATABASE_URL && AUTH_SECRET && NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
  return !given || (DEMO === '1' && !DEMO_PASSWORD)
}

async function openInTurn() {
  const given = process.env.DATABASE_URL
  const demo = process.env.DEMO || (given ? '0' : '1')
  const url = given || (await embedded())
  if (given) await step('Máy chủ trong DATABASE_URL', () => checkServer(given))
  await step('Cấu trúc cơ sở dữ liệu', async () => {
    const applied = await connected(url, (client) => migrate(client, migrations))
    return applied.length > 0 ? `${applied.length} bước mới` : undefined
  })
  return {
    DATABASE_URL: url,
    DEMO: demo,
    PORT: String(port()),
    PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port()}`,
    AUTH_SECRET: process.env.AUTH_SECRET || secret('auth-secret', drawKey),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
      process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secret('actions-key', drawKey),
    DEMO_PASSWORD: demo === '1' ? process.env.DEMO_PASSWORD || secret('demo-password', drawPassword) : '',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

async function embedded() {
  let cluster
  await step('PostgreSQL trong .data/', async () => {
    cluster = await openCluster(data)
    onClose(cluster.close)
    await connected(cluster.url('postgres'), async (client) => {
      const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'nep'`)
      if (rowCount === 0) await client.query('CREATE DATABASE nep')
    })
    return cluster.found ? 'đang chạy, dùng tiếp' : undefined
  })
  return cluster.url('nep')
}

/** One connection for the length of `work`. */
export async function connected(url, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
