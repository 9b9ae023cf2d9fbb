import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { show } from './child.mjs'
import { command } from './closing.mjs'
import { install } from './install.mjs'
import { root } from './paths.mjs'
import { build, generate, typescript } from './prepare.mjs'
import { say } from './say.mjs'
import { openTestServer, testEnvironment } from './testing.mjs'

// Each file of tests/bench measures one thing against something else in the same run, and prints a ratio.
// Words choose files by name; --start adds the one that installs and builds a fresh clone, --load those that keep a
// hundred people typing: minutes each.
await command(async () => {
  await install()
  await generate()
  const server = await openTestServer()
  const template = await server.demo()
  const env = testEnvironment({ url: server.url(template) })
  await build(env)
  const [starting, loading] = ['--start', '--load'].map((word) => process.argv.includes(word))
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  const folder = join(root, 'tests', 'bench')
  const files = readdirSync(folder).filter(
    (name) =>
      (name.endsWith('.bench.ts') && (starting || name !== 'start.bench.ts')) ||
      (name.endsWith('.load.ts') && loading),
  )
  let code = 0
  for (const name of files.filter(
    (name) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  )) {
    const database = await server.clone(template)
    say(`\n${name}`)
    const { args, env: paths } = typescript(join('tests', 'bench', name))
    const ended = await show(process.execPath, args, {
      env: { ...env, ...paths, DATABASE_URL: server.url(database) },
    })
    code ||= ended
    await server.drop(database)
  }
  return code
})
