import { afterEach, expect, it, vi } from 'vitest'
import { importing } from '@/lib/cli/importing'

// How far an import at the command line is: told where it takes a while, and never to a program.

afterEach(() => vi.useRealTimers())

async function said(...options: string[]) {
  vi.useFakeTimers()
  let errors = ''
  const run = importing({
    usage: 'import-x TỆP',
    take: async ({ told }) => {
      for (const [done, ms] of [0, 250, 500, 750, 1000].map((rows) => [rows, 700] as const)) {
        told(done, 1250)
        vi.advanceTimersByTime(ms)
      }
      told(1250, 1250)
      return { new: 1250, changed: 0, same: 0, leftOut: 0, missing: [], refused: [], mended: [], notes: [] }
    },
  })
  const io = { write: () => undefined, readFile: async () => new Uint8Array() }
  expect(await run(['x.csv', ...options], { ...io, writeError: (more) => (errors += more) })).toBe(0)
  return errors
}

it('says it once a second at most', async () => {
  expect(await said()).toBe('Đã ghi 500 trên 1.250 dòng.\nĐã ghi 1.000 trên 1.250 dòng.\n')
})

it('says nothing to a program', async () => {
  expect(await said('--json')).toBe('')
})
