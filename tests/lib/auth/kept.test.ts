import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { dropKept, keepForm, requireSender } from '@/lib/auth/kept/commands'
import { listKept, listKeptPages } from '@/lib/auth/kept/queries'
import { keptOf, placeOf } from '@/lib/auth/kept/rules'
import { KEPT_DAYS, KEPT_FORMS, KEPT_SIZE } from '@/lib/auth/kept/schema'
import { signIn, signOut } from '@/lib/auth/session/commands'
import { authSecret, ownerSeal, sessionCookie } from '@/lib/auth/session/queries'
import { type TestDatabase, testDatabase } from '../../support/database'
import { actorOf, addPerson, addUnit, eventsOf, PASSWORD } from './office'

const jar = vi.hoisted(() => new Map<string, string>())
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => jar.has(name) && { value: jar.get(name) } }),
  headers: async () => new Headers({ 'x-path': '/can-bo/don-vi/thuong-cat/gop-y/1?xong=1' }),
}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
}))

const NOW = new Date()
const path = '/can-bo/don-vi/thuong-cat/gop-y/1'
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

let database: TestDatabase
let unitId: string
let writer: Awaited<ReturnType<typeof addPerson>>
let other: typeof writer

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'x'.repeat(32))
  database = await testDatabase()
  unitId = await addUnit(database, '00598', 'thuong-cat')
  writer = await addPerson(database, unitId, 'viet')
  other = await addPerson(database, unitId, 'nguoi-khac')
})
afterAll(() => database.close())
beforeEach(async () => {
  jar.clear()
  await database.query('DELETE FROM kept_form')
})

const seal = async (of = writer) => ownerSeal(await actorOf(database, of.accountId, NOW), NOW)

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

async function signedInAs(of: typeof writer) {
  const opened = await signIn({ userName: of.userName, password: PASSWORD }, new Date())
  if (!opened.ok) throw new Error('refused')
  const token = { sid: opened.sessionId }
  jar.set(sessionCookie().name, await encode({ token, secret: authSecret(), maxAge: 60 }))
}

const sent = async (fields: Record<string, string> = {}) =>
  formOf({ owner: await seal(), 'kept-form': 'answer', reply: 'Đã sửa\nmái che.', ...fields })

describe('a form that comes after the session had ended', () => {
  it('waits on its page for its sender alone, who is sent to sign in and back', async () => {
    await expect(requireSender(await sent())).rejects.toThrow(
      `to /dang-nhap?tiep=${encodeURIComponent(`${path}?xong=1`)}&da-giu=1`,
    )
    expect(await listKept(writer.accountId, path, NOW)).toMatchObject([
      { form: 'answer', typed: { reply: 'Đã sửa\nmái che.' } },
    ])
    expect(await listKeptPages(writer.accountId, NOW)).toMatchObject([{ path }])
    expect(await listKept(other.accountId, path, NOW)).toEqual([])
    expect(await listKeptPages(other.accountId, NOW)).toEqual([])
    expect((await eventsOf(database, 'form.kept')).at(-1)).toEqual({
      actor_id: null,
      payload: { accountId: writer.accountId, path },
    })
  })

  it('waits for whoever had opened it, not for whoever has signed out at this desk', async () => {
    await signedInAs(other)
    const actor = await actorOf(database, other.accountId, NOW)
    await signOut(actor, NOW)
    jar.clear()
    await expect(requireSender(await sent())).rejects.toThrow('da-giu=1')
    expect(await listKept(other.accountId, path, NOW)).toEqual([])
  })

  it.each([
    ['does not say whose it is', { owner: '' }],
    [
      'has a seal of its own making',
      { owner: `${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}.2026-11-26.x` },
    ],
    ['does not say which form it is', { 'kept-form': '' }],
    ['is larger than any form', { reply: 'a'.repeat(KEPT_SIZE) }],
  ])('is not kept when it %s, and she is told so', async (_, fields) => {
    await expect(requireSender(await sent(fields))).rejects.toThrow('&chua-luu=1')
    expect(await database.query('SELECT FROM kept_form')).toEqual([])
  })

  it('is not kept for an account that is shut', async () => {
    const shut = await addPerson(database, unitId, 'da-nghi')
    const owner = await seal(shut)
    await database.query('UPDATE account SET disabled = true WHERE id = $1', [shut.accountId])
    await expect(requireSender(await sent({ owner }))).rejects.toThrow('&chua-luu=1')
  })

  it('waits no more once she sends it herself, or throws it away', async () => {
    await expect(requireSender(await sent())).rejects.toThrow('da-giu=1')
    await expect(requireSender(await sent({ 'kept-form': 'route' }))).rejects.toThrow('da-giu=1')
    await signedInAs(writer)
    expect(await requireSender(await sent())).toMatchObject({ accountId: writer.accountId })
    expect(await listKept(writer.accountId, path, NOW)).toMatchObject([{ form: 'route' }])
    await dropKept(other.accountId, { path })
    expect(await listKept(writer.accountId, path, NOW)).toHaveLength(1)
    await dropKept(writer.accountId, { path })
    expect(await listKept(writer.accountId, path, NOW)).toEqual([])
  })
})

describe('what waits', () => {
  const typed = { reply: 'x' }

  it('is bounded by count: the oldest gives way', async () => {
    for (let at = 0; at <= KEPT_FORMS; at++)
      await keepForm(writer.accountId, { path: `/can-bo/${at}`, form: 'answer', typed }, later(at / 100))
    await keepForm(other.accountId, { path, form: 'answer', typed }, NOW)
    const pages = await listKeptPages(writer.accountId, later(1))
    expect(pages).toHaveLength(KEPT_FORMS)
    expect(pages.map((page) => page.path)).not.toContain('/can-bo/0')
    expect(await listKeptPages(other.accountId, NOW)).toHaveLength(1)
  })

  it('ends after its days, and is then gone for good', async () => {
    await keepForm(writer.accountId, { path, form: 'answer', typed }, NOW)
    expect(await listKept(writer.accountId, path, later(KEPT_DAYS - 1))).toHaveLength(1)
    expect(await listKept(writer.accountId, path, later(KEPT_DAYS))).toEqual([])
    await keepForm(other.accountId, { path, form: 'answer', typed }, later(KEPT_DAYS))
    const left = await database.query<{ account_id: string }>('SELECT account_id FROM kept_form')
    expect(left.map(({ account_id }) => account_id)).toEqual([other.accountId])
  })

  it('waits at what its page is about, whatever the page tells of the last step', () => {
    const page = '/can-bo/don-vi/thuong-cat/mo-hinh/can-bo-truc'
    expect(placeOf(`${page}?xong=1`)).toBe(page)
    expect(placeOf(`${page}?sua=1&loi=day&xong=1`)).toBe(`${page}?sua=1`)
    expect(placeOf(`${page}?sua=2`)).not.toBe(placeOf(`${page}?sua=1`))
    expect(placeOf('//noi-khac.vn/can-bo')).toBeNull()
  })

  it('has no password, no file, none of Next’s own fields, and nothing that a text cannot hold', () => {
    const fields: [string, unknown][] = [
      ['kept-form', 'answer'],
      ['owner', 'seal'],
      ['$ACTION_ID_1', 'x'],
      ['password', 'bí mật'],
      ['photo', new File(['x'], 'anh.jpg')],
      ['reply', 'một\0hai\ud800ba'],
    ]
    expect(keptOf(path, fields)).toEqual({ path, form: 'answer', typed: { reply: 'mộthaiba' } })
  })
})
