import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { openOffice } from '@/lib/run/office.mjs'
import { testDatabase } from '@/tests/support/database'

let database
beforeAll(async () => {
  database = await testDatabase()
  return database.close
})
// The steps speak to whoever stands at the terminal.
beforeEach(() => vi.spyOn(process.stdout, 'write').mockReturnValue(true))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

it('draws or derives what is set to nothing, as if it were not set', async () => {
  vi.stubEnv('DATABASE_URL', database.url)
  for (const name of ['DEMO', 'DEMO_PASSWORD', 'PORT', 'PUBLIC_URL', 'AUTH_SECRET']) vi.stubEnv(name, '')
  const office = await openOffice()
  expect(office).toMatchObject({ DEMO: '0', PORT: '3000', PUBLIC_URL: 'http://localhost:3000' })
  expect(office.AUTH_SECRET.length).toBeGreaterThanOrEqual(32)
  vi.stubEnv('DEMO', '1')
  expect((await openOffice()).DEMO_PASSWORD.length).toBeGreaterThanOrEqual(8)
})
