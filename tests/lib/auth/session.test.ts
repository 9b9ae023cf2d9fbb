import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { switchAccount, unlockAccount } from '@/lib/auth/accounts/commands'
import { ADDRESS_ATTEMPTS } from '@/lib/auth/attempts/schema'
import { signIn, signOut } from '@/lib/auth/session/commands'
import { findActorOfSession } from '@/lib/auth/session/queries'
import { credentials } from '@/lib/auth/session/schema'
import { type TestDatabase, testDatabase } from '../../support/database'
import { actorOf, addPerson, addUnit, eventsOf, PASSWORD } from './office'

const NOW = new Date('2026-11-20T02:00:00Z')
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
const attempt = (userName: string, password: string) => signIn(credentials.parse({ userName, password }), NOW)

let database: TestDatabase
let unitId: string
let person: Awaited<ReturnType<typeof addPerson>>
let clerk: typeof person
let strangeClerk: typeof person

beforeAll(async () => {
  database = await testDatabase()
  unitId = await addUnit(database, '00598', 'thuong-cat')
  const otherId = await addUnit(database, '00611', 'dong-ngac')
  person = await addPerson(database, unitId, 'đỗ.xuân')
  clerk = await addPerson(database, unitId, 'to-chuc', ['personnel'])
  strangeClerk = await addPerson(database, otherId, 'to-chuc.2', ['personnel', 'administrator'])
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.query('DELETE FROM sign_in_limit')
})

async function open(userName = person.userName): Promise<string> {
  const outcome = await attempt(userName, PASSWORD)
  if (!outcome.ok) throw new Error('refused')
  return outcome.sessionId
}

/** Until another connection of this database waits for a row. */
async function someoneWaits(): Promise<void> {
  const waiting = () =>
    database.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
  while ((await waiting()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('signing in', () => {
  it('opens a session for the right password and says so in an event', async () => {
    const sessionId = await open()
    const actor = await findActorOfSession(sessionId, NOW)
    expect(actor).toMatchObject({
      personId: person.personId,
      positionTitle: 'Chuyên viên',
      unit: { slug: 'thuong-cat' },
    })
    expect(await eventsOf(database, 'session.opened')).toContainEqual({
      actor_id: person.personId,
      payload: { accountId: person.accountId },
    })
  })

  it('keeps no session id that would open a session', async () => {
    const sessionId = await open()
    const rows = await database.query<{ id: string }>('SELECT id FROM session')
    expect(rows.map(({ id }) => id)).not.toContain(sessionId)
  })

  it('takes decomposed accents and capitals for the same user name and password', async () => {
    const outcome = await attempt(' ĐỖ.Xuân '.normalize('NFD'), PASSWORD.normalize('NFD'))
    expect(outcome.ok).toBe(true)
  })

  it('says the same of a wrong password, an unknown name and a shut account', async () => {
    const shut = await addPerson(database, unitId, 'da-nghi')
    await database.query('UPDATE account SET disabled = true WHERE id = $1', [shut.accountId])
    const answers = [
      await attempt(person.userName, 'không phải'),
      await attempt('khong-co-ai', 'không phải'),
      await attempt(shut.userName, PASSWORD),
    ]
    expect(answers).toEqual(Array(3).fill({ ok: false, reason: 'refused' }))
  })

  it('keeps who was refused and why, but not what names no account', async () => {
    await attempt(person.userName, 'không phải')
    await attempt('mat-khau-go-nham', 'không phải')
    const [known, unknown] = (await eventsOf(database, 'session.refused')).slice(-2)
    expect(known!.payload).toEqual({ userName: person.userName, why: 'wrong' })
    expect(unknown!.payload).toEqual({ userName: '', why: 'wrong' })
  })
})

it('opens nothing when the account is shut, or its password changed, while the password is being checked', async () => {
  for (const change of ['disabled = true', `password_hash = password_hash || 'x'`]) {
    const owner = await addPerson(database, unitId, `nguoi-${change.length}`)
    const client = await database.client(database.url)
    // The lock is held until the check has been made on what stood there before.
    await client.query('BEGIN')
    await client.query(`UPDATE account SET ${change} WHERE id = $1`, [owner.accountId])
    const tried = attempt(owner.userName, PASSWORD)
    await someoneWaits()
    await client.query('COMMIT')
    expect(await tried).toEqual({ ok: false, reason: 'refused' })
  }
})

describe('too many tries', () => {
  const fail = async (userName: string, times: number) => {
    for (let count = 0; count < times; count++) await attempt(userName, 'không phải')
  }

  it('refuses the sixth even with the right password, and remembers it', async () => {
    await fail(person.userName, 5)
    expect(await attempt(person.userName, PASSWORD)).toEqual({ ok: false, reason: 'refused' })
    const last = (await eventsOf(database, 'session.refused')).at(-1)
    expect(last!.payload).toEqual({ userName: person.userName, why: 'too-many' })
  })

  it('lets the fifth in, and counts afresh after it', async () => {
    await fail(person.userName, 4)
    await open()
    await fail(person.userName, 4)
    await open()
  })

  it('counts tries made at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => attempt(person.userName, 'không phải')))
    expect((await attempt(person.userName, PASSWORD)).ok).toBe(false)
  })

  it('counts a name nobody has in the same way', async () => {
    await fail('khong-co-ai', 6)
    const [row] = await database.query<{ points: number }>(
      `SELECT points FROM sign_in_limit WHERE key = 'sign-in:khong-co-ai'`,
    )
    expect(row!.points).toBe(6)
  })

  it('hears no more of an address that has been wrong two hundred times, and others all the while', async () => {
    const from = (address: string, password: string) =>
      signIn(credentials.parse({ userName: person.userName, password }), NOW, address)
    expect((await from('203.0.113.7', PASSWORD)).ok).toBe(true)
    await from('203.0.113.7', 'không phải')
    const [row] = await database.query<{ key: string; points: number }>(
      `SELECT key, points FROM sign_in_limit WHERE key LIKE 'sign-in-from:%'`,
    )
    expect(row).toMatchObject({ points: 1, key: expect.not.stringContaining('203.0.113.7') })
    await database.query(`UPDATE sign_in_limit SET points = $1 WHERE key = $2`, [ADDRESS_ATTEMPTS, row!.key])
    await database.query(`DELETE FROM sign_in_limit WHERE key NOT LIKE 'sign-in-from:%'`)
    expect(await from('203.0.113.7', PASSWORD)).toEqual({ ok: false, reason: 'refused' })
    expect((await from('203.0.113.8', PASSWORD)).ok).toBe(true)
    expect((await from('', PASSWORD)).ok).toBe(true)
  })

  it('lets others in meanwhile', async () => {
    await fail(person.userName, 6)
    await open(clerk.userName)
  })

  it('ends after the five minutes', async () => {
    await fail(person.userName, 6)
    await database.query('UPDATE sign_in_limit SET expire = $1', [Date.now() - 1])
    await open()
  })

  it('is undone by the personnel clerk of the unit', async () => {
    await fail(person.userName, 6)
    const actor = await actorOf(database, clerk.accountId, NOW)
    expect(await unlockAccount(actor, person.personId, NOW)).toEqual({ ok: true })
    await open()
    expect(await eventsOf(database, 'account.unlocked')).toEqual([
      { actor_id: clerk.personId, payload: { accountId: person.accountId } },
    ])
  })
})

describe('who may not unlock', () => {
  it('the clerk of another unit', async () => {
    const actor = await actorOf(database, strangeClerk.accountId, NOW)
    expect(await unlockAccount(actor, person.personId, NOW)).toEqual({ ok: false, reason: 'not-found' })
    expect((await eventsOf(database, 'action.refused')).at(-1)).toEqual({
      actor_id: strangeClerk.personId,
      payload: { action: 'account.unlock', why: 'not-found', subject: person.personId },
    })
  })

  it('a colleague without the role, whatever her page believed', async () => {
    const actor = await actorOf(database, person.accountId, NOW)
    const believes = {
      ...actor,
      grants: [
        { role: 'personnel' as const, unitId, unitSlug: 'thuong-cat', unitCode: '00598', unitName: 'x' },
      ],
    }
    expect(await unlockAccount(believes, clerk.personId, NOW)).toEqual({ ok: false, reason: 'not-found' })
  })

  it('a clerk whose grant has ended', async () => {
    const former = await addPerson(database, unitId, 'to-chuc-cu', ['personnel'])
    const actor = await actorOf(database, former.accountId, NOW)
    await database.query(`UPDATE role_grant SET to_day = '2026-11-19' WHERE person_id = $1`, [
      former.personId,
    ])
    expect(await unlockAccount(actor, person.personId, NOW)).toEqual({ ok: false, reason: 'not-found' })
  })
})

describe('a session is no more', () => {
  it('when its row is missing', async () => {
    expect(await findActorOfSession('chưa-từng-có', NOW)).toBeNull()
  })

  it('when she signed out', async () => {
    const sessionId = await open()
    const actor = await findActorOfSession(sessionId, NOW)
    await signOut(actor!, NOW)
    expect(await findActorOfSession(sessionId, NOW)).toBeNull()
    expect((await eventsOf(database, 'session.closed')).at(-1)!.actor_id).toBe(person.personId)
  })

  it('after twelve hours', async () => {
    const sessionId = await open()
    expect(await findActorOfSession(sessionId, hours(11.9))).not.toBeNull()
    expect(await findActorOfSession(sessionId, hours(12))).toBeNull()
  })

  it('when the administrator shuts the account, and stays so when it opens again', async () => {
    const admin = await addPerson(database, unitId, 'quan-tri', ['administrator'])
    const actor = await actorOf(database, admin.accountId, NOW)
    const sessionId = await open()
    const change = (disabled: boolean) => switchAccount(actor, { accountId: person.accountId, disabled }, NOW)
    expect(await change(true)).toEqual({ ok: true })
    expect(await findActorOfSession(sessionId, NOW)).toBeNull()
    expect((await attempt(person.userName, PASSWORD)).ok).toBe(false)
    expect(await change(false)).toEqual({ ok: true })
    expect(await findActorOfSession(sessionId, NOW)).toBeNull()
    await open()
  })
})

describe('who may not shut an account', () => {
  it('the administrator of another unit', async () => {
    const actor = await actorOf(database, strangeClerk.accountId, NOW)
    const input = { accountId: person.accountId, disabled: true }
    expect(await switchAccount(actor, input, NOW)).toEqual({ ok: false, reason: 'not-found' })
  })

  it('the personnel clerk', async () => {
    const actor = await actorOf(database, clerk.accountId, NOW)
    const input = { accountId: person.accountId, disabled: true }
    expect(await switchAccount(actor, input, NOW)).toEqual({ ok: false, reason: 'not-found' })
  })

  it('the administrator her own', async () => {
    const actor = await actorOf(database, strangeClerk.accountId, NOW)
    const input = { accountId: strangeClerk.accountId, disabled: true }
    expect(await switchAccount(actor, input, NOW)).toEqual({ ok: false, reason: 'own-account' })
    expect((await eventsOf(database, 'action.refused')).at(-1)?.payload).toMatchObject({
      action: 'account.switch',
      why: 'own-account',
    })
  })
})
