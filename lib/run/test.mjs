import { existsSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { needChromium } from './chromium.mjs'
import { show } from './child.mjs'
import { command } from './closing.mjs'
import { install } from './install.mjs'
import { data, root } from './paths.mjs'
import { build, generate } from './prepare.mjs'
import { complain, say } from './say.mjs'
import { testEnvironment } from './testing.mjs'

const reports = { vitest: join(data, 'vitest.json'), playwright: join(data, 'playwright.json') }
const bin = (...path) => join(root, 'node_modules', ...path)

await command(async () => {
  await install()
  await generate()
  for (const report of Object.values(reports)) rmSync(report, { force: true })
  const codes = [
    await show(process.execPath, [
      ...[bin('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json'],
      // By itself it leaves a core idle: on a machine of two, half of it.
      `--maxWorkers=${availableParallelism()}`,
      `--outputFile.json=${reports.vitest}`,
    ]),
    await journeys().catch((error) => {
      complain(error)
      return 1
    }),
  ]
  return close(codes)
})

async function journeys() {
  const chromium = await needChromium()
  await build(testEnvironment({ url: 'postgresql://nobody@127.0.0.1:1/none' }))
  return show(
    process.execPath,
    [bin('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', '--pass-with-no-tests'],
    {
      env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: reports.playwright },
    },
  )
}

// One plain line for both runners: whoever reads only the end of the output knows how it went.
function close(codes) {
  const [unit, browser] = [read(reports.vitest), read(reports.playwright)]
  const passed = (unit?.numPassedTests ?? 0) + (browser?.stats.expected ?? 0) + (browser?.stats.flaky ?? 0)
  const failed = (unit?.numFailedTests ?? 0) + (browser?.stats.unexpected ?? 0)
  const broken = codes.filter((code) => code !== 0).length
  // A runner that broke before it counted anything is a failure all the same.
  const counted = failed > 0 ? failed : broken
  for (const title of unsteady(browser)) say(`Chỉ đạt ở lần thứ hai: ${title}`)
  say(`\n${passed} passed, ${counted} failed`)
  return counted > 0 || passed === 0 ? 1 : 0
}

// A journey that passed only when walked again is no failure, and nothing to keep quiet about.
function unsteady(part, above = []) {
  const named = (part?.specs ?? []).filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
  return [
    ...named.map(({ title }) => [...above, title].join(' › ')),
    ...(part?.suites ?? []).flatMap((suite) => unsteady(suite, [...above, suite.title])),
  ]
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
}
