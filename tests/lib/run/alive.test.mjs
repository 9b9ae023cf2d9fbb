import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, it, vi } from 'vitest'
import { commandOf } from '@/lib/run/alive.mjs'

afterEach(() => vi.unstubAllEnvs())

it('reads what a process runs letter by letter, whatever the locale, and nothing of one that is gone', async () => {
  vi.stubEnv('LC_ALL', 'C')
  const folder = '/nhà của tôi/nếp (bản 2)/.data/postgres'
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', folder])
  await once(child, 'spawn')
  expect(commandOf(child.pid)).toContain(folder)
  child.kill()
  await once(child, 'exit')
  expect(commandOf(child.pid)).toBe('')
})
