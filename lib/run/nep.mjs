import { command } from './closing.mjs'
import { show } from './child.mjs'
import { install } from './install.mjs'
import { openOffice } from './office.mjs'
import { root } from './paths.mjs'
import { generate, seed, typescript } from './prepare.mjs'
import { sayTo } from './say.mjs'

const withoutDatabase = ['grade', 'help', '--help', '-h', undefined]

sayTo(process.stderr)
await command(async () => {
  const given = process.argv.slice(2)
  await install()
  const { args, env: paths } = typescript('lib/cli/nep.ts')
  const database = withoutDatabase.includes(given[0]) ? {} : await office(given[0])
  // Files are named from the folder where the person stands, not from the one npm moves to.
  const cwd = process.env.INIT_CWD ?? root
  return show(process.execPath, [...args, ...given], { env: { ...paths, ...database }, cwd })
})

async function office(name) {
  const env = await openOffice()
  await generate()
  if (name !== 'seed') await seed(env)
  return env
}
