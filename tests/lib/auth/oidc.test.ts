import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { resetPassword } from '@/lib/auth/accounts/issuing/commands'
import { leaveForProvider, returnFromProvider } from '@/lib/auth/oidc/commands'
import { askToLink, linkIdentity, unlinkIdentity } from '@/lib/auth/oidc/linking/commands'
import { findOwnIdentity } from '@/lib/auth/oidc/linking/queries'
import { authSecret, findActorOfSession } from '@/lib/auth/session/queries'
import { oidcRoutes } from '@/lib/routes'
import { freePort } from '@/lib/run/cluster.mjs'
import { type TestDatabase, testDatabase } from '../../support/database'
import { openIdentityProvider, signInThere } from '../../support/identity-provider'
import { actorOf, addPerson, addUnit, eventsOf, PASSWORD } from './office'

const jar = vi.hoisted(() => new Map<string, string>())
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => jar.has(name) && { value: jar.get(name) },
    set: (name: string, value: string, options: { maxAge?: number }) =>
      options.maxAge === 0 ? jar.delete(name) : jar.set(name, value),
  }),
  headers: async () => new Headers(),
}))

const NOW = new Date()
const back = `http://localhost:3000${oidcRoutes.callback}`

let database: TestDatabase
let unitId: string
let provider: Awaited<ReturnType<typeof openIdentityProvider>>
let count = 0

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'x'.repeat(32))
  provider = await openIdentityProvider(await freePort(), back)
  for (const [name, value] of Object.entries(provider.settings)) vi.stubEnv(name, value)
  database = await testDatabase()
  unitId = await addUnit(database, '00598', 'thuong-cat')
})
afterAll(async () => {
  provider.close()
  await database.close()
})
beforeEach(() => jar.clear())

/** Somebody with an account, and a name at the provider that nobody of ours is tied to. */
async function newcomer(roles: Parameters<typeof addPerson>[3] = []) {
  const name = `nguoi${(count += 1)}`
  return { ...(await addPerson(database, unitId, name, roles)), there: name }
}

async function signInWith(login: string) {
  const address = await leaveForProvider('/can-bo/danh-gia')
  return returnFromProvider(await signInThere(address, login, back), NOW)
}

async function link(person: Awaited<ReturnType<typeof newcomer>>, login = person.there) {
  const actor = await actorOf(database, person.accountId, NOW)
  const asked = await askToLink(actor, PASSWORD)
  if (!asked.ok) return asked
  const came = await returnFromProvider(await signInThere(asked.address, login, back), NOW)
  if (!came.ok || !('linking' in came) || !came.linking.who) throw new Error('not linking')
  return linkIdentity(actor, came.linking.accountId, came.linking.who, NOW)
}

describe('who may not come in by the provider', () => {
  it('whoever has the mail address that the roster names, used or never used', async () => {
    for (const unused of [true, false]) {
      const person = await newcomer()
      await database.query('UPDATE account SET must_change_password = $2 WHERE id = $1', [
        person.accountId,
        unused,
      ])
      await database.query('UPDATE person SET email = $2 WHERE id = $1', [
        person.personId,
        `${person.there}@co-quan.example`,
      ])
      expect(await signInWith(person.there)).toEqual({ ok: false, reason: 'unknown' })
    }
    expect(await database.query('SELECT FROM account_identity')).toEqual([])
  })

  it('whoever sits at an open session and does not know its password', async () => {
    const person = await newcomer()
    const actor = await actorOf(database, person.accountId, NOW)
    for (let tries = 0; tries < 5; tries++)
      expect(await askToLink(actor, 'không phải')).toEqual({ ok: false, reason: 'wrong' })
    expect(await askToLink(actor, PASSWORD)).toEqual({ ok: false, reason: 'too-many' })
    expect(jar.size).toBe(0)
  })

  it('a second person at the provider, and one of whom another account is tied already', async () => {
    const [one, other] = [await newcomer(), await newcomer()]
    expect(await link(one)).toEqual({ ok: true })
    expect(await link(one, 'nguoi.la')).toEqual({ ok: false, reason: 'taken' })
    expect(await link(other, one.there)).toEqual({ ok: false, reason: 'taken' })
    expect(await signInWith('nguoi.la')).toEqual({ ok: false, reason: 'unknown' })
    expect((await eventsOf(database, 'action.refused')).at(-1)).toEqual({
      actor_id: other.personId,
      payload: { action: 'account.link', why: 'taken', subject: other.accountId },
    })
  })

  it('an answer to an errand of another account, or to none', async () => {
    const [one, other] = [await newcomer(), await newcomer()]
    const who = { iss: provider.settings.OIDC_ISSUER, sub: one.there }
    const actor = await actorOf(database, one.accountId, NOW)
    expect(await linkIdentity(actor, other.accountId, who, NOW)).toEqual({ ok: false, reason: 'not-found' })
    expect(await returnFromProvider(new URLSearchParams('code=a&state=b'), NOW)).toEqual({
      ok: false,
      reason: 'expired',
    })
    jar.set(
      'nep.oidc',
      await encode({ token: { state: 'b', nonce: 'c', verifier: 'd', next: null }, secret: 'y'.repeat(32) }),
    )
    expect((await returnFromProvider(new URLSearchParams('code=a&state=b'), NOW)).ok).toBe(false)
    expect(authSecret()).not.toBe('y'.repeat(32))
  })
})

it('opens the account of whoever tied it, says so, and shows her under which name', async () => {
  const person = await newcomer()
  expect(await link(person)).toEqual({ ok: true })
  const actor = await actorOf(database, person.accountId, NOW)
  expect(await findOwnIdentity(actor)).toEqual({
    knownAs: `${person.there}@co-quan.example`,
    linkedAt: NOW.toISOString(),
  })
  const came = await signInWith(person.there)
  if (!came.ok || !('sessionId' in came)) throw new Error('refused')
  expect(came.next).toBe('/can-bo/danh-gia')
  expect(await findActorOfSession(came.sessionId, NOW)).toMatchObject({ accountId: person.accountId })
  expect((await eventsOf(database, 'account.identity-linked')).at(-1)).toEqual({
    actor_id: person.personId,
    payload: { accountId: person.accountId, issuer: provider.settings.OIDC_ISSUER },
  })
})

it('opens nothing once she unties it, or an administrator draws a new password', async () => {
  const admin = await newcomer(['administrator'])
  for (const untie of [
    async ({ accountId }: { accountId: string }) => unlinkIdentity(await actorOf(database, accountId, NOW)),
    async ({ accountId }: { accountId: string }) =>
      resetPassword(await actorOf(database, admin.accountId, NOW), { accountId }, NOW),
  ]) {
    const person = await newcomer()
    await link(person)
    expect((await signInWith(person.there)).ok).toBe(true)
    expect(await untie(person)).toMatchObject({ ok: true })
    expect(await signInWith(person.there)).toEqual({ ok: false, reason: 'unknown' })
    expect((await eventsOf(database, 'account.identity-unlinked')).at(-1)).toMatchObject({
      payload: { accountId: person.accountId },
    })
  }
})

it('opens no account that is shut', async () => {
  const person = await newcomer()
  await link(person)
  await database.query('UPDATE account SET disabled = true WHERE id = $1', [person.accountId])
  expect(await signInWith(person.there)).toEqual({ ok: false, reason: 'disabled' })
})

it('draws no new password for her own account, and remembers that she asked', async () => {
  const admin = await newcomer(['administrator'])
  const actor = await actorOf(database, admin.accountId, NOW)
  const refused = await resetPassword(actor, { accountId: admin.accountId }, NOW)
  expect(refused).toEqual({ ok: false, reason: 'own-account' })
  expect((await eventsOf(database, 'action.refused')).at(-1)).toEqual({
    actor_id: admin.personId,
    payload: { action: 'account.reset', why: 'own-account', subject: admin.accountId },
  })
})
