import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { unitNamed } from '@/app/api/v1/unit'
import { unitToPrintFor } from '@/app/papers'
import { getWard } from '@/app/ward'
import { testDatabase, type TestDatabase } from '@/tests/support/database'

// What Next keeps, kept for ever: nothing is published at midnight, so only another question can have another answer.
vi.mock('next/cache', () => {
  const kept = new Map<string, unknown>()
  return {
    unstable_cache: (read: () => unknown, key: string[]) => () => {
      const name = key.join(' ')
      if (!kept.has(name)) kept.set(name, read())
      return kept.get(name)
    },
  }
})

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await database.query(`
    INSERT INTO admin_unit (code, slug, name, type) VALUES ('01', 'ha-noi', 'Thành phố Hà Nội', 'province');
    INSERT INTO admin_unit (code, slug, name, type, parent_id, valid_from, valid_to)
    SELECT '00598', v.slug, v.slug, 'ward', id, v.a::date, v.b::date FROM admin_unit,
      (VALUES ('cu', NULL, '2199-06-30'), ('moi', '2199-07-01', NULL)) AS v(slug, a, b)`)
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterAll(async () => {
  vi.useRealTimers()
  await database.close()
})

it.each([
  ['2199-06-30T23:59:59+07:00', { here: 'cu', away: 'moi', print: [true, true] }],
  ['2199-07-01T00:00:00+07:00', { here: 'moi', away: 'cu', print: [false, true] }],
])('at %s a ward’s pages, papers and open data are of the unit of the day', async (now, expected) => {
  vi.setSystemTime(new Date(now))
  expect((await getWard('vi', expected.here)).slug).toBe(expected.here)
  await expect(getWard('vi', expected.away)).rejects.toThrow(/404/)
  expect((await unitNamed('00598')).unit?.slug).toBe(expected.here)
  // A ward hangs its papers on its first day: they are printed before.
  const printed = await Promise.all(['cu', 'moi'].map((slug) => unitToPrintFor(slug)))
  expect(printed.map((unit) => unit !== null)).toEqual(expected.print)
})
