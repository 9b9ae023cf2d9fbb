import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inTurn } from '@/lib/run/turns.mjs'

let folder
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nếp lượt '))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const turns = new URL('../../../lib/run/turns.mjs', import.meta.url).href
const program = (work) => [
  '--input-type=module',
  '--eval',
  `import { appendFileSync } from 'node:fs'
   import { setTimeout as wait } from 'node:timers/promises'
   import { inTurn } from ${JSON.stringify(turns)}
   const say = (word) => appendFileSync(${JSON.stringify(join(folder, 'said'))}, word + '\\n')
   await inTurn('build', async () => { ${work} }, ${JSON.stringify(folder)})`,
]

it('lets one command after another do its work', async () => {
  const run = promisify(execFile)
  const work = `say('in'); await wait(150); say('out')`
  await Promise.all([1, 2, 3].map(() => run(process.execPath, program(work))))
  expect(readFileSync(join(folder, 'said'), 'utf8')).toBe('in\nout\n'.repeat(3))
  expect(existsSync(join(folder, 'build.turn'))).toBe(false)
}, 30_000)

it('waits for nobody who was killed, and gives the turn back when work fails', async () => {
  const child = spawn(process.execPath, program(`say('in'); await wait(60_000)`))
  while (!existsSync(join(folder, 'said'))) await new Promise((then) => setTimeout(then, 20))
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(existsSync(join(folder, 'build.turn'))).toBe(true)
  expect(await inTurn('build', async () => 'done', folder)).toBe('done')
  await expect(inTurn('build', () => Promise.reject(new Error('no')), folder)).rejects.toThrow('no')
  expect(await inTurn('build', async () => 'again', folder)).toBe('again')
}, 30_000)

it('takes over a note that nobody ever wrote', async () => {
  writeFileSync(join(folder, 'build.turn'), '99999999')
  expect(await inTurn('build', async () => 'done', folder)).toBe('done')
})

it('takes over what a container left behind that had the same number', async () => {
  writeFileSync(join(folder, 'build.turn'), String(process.pid))
  expect(await inTurn('build', async () => 'done', folder)).toBe('done')
})
