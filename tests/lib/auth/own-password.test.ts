import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { changePassword } from '@/lib/auth/passwords/commands'
import { signIn } from '@/lib/auth/session/commands'
import {
  authSecret,
  findActor,
  findSignedIn,
  findWriter,
  requireActor,
  sessionCookie,
} from '@/lib/auth/session/queries'
import { testDatabase, type TestDatabase } from '../../support/database'
import { addPerson, addUnit, PASSWORD } from './office'

const jar = new Map<string, string>()
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => jar.has(name) && { value: jar.get(name) } }),
  headers: async () => new Headers({ 'x-path': '/can-bo/danh-gia' }),
}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
}))

let database: TestDatabase

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'x'.repeat(32))
  database = await testDatabase()
})
afterAll(() => database.close())

it('lets somebody with a password that others have read do nothing but choose her own', async () => {
  const unitId = await addUnit(database, '00598', 'thuong-cat')
  const { accountId, userName } = await addPerson(database, unitId, 'moi', ['personnel'])
  await database.query('UPDATE account SET must_change_password = true WHERE id = $1', [accountId])
  const opened = await signIn({ userName, password: PASSWORD }, new Date())
  if (!opened.ok) throw new Error('refused')
  jar.set(
    sessionCookie().name,
    await encode({ token: { sid: opened.sessionId }, secret: authSecret(), maxAge: 60 }),
  )

  expect(await findActor()).toBeNull()
  expect(await findWriter()).toBeNull()
  await expect(requireActor()).rejects.toThrow('to /can-bo/tai-khoan')
  const own = await findSignedIn()
  expect(own?.accountId).toBe(accountId)

  const chosen = 'bốn con chim sẻ'
  await changePassword(own!, { current: PASSWORD, chosen, again: chosen }, new Date())
  expect((await findActor())?.accountId).toBe(accountId)
  expect((await requireActor()).accountId).toBe(accountId)
  expect(await findWriter()).toEqual({ accountId, personId: own?.personId })
})

it.each([
  ['a revoked session', 'UPDATE session SET revoked_at = now() WHERE account_id = $1'],
  ['a session out of time', "UPDATE session SET expires_at = now() - interval '1 s' WHERE account_id = $1"],
  ['an account closed', 'UPDATE account SET disabled = true WHERE id = $1'],
])('lets nobody write with %s', async (what, change) => {
  const unitId = await addUnit(database, what, what.replaceAll(' ', '-'))
  const { accountId, userName } = await addPerson(database, unitId, what.replaceAll(' ', '.'), ['assessor'])
  const opened = await signIn({ userName, password: PASSWORD }, new Date())
  if (!opened.ok) throw new Error('refused')
  const token = { sid: opened.sessionId }
  jar.set(sessionCookie().name, await encode({ token, secret: authSecret(), maxAge: 60 }))
  expect(await findWriter()).toMatchObject({ accountId })
  await database.query(change, [accountId])
  expect(await findWriter()).toBeNull()
})

it('sends a stranger to sign in and back', async () => {
  jar.clear()
  expect(await findActor()).toBeNull()
  expect(await findWriter()).toBeNull()
  await expect(requireActor()).rejects.toThrow('to /dang-nhap?tiep=%2Fcan-bo%2Fdanh-gia')
})
