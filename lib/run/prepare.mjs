import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { hashOf } from './hash.mjs'
import { stamp } from './kept.mjs'
import { connected } from './office.mjs'
import { root } from './paths.mjs'
import { step } from './say.mjs'
import { inTurn } from './turns.mjs'

const node = process.execPath

/** Runs a TypeScript file of lib or tests in node, with the paths of this repository, from whatever folder. */
export const typescript = (file) => ({
  args: ['--conditions=react-server', '--import', import.meta.resolve('tsx'), join(root, file)],
  env: { TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') },
})
const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

/** Writes Prisma's client when the schema, or Prisma itself, is another than last time. */
export async function generate() {
  const wanted = hashOf(root, ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  const made = stamp('.schema', join(root, 'lib', 'generated'))
  if (!made.same(wanted)) await inTurn('generate', () => made.same(wanted) || generateAll(made, wanted))
}

async function generateAll(made, wanted) {
  await step('Lớp truy cập dữ liệu (prisma generate)', async () => {
    await run(node, [join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints'], {
      sentence: 'prisma generate không chạy xong: hãy sửa prisma/schema/ theo lời báo dưới đây.',
      // Named, never executed: without it Prisma tries to download an engine.
      env: { PRISMA_SCHEMA_ENGINE_BINARY: node, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    })
    made.set(wanted)
  })
}

/** Loads units, texts and, where wanted, the demo (`asOf` a day), when this database does not have them yet. */
export async function seed(env, { asOf } = {}) {
  const wanted = createHmac('sha256', env.AUTH_SECRET)
    .update(
      hashOf(root, ['prisma/seed', 'lib/cli/seed.ts'], {
        also: [env.DEMO, env.DEMO_PASSWORD, asOf ?? demoMonth(env)],
      }),
    )
    .digest('hex')
  const what = env.DEMO === '1' ? 'Đơn vị, văn bản và dữ liệu minh họa' : 'Đơn vị và văn bản'
  await connected(env.DATABASE_URL, async (client) => {
    if (await isSeeded(client, wanted)) return
    await step(what, async () => {
      // Commands that meet an empty office at once take turns; who comes second finds everything there.
      await client.query('SELECT pg_advisory_lock($1)', [seeding])
      if (await isSeeded(client, wanted)) return 'đã có'
      const { args, env: paths } = typescript('lib/cli/nep.ts')
      await run(node, [...args, 'seed', ...(asOf ? ['--as-of', asOf] : [])], {
        env: { ...env, ...paths },
        sentence:
          'Không nạp được dữ liệu ban đầu: hãy xem lời báo dưới đây rồi chạy lại, phần đã nạp không bị nạp hai lần.',
      })
      await client.query(`COMMENT ON TABLE _prisma_migrations IS '${wanted}'`)
    })
  })
}

const seeding = 72707370

// Kept in the database itself: a stamp on disk would outlive a database that was dropped.
async function isSeeded(client, wanted) {
  const { rows } = await client.query(`SELECT obj_description('_prisma_migrations'::regclass) AS seeded`)
  return rows[0].seeded === wanted
}

// The demo reaches up to last month, so a new month is new data.
const demoMonth = ({ DEMO }) =>
  DEMO === '1'
    ? new Intl.DateTimeFormat('sv', {
        timeZone: 'Asia/Ho_Chi_Minh',
        year: 'numeric',
        month: '2-digit',
      }).format()
    : ''

const sources = [
  ...['app', 'components', 'lib', 'public', 'prisma/schema', 'package-lock.json'],
  ...['next.config.ts', 'proxy.ts', 'instrumentation.ts', 'postcss.config.mjs', 'tsconfig.json'],
]

/** Builds the site when its sources are others than those of the last build. */
export async function build(env) {
  const wanted = hashOf(root, sources, {
    without: ['lib/run', 'lib/generated'],
    also: [env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY],
  })
  const made = stamp('nep-sources', join(root, '.next'))
  const built = () => made.same(wanted) && existsSync(join(root, '.next', 'BUILD_ID'))
  if (!built()) await inTurn('build', () => built() || buildAll(env, made, wanted))
}

async function buildAll(env, made, wanted) {
  await step('Dựng trang (next build)', async () => {
    made.clear()
    await run(node, [next, 'build'], {
      env: { ...env, NODE_ENV: 'production' },
      sentence: 'next build không dựng được trang: hãy sửa theo lời báo dưới đây.',
    })
    made.set(wanted)
  })
}
