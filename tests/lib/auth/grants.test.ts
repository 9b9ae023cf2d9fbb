import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueAccounts, resetPassword } from '@/lib/auth/accounts/issuing/commands'
import { readablePassword, userNameFor } from '@/lib/auth/accounts/issuing/rules'
import { endGrant, grantRole } from '@/lib/auth/grants/commands'
import { keepsRoster } from '@/lib/auth/grants/queries'
import { findAccountHolder, listAdministeredUnits } from '@/lib/auth/grants/holders/queries'
import { changePassword } from '@/lib/auth/passwords/commands'
import { passwordFault } from '@/lib/auth/passwords/rules'
import { findActorOfSession } from '@/lib/auth/session/queries'
import { signIn } from '@/lib/auth/session/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { testDatabase, type TestDatabase } from '../../support/database'
import { actorOf, addPerson, addUnit, eventsOf, PASSWORD } from './office'

const now = new Date('2026-11-26T03:00:00Z')
let database: TestDatabase
let city: string
let ward: string
let other: string
let admin: Actor
let person: { personId: string; accountId: string; userName: string }
let newcomer: string

beforeAll(async () => {
  database = await testDatabase()
  city = await addUnit(database, '01', 'ha-noi')
  ward = await addUnit(database, '00598', 'thuong-cat')
  other = await addUnit(database, '00602', 'dong-ngac')
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id = $2', [city, ward])
  admin = await actorOf(
    database,
    (await addPerson(database, city, 'quan-tri', ['administrator'])).accountId,
    now,
  )
  person = await addPerson(database, ward, 'xuan')
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO person (file_unit_id, code, full_name) VALUES ($1, 'TC-9', 'Đỗ Thị Xuân') RETURNING id`,
    [ward],
  )
  newcomer = row!.id
  await database.query(
    `INSERT INTO post (person_id, unit_id, category, position_title, from_day)
     VALUES ($1, $2, 'civil_servant', 'Chuyên viên', '2026-11-01')`,
    [newcomer, ward],
  )
})

afterAll(() => database.close())

describe('names and passwords drawn for others', () => {
  it('writes a name without accents, numbered when it is taken', () => {
    const taken = new Set(['do.thi.xuan'])
    expect([userNameFor('Đỗ Thị  Xuân', taken), userNameFor('Đỗ Thị Xuân', taken)]).toEqual([
      'do.thi.xuan.2',
      'do.thi.xuan.3',
    ])
    expect(userNameFor('???', taken)).toBe('can.bo')
  })

  it('draws what nobody misreads', () => {
    expect(readablePassword(new Uint8Array(12).map((_, at) => at * 20))).toMatch(
      /^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}$/,
    )
  })

  it.each([
    ['ngắn', 'short'],
    ['đỗthịxuân2026', 'guessable'],
    ['matkhau2026', 'guessable'],
    ['aaaaaaaaaaaa', 'guessable'],
    ['bốn con chim sẻ', null],
  ])('%s: %s', (chosen, fault) => {
    expect(passwordFault(chosen, { userName: 'xuan', fullName: 'Đỗ Thị Xuân' })).toBe(fault)
  })
})

describe('accounts', () => {
  it('looks after the unit granted and those below it, and no other', async () => {
    expect((await listAdministeredUnits(admin, '2026-11-26')).map(({ slug }) => slug)).toEqual([
      'ha-noi',
      'thuong-cat',
    ])
    const refused = await issueAccounts(admin, { unit: 'dong-ngac', people: [newcomer] }, now)
    expect(refused).toEqual({ ok: false, reason: 'not-found' })
    expect((await eventsOf(database, 'action.refused')).at(-1)?.payload).toMatchObject({
      action: 'account.issue',
    })
  })

  it('hands out an account once, whose password must be replaced by its owner', async () => {
    const first = await issueAccounts(admin, { unit: 'thuong-cat', people: [newcomer] }, now)
    expect(first).toMatchObject({ ok: true, issued: [{ userName: 'do.thi.xuan', fullName: 'Đỗ Thị Xuân' }] })
    expect(await issueAccounts(admin, { unit: 'thuong-cat', people: [newcomer] }, now)).toEqual({
      ok: true,
      issued: [],
    })
    const password = first.ok ? first.issued[0]!.password : ''
    const entered = await signIn({ userName: 'do.thi.xuan', password }, now)
    const own = entered.ok ? await findActorOfSession(entered.sessionId, now) : null
    expect(own?.mustChangePassword).toBe(true)
    const wrong = { current: 'không phải', chosen: 'bốn con chim sẻ', again: 'bốn con chim sẻ' }
    expect(await changePassword(own!, wrong, now)).toEqual({ ok: false, reason: 'wrong' })
    expect(await changePassword(own!, { ...wrong, current: password }, now)).toEqual({ ok: true })
    const again = await signIn({ userName: 'do.thi.xuan', password: 'bốn con chim sẻ' }, now)
    expect(again.ok && (await findActorOfSession(again.sessionId, now))?.mustChangePassword).toBe(false)
  })

  it('draws a forgotten password anew and ends the sessions it opened', async () => {
    const entered = await signIn({ userName: 'xuan', password: PASSWORD }, now)
    const reset = await resetPassword(admin, { accountId: person.accountId }, now)
    expect(reset).toMatchObject({ ok: true, issued: { userName: 'xuan' } })
    expect(entered.ok && (await findActorOfSession(entered.sessionId, now))).toBeNull()
    expect((await signIn({ userName: 'xuan', password: PASSWORD }, now)).ok).toBe(false)
    expect(await resetPassword(admin, { accountId: admin.accountId }, now)).toMatchObject({ ok: false })
  })
})

describe('roles', () => {
  const asked = (more: object = {}) => ({
    personId: person.personId,
    unit: 'thuong-cat',
    role: 'one_stop' as const,
    from: '2026-11-26',
    to: null,
    ...more,
  })

  it('are granted from a day to a day, and never twice at once', async () => {
    expect(await grantRole(admin, asked(), now)).toEqual({ ok: true })
    expect(await grantRole(admin, asked({ from: '2027-01-01' }), now)).toEqual({
      ok: false,
      reason: 'overlap',
    })
    expect((await eventsOf(database, 'action.refused')).at(-1)?.payload).toMatchObject({ why: 'overlap' })
    expect((await eventsOf(database, 'role.granted')).length).toBe(1)
  })

  it('end with yesterday; one that began today is gone', async () => {
    const holder = await findAccountHolder(
      admin,
      { unit: 'thuong-cat', personId: person.personId },
      '2026-11-26',
    )
    const grantId = holder!.grants.find(({ role }) => role === 'one_stop')!.id
    const tomorrow = new Date('2026-11-27T03:00:00Z')
    expect(await endGrant(admin, { grantId }, tomorrow)).toEqual({ ok: true })
    const [row] = await database.query<{ to_day: string }>(
      'SELECT to_day::text FROM role_grant WHERE id = $1',
      [grantId],
    )
    expect(row?.to_day).toBe('2026-11-26')
    expect(await grantRole(admin, asked({ from: '2026-11-27' }), tomorrow)).toEqual({ ok: true })
  })

  it.each([
    ['to herself', () => ({ personId: admin.personId, unit: 'ha-noi' }), 'own-grant'],
    ['for a unit she does not look after', () => ({ unit: 'dong-ngac' }), 'not-found'],
  ])('are not granted %s', async (_, more, reason) => {
    expect(await grantRole(admin, asked(more()), now)).toEqual({ ok: false, reason })
  })

  it('are granted to nobody of another unit', async () => {
    const stranger = await addPerson(database, other, 'nguoi-la')
    expect(await grantRole(admin, asked({ personId: stranger.personId }), now)).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect(
      await findAccountHolder(admin, { unit: 'thuong-cat', personId: stranger.personId }, '2026-11-26'),
    ).toBeNull()
  })
})

describe('the first roster', () => {
  it('is the administrator’s where nobody is personnel clerk, and the clerk’s from then on', async () => {
    expect(await keepsRoster(db, admin.personId, ward, '2026-11-26')).toBe(true)
    expect(await keepsRoster(db, admin.personId, other, '2026-11-26')).toBe(false)
    const clerk = await addPerson(database, ward, 'to-chuc', ['personnel'])
    expect(await keepsRoster(db, admin.personId, ward, '2026-11-26')).toBe(false)
    expect(await keepsRoster(db, clerk.personId, ward, '2026-11-26')).toBe(true)
  })
})
