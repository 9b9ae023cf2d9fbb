import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { sessionCookie } from '@/lib/auth/session/queries'
import { POST as keepSelf } from '@/app/[locale]/staff/evaluations/[month]/draft/route'
import { POST as saveCells } from '@/app/[locale]/staff/units/[unit]/evaluations/[month]/cells/route'
import { POST as keepFields } from '@/app/[locale]/staff/units/[unit]/evaluations/[month]/people/[person]/fields/route'

// A form that another site's page sends in her name: every action there is says no before it does anything else.

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: () => {
      throw new Error('asked who she is')
    },
  }),
  headers: async () =>
    new Headers({
      origin: 'https://evil.example',
      host: 'nep.example',
      'x-path': '/can-bo',
      'sec-fetch-site': 'cross-site',
    }),
}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
  notFound: () => {
    throw new Error('not found')
  },
}))
vi.mock('next/cache', () => ({ updateTag() {}, revalidateTag() {}, unstable_cache: (work: unknown) => work }))

beforeAll(() => {
  vi.stubEnv('AUTH_SECRET', 'x'.repeat(32))
  vi.stubEnv('PUBLIC_URL', 'https://nep.example')
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/none')
})
afterAll(() => vi.unstubAllEnvs())

const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)actions\.ts$/.test(file),
)

it('has found the actions', () => expect(files.length).toBeGreaterThan(35))

it.each(files)('%s: does nothing for a page of another site', async (file) => {
  const opened = (await import(resolve(join('app', file)))) as Record<
    string,
    (...given: unknown[]) => Promise<unknown>
  >
  for (const [name, act] of Object.entries(opened)) {
    const form = new FormData()
    form.set('unit', 'thuong-cat')
    const run = act.length === 2 ? act({ typed: {}, errors: [] }, form) : act(form)
    await expect(run, name).rejects.toThrow(
      /^to \/(?:dang-nhap\?tu-choi=nguon|don-vi\/thuong-cat\/chua-nhan\/)/,
    )
  }
})

it.each([
  ['cells of a sheet', saveCells],
  ['fields of a person', keepFields],
  ['her own month', keepSelf],
])('%s: does nothing for a page of another site', async (_, take) => {
  const request = new Request('https://nep.example/', { method: 'POST', body: '{}' })
  const params = Promise.resolve({ unit: 'thuong-cat', month: '2026-10', person: '' })
  await expect(take(request as never, { params } as never)).rejects.toThrow('to /dang-nhap?tu-choi=nguon')
})

it('her cookie leaves the browser over TLS alone, is read by no script, and follows no form of another site', () => {
  expect(sessionCookie()).toEqual({
    name: '__Secure-next-auth.session-token',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
  })
})
