import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { acknowledge } from '@/lib/codes/acknowledgements/commands'
import { listOwnCodes } from '@/lib/codes/acknowledgements/queries'
import { type TestDatabase, testDatabase } from '../../../support/database'
import { actorOf, addPerson, addUnit, eventsOf } from '../../auth/office'

const NOW = new Date('2026-11-20T02:00:00Z')
const TODAY = '2026-11-20'

let database: TestDatabase
let actor: Actor
let colleague: Actor

async function addVersion(codeId: string, version: number, from: string, to: string | null) {
  await database.query(
    `INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, in_force_to, sources)
     VALUES ($1, $2, 'Quy tắc', '522/QĐ-UBND', 'UBND', '2017-01-25', $3, $4, '{}')`,
    [codeId, version, from, to],
  )
}

async function addCode(slug: string, binding: boolean): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    'INSERT INTO conduct_code (slug, binding) VALUES ($1, $2) RETURNING id',
    [slug, binding],
  )
  return row!.id
}

beforeAll(async () => {
  database = await testDatabase()
  const unitId = await addUnit(database, '00598', 'thuong-cat')
  const people = [await addPerson(database, unitId, 'can-bo'), await addPerson(database, unitId, 'can-bo-2')]
  const staff = await addCode('can-bo', true)
  await addVersion(staff, 1, '2017-01-25', '2026-06-30')
  await addVersion(staff, 2, '2026-07-01', '2026-12-31')
  await addVersion(staff, 3, '2027-01-01', null)
  await addVersion(await addCode('noi-cong-cong', false), 1, '2017-03-10', null)
  actor = await actorOf(database, people[0]!.accountId, NOW)
  colleague = await actorOf(database, people[1]!.accountId, NOW)
})
afterAll(() => database.close())

describe('acknowledging a code', () => {
  it('is asked for in the version in force, and for binding codes first', async () => {
    const codes = await listOwnCodes(actor, TODAY)
    expect(codes.map(({ slug, version, acknowledgedAt }) => [slug, version, acknowledgedAt])).toEqual([
      ['can-bo', 2, null],
      ['noi-cong-cong', 1, null],
    ])
  })

  it('is done once, however often and however fast the form is sent', async () => {
    const input = { slug: 'can-bo', version: 2 }
    const answers = await Promise.all([1, 2, 3].map(() => acknowledge(actor, input, NOW)))
    expect(answers).toEqual(Array(3).fill({ ok: true }))
    expect(await eventsOf(database, 'code.acknowledged')).toEqual([
      { actor_id: actor.personId, payload: { personId: actor.personId, ...input } },
    ])
    const [code] = await listOwnCodes(actor, TODAY)
    expect(code!.acknowledgedAt).toBe(NOW.toISOString())
  })

  it('does not speak for a colleague', async () => {
    const [code] = await listOwnCodes(colleague, TODAY)
    expect(code!.acknowledgedAt).toBeNull()
  })

  it('is asked for again when the next version comes into force, and the earlier one stays', async () => {
    const [code] = await listOwnCodes(actor, '2027-01-01')
    expect(code).toMatchObject({ version: 3, acknowledgedAt: null, earlier: [{ version: 2 }] })
  })

  it('cannot be undone, even by the portal itself', async () => {
    const app = await database.client(database.appUrl)
    await expect(app.query('DELETE FROM acknowledgement')).rejects.toThrow(/permission denied/)
    await expect(database.query('DELETE FROM acknowledgement')).rejects.toThrow(/append-only/)
  })
})

describe('what nobody may acknowledge', () => {
  it.each([
    ['a version to come', { slug: 'can-bo', version: 3 }, 'not-in-force'],
    ['a version gone', { slug: 'can-bo', version: 1 }, 'not-in-force'],
    ['advice', { slug: 'noi-cong-cong', version: 1 }, 'not-in-force'],
    ['a version there never was', { slug: 'can-bo', version: 9 }, 'not-found'],
    ['a code there never was', { slug: 'khac', version: 1 }, 'not-found'],
  ])('%s', async (_, input, reason) => {
    expect(await acknowledge(colleague, input, NOW)).toEqual({ ok: false, reason })
    const last = (await eventsOf(database, 'action.refused')).at(-1)
    expect(last!.payload).toMatchObject({ action: 'code.acknowledge', why: reason })
  })
})
