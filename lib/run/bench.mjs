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
await command(async () => {
  await install()
  await generate()
  const server = await openTestServer()
  const template = await server.demo()
  const env = testEnvironment({ url: server.url(template) })
  await build(env)
  const wanted = process.argv.slice(2)
  const folder = join(root, 'tests', 'bench')
  const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))
  let code = 0
  for (const name of files.filter(
    (name) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
  )) {
    const database = await server.clone(template)
    say(`\n${name}`)
    const { args, env: paths } = typescript(join('tests', 'bench', name))
    code ||= await show(process.execPath, args, {
      env: { ...env, ...paths, DATABASE_URL: server.url(database) },
    })
    await server.drop(database)
  }
  return code
})
