import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '@/lib/run/cluster.mjs'
import { testEnvironment } from '@/lib/run/testing.mjs'
import { tell } from './verdicts'

// What is committed, in a folder of its own, as somebody who has only just heard of Nếp would start it.
// What the command that runs this has set, the clone must find out for itself.
const own = [...Object.keys(testEnvironment({ url: '' })), 'TSX_TSCONFIG_PATH']
const unset = Object.fromEntries(own.map((name) => [name, undefined]))
const folder = mkdtempSync(join(tmpdir(), 'nep-bench-start-'))
try {
  await promisify(execFile)('git', ['clone', '--quiet', '--no-hardlinks', process.cwd(), folder])
  const first = await secondsToFirstPage()
  const second = await secondsToFirstPage()
  tell([
    { what: 'fresh clone to first page', found: `${first.toFixed(1)} s` },
    { what: 'second start to first page', found: `${second.toFixed(1)} s`, goal: '< 3 s', met: second < 3 },
  ])
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function secondsToFirstPage(): Promise<number> {
  const port = await freePort()
  const since = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, ...unset, PORT: String(port) },
    // In a group of its own, so that Ctrl-C can be given to npm and what it started, as a terminal does.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const interrupt = () => process.kill(-(child.pid ?? 0), 'SIGINT')
  process.once('exit', interrupt)
  const opened = () =>
    fetch(`http://localhost:${port}/`).then(
      ({ status }) => status === 200,
      () => false,
    )
  while (!(await opened())) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
    await wait(20)
  }
  const spent = performance.now() - since
  process.off('exit', interrupt)
  interrupt()
  await once(child, 'exit')
  return spent / 1000
}
