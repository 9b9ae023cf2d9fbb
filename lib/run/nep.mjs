import { command } from './closing.mjs'
import { show } from './child.mjs'
import { runningAt } from './cluster.mjs'
import { install } from './install.mjs'
import { openOffice } from './office.mjs'
import { data, root } from './paths.mjs'
import { generate, seed, typescript } from './prepare.mjs'
import { sayTo } from './say.mjs'

// Help, grading, a public ledger and a misspelt name need no database.
const withDatabase = /^(import-.+|create-admin|seed)$/
// 1 would say that the command refused something.
const notStarted = 2

sayTo(process.stderr)
await command(async () => {
  const given = process.argv.slice(2)
  await install()
  const { args, env: paths } = typescript('lib/cli/nep.ts')
  const database = withDatabase.test(given[0] ?? '') ? await office(given[0]) : portal()
  // Files are named from the folder where the person stands, not from the one npm moves to.
  const cwd = process.env.INIT_CWD ?? root
  return show(process.execPath, [...args, ...given], { env: { ...paths, ...database }, cwd })
}, notStarted)

// Grading by a scheme of the portal looks into the database that runs anyway, and starts none.
function portal() {
  const url = process.env.DATABASE_URL || runningAt(data, 'nep')
  return url ? { DATABASE_URL: url } : {}
}

async function office(name) {
  const env = await openOffice()
  await generate()
  if (name !== 'seed') await seed(env)
  return env
}
