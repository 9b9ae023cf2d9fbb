import { mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { run } from './child.mjs'
import { command } from './closing.mjs'
import { install } from './install.mjs'
import { data, root } from './paths.mjs'
import { generate } from './prepare.mjs'
import { complain, say } from './say.mjs'

const bin = (...path) => join(root, 'node_modules', ...path)
const cache = join(data, 'check')

// Longest first, two at a time: the machines this is written for have two cores.
const checks = [
  [
    'Lối viết (eslint)',
    bin('eslint', 'bin', 'eslint.js'),
    '.',
    '--max-warnings=0',
    '--cache',
    '--cache-location',
    `${cache}/eslint`,
  ],
  [
    'Kiến trúc, đơn vị (vitest)',
    bin('vitest', 'vitest.mjs'),
    'run',
    '--project=unit',
    '--reporter=dot',
    // By itself it leaves a core idle, half of a machine of two.
    `--maxWorkers=${availableParallelism()}`,
  ],
  [
    'Kiểu (tsc)',
    bin('typescript', 'bin', 'tsc'),
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    `${cache}/tsc.tsbuildinfo`,
  ],
  ['Mã không ai dùng (knip)', bin('knip', 'bin', 'knip.js'), '--cache', '--cache-location', `${cache}/knip`],
  [
    'Trình bày (prettier)',
    bin('prettier', 'bin', 'prettier.cjs'),
    '--check',
    '.',
    '--cache',
    '--cache-location',
    `${cache}/prettier`,
  ],
]

await command(async () => {
  await install()
  await generate()
  mkdirSync(cache, { recursive: true })
  const waiting = [...checks]
  const failures = []
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const failure = await one(check)
      if (failure) failures.push(failure)
    }
  }
  await Promise.all([worker(), worker()])
  failures.forEach(complain)
  return failures.length > 0 ? 1 : 0
})

async function one([name, ...args]) {
  const since = performance.now()
  const failure = await run(process.execPath, args, { sentence: name, env: { FORCE_COLOR: '0' } }).then(
    () => undefined,
    (error) => error,
  )
  const seconds = ((performance.now() - since) / 1000).toFixed(1).replace('.', ',')
  say(`  ${failure ? '✗' : '✓'} ${name} ${seconds} giây`)
  return failure
}
