import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllEnvs())

async function read(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  const { env, publicUrl } = await import('@/lib/env')
  return { ...env(), root: publicUrl() }
}
const database = { DATABASE_URL: 'postgresql://nep@127.0.0.1/nep' }

it('takes a setting that is there and empty for one that is not there', async () => {
  const names = [
    'PORT',
    'PUBLIC_URL',
    'AUTH_SECRET',
    'SMTP_URL',
    'OIDC_ISSUER',
    'DEMO',
    'DEMO_PASSWORD',
    'JOBS',
  ]
  const empty = Object.fromEntries(names.map((name) => [name, '']))
  expect(await read({ ...database, ...empty })).toMatchObject({
    ...{ PORT: 3000, DEMO: '0', JOBS: '1' },
    root: 'http://localhost:3000',
  })
})

it('takes the address of the portal with a stroke at its end, and refuses a page of it', async () => {
  expect(await read({ ...database, PUBLIC_URL: 'https://nep.cantho.gov.vn/' })).toMatchObject({
    root: 'https://nep.cantho.gov.vn',
  })
  vi.resetModules()
  await expect(read({ ...database, PUBLIC_URL: 'https://cantho.gov.vn/nep' })).rejects.toThrow('gốc của cổng')
})
