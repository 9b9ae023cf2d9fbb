import { command } from './closing.mjs'
import { show } from './child.mjs'
import { install } from './install.mjs'
import { openOffice } from './office.mjs'
import { root } from './paths.mjs'
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
  const database = withDatabase.test(given[0] ?? '') ? await office(given[0]) : {}
  // Files are named from the folder where the person stands, not from the one npm moves to.
  const cwd = process.env.INIT_CWD ?? root
  return show(process.execPath, [...args, ...given], { env: { ...paths, ...database }, cwd })
}, notStarted)

async function office(name) {
  const env = await openOffice()
  await generate()
  if (name !== 'seed') await seed(env)
  return env
}
