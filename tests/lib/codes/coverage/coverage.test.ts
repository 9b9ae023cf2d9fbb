import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { acknowledge } from '@/lib/codes/acknowledgements/commands'
import { listOwnCodes } from '@/lib/codes/acknowledgements/queries'
import { exportCoverage, exportCoverageCsv } from '@/lib/codes/coverage/exports/commands'
import { findCoverage } from '@/lib/codes/coverage/queries'
import { remindOpen } from '@/lib/codes/coverage/reminders/commands'
import { countOf, openOf, shareOf } from '@/lib/codes/coverage/rules'
import { readArticle } from '@/lib/codes/readings/commands'
import { dropSession, enterRollCall, planSession } from '@/lib/codes/roll-calls/commands'
import { findRollCallPage } from '@/lib/codes/roll-calls/queries'
import { db } from '@/lib/db'
import { readFacts } from '@/lib/record/facts/queries'
import { type TestDatabase, testDatabase } from '../../../support/database'
import { actorOf, addPerson, addUnit, eventsOf } from '../../auth/office'

const NOW = new Date('2026-11-20T02:00:00Z')

let database: TestDatabase
let ward: string
let other: string
let codeId: string
let guard: string
const actors: Record<string, Actor> = {}
const who = (name: string) => actors[name]!

async function addVersion(version: number, from: string, change = 'substance') {
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, change, sources)
     VALUES ($1, $2, 'Quy tắc', '522/QĐ-UBND', 'UBND', '2017-01-25', $3, $4::change_kind, '{}') RETURNING id`,
    [codeId, version, from, change],
  )
  return row!.id
}

async function addArticles(version: string) {
  const [chapter] = await database.query<{ id: string }>(
    `INSERT INTO code_chapter (version_id, number, title) VALUES ($1, 1, 'Chung') RETURNING id`,
    [version],
  )
  for (const n of [1, 2])
    await database.query(
      `INSERT INTO code_article (version_id, chapter_id, number, title, summary) VALUES ($1, $2, $3, 'Điều', 'Tóm tắt')`,
      [version, chapter!.id, n],
    )
}

beforeAll(async () => {
  database = await testDatabase()
  const city = await addUnit(database, '01', 'ha-noi')
  ward = await addUnit(database, '00598', 'thuong-cat')
  other = await addUnit(database, '00599', 'dong-ngac')
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id <> $1', [city])
  const people = [
    ['clerk', ward, 'personnel'],
    ['inspector', ward, 'inspector'],
    ['assessor', ward, 'assessor'],
    ['colleague', ward, 'staff'],
    ['neighbour', other, 'personnel'],
    ['above', city, 'personnel'],
  ] as const
  for (const [name, unit, role] of people) {
    const { accountId } = await addPerson(database, unit, name, [role])
    actors[name] = await actorOf(database, accountId, NOW)
  }
  // Somebody without an account.
  const [person] = await database.query<{ id: string }>(
    `INSERT INTO person (file_unit_id, code, full_name) VALUES ($1, 'bao-ve', 'Bảo vệ') RETURNING id`,
    [ward],
  )
  guard = person!.id
  await database.query(
    `INSERT INTO post (person_id, unit_id, category, position_title, from_day)
     VALUES ($1, $2, 'contract_worker', 'Bảo vệ', '2025-07-01')`,
    [guard, ward],
  )
  const [code] = await database.query<{ id: string }>(
    `INSERT INTO conduct_code (slug, binding) VALUES ('can-bo', true) RETURNING id`,
  )
  codeId = code!.id
  await addArticles(await addVersion(1, '2017-01-25'))
})
afterAll(() => database.close())

const roll = (people: string[]) => ({
  ...{ unit: 'thuong-cat', about: 'can-bo/1', on: '2026-11-18', place: 'Hội trường', session: null, people },
})
const plan = { unit: 'thuong-cat', on: '2026-12-01', audience: 'Toàn thể', place: 'Hội trường' }

async function counted() {
  const page = await findCoverage(who('clerk'), 'thuong-cat', NOW)
  return { page: page!, code: page!.codes[0]!, count: countOf(page!.codes[0]!.people) }
}

describe('coverage', () => {
  it('counts everybody in post, with an account or without', async () => {
    const { count, code } = await counted()
    expect(count).toEqual({ people: 5, done: 0, herself: 0, rollCall: 0 })
    expect(openOf(code).find(({ id }) => id === guard)?.account).toBe(false)
  })

  it('knows the article that was reached', async () => {
    const input = { slug: 'can-bo', version: 1, article: 1 }
    expect(await readArticle(who('colleague'), input, NOW)).toBe(true)
    expect(await readArticle(who('colleague'), input, NOW)).toBe(true)
    expect(await readArticle(who('colleague'), { ...input, article: 9 }, NOW)).toBe(false)
    const [own] = await listOwnCodes(who('colleague'), '2026-11-20')
    expect(own?.progress).toEqual({ read: 1, of: 2, next: 2 })
  })

  it('rises to 100 % by clicks and by a roll-call', async () => {
    for (const name of ['clerk', 'inspector'])
      await acknowledge(who(name), { slug: 'can-bo', version: 1 }, NOW)
    expect(shareOf((await counted()).count)).toBe('40,0\u00a0%')
    const people = [guard, who('assessor').personId, who('colleague').personId, who('clerk').personId]
    expect(await enterRollCall(who('clerk'), roll(people), null, NOW)).toMatchObject({ ok: true, fresh: 3 })
    const { count, page } = await counted()
    expect(count).toEqual({ people: 5, done: 5, herself: 2, rollCall: 3 })
    expect(shareOf(count)).toBe('100,0\u00a0%')
    expect(page.meetings).toMatchObject([{ held: '2026-11-18', attended: 4, enteredBy: 'Người clerk' }])
    expect(await listOwnCodes(who('assessor'), '2026-11-20')).toMatchObject([{ rollCallOn: '2026-11-18' }])
  })

  it('is what the record publishes of the unit, and numbers alone for the level above', async () => {
    const of = { unitId: ward, month: '2026-11' }
    const facts = await db.$transaction((tx) => readFacts(tx, of, '2026-12-05T00:00:00Z'))
    expect(facts.staff).toMatchObject({ counted: 5, acknowledged: 5 })
    expect((await findCoverage(who('above'), 'ha-noi', NOW))?.below).toEqual([
      { slug: 'dong-ngac', name: 'Phường dong-ngac', people: 1, done: 0 },
      { slug: 'thuong-cat', name: 'Phường thuong-cat', people: 5, done: 5 },
    ])
  })

  it('goes out as a workbook, and that is remembered', async () => {
    expect((await exportCoverage(who('clerk'), 'thuong-cat', NOW))?.bytes.length).toBeGreaterThan(1000)
    expect((await eventsOf(database, 'people.exported')).at(-1)?.payload).toMatchObject({ what: 'coverage' })
  })

  it('goes out as CSV too: a line a person and Code, formulas disarmed, remembered as well', async () => {
    const before = (await eventsOf(database, 'people.exported')).length
    await database.query(`UPDATE person SET full_name = '=1+1' WHERE id = $1`, [who('colleague').personId])
    const file = await exportCoverageCsv(who('clerk'), 'thuong-cat', NOW)
    expect(file?.fileName).toBe('Quán triệt Phường thuong-cat 2026-11-20.csv')
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file!.bytes)
    const [head, ...lines] = text.trimEnd().split('\r\n')
    expect(head).toBe(
      '\ufeffBộ quy tắc,Số văn bản,Phiên bản,Họ và tên,"Chức vụ, chức danh",Đã xác nhận,Hình thức,Ngày,Số điều đã đọc,Tổng số điều,Có tài khoản,Số lần đã nhắc',
    )
    expect(lines).toHaveLength(5)
    expect(lines.filter((line) => line.startsWith("Quy tắc,522/QĐ-UBND,1,'=1+1,"))).toHaveLength(1)
    expect(lines.every((line) => line.includes(',Rồi,'))).toBe(true)
    expect(await eventsOf(database, 'people.exported')).toHaveLength(before + 1)
  })

  it('a meeting that was held stays in the plan', async () => {
    await planSession(who('clerk'), plan, NOW)
    const [session] = (await findRollCallPage(who('clerk'), 'thuong-cat', NOW))!.sessions
    await enterRollCall(who('clerk'), { ...roll([guard]), session: session!.id }, null, NOW)
    const drop = { unit: 'thuong-cat', session: session!.id }
    expect(await dropSession(who('clerk'), drop, NOW)).toEqual({ ok: false, reason: 'held' })
  })
})

describe('who may not', () => {
  const strangers = ['assessor', 'colleague', 'neighbour', 'above']

  it.each([...strangers, 'inspector'])('%s: enter a roll-call, plan, remind', async (name) => {
    const no = { ok: false, reason: 'not-found' }
    expect(await findRollCallPage(who(name), 'thuong-cat', NOW)).toBeNull()
    expect(await enterRollCall(who(name), roll([guard]), null, NOW)).toEqual(no)
    expect(await planSession(who(name), plan, NOW)).toEqual(no)
    expect(await remindOpen(who(name), { unit: 'thuong-cat', slug: 'can-bo' }, NOW)).toEqual(no)
  })

  it.each(strangers)('%s: read who has and who has not', async (name) => {
    expect(await findCoverage(who(name), 'thuong-cat', NOW)).toBeNull()
    expect(await exportCoverage(who(name), 'thuong-cat', NOW)).toBeNull()
    expect(await exportCoverageCsv(who(name), 'thuong-cat', NOW)).toBeNull()
  })

  it('nobody signs for a stranger, for tomorrow, or for a text that does not bind', async () => {
    const enter = (over: object) => enterRollCall(who('clerk'), { ...roll([guard]), ...over }, null, NOW)
    expect(await enter({ people: [who('neighbour').personId] })).toMatchObject({ reason: 'not-in-post' })
    expect(await enter({ on: '2026-11-21' })).toMatchObject({ reason: 'not-yet' })
    expect(await enter({ on: '2016-01-01' })).toMatchObject({ reason: 'before-it' })
    expect(await enter({ about: 'can-bo/9' })).toMatchObject({ reason: 'not-in-force' })
  })
})

describe('acknowledgements only grow', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('publish' as const), change: fc.constantFrom('slip', 'substance') }),
    fc.record({ do: fc.constant('mend' as const) }),
    fc.record({ do: fc.constant('move' as const), person: fc.nat(4), to: fc.nat(1) }),
    fc.record({ do: fc.constant('merge' as const) }),
    fc.record({ do: fc.constant('click' as const), name: fc.constantFrom('assessor', 'colleague') }),
    fc.record({ do: fc.constant('roll' as const) }),
  )
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never
  let version = 1
  let days = 0

  async function take(one: Step) {
    days += 2
    const on = new Date(Date.UTC(2027, 0, days)).toISOString().slice(0, 10)
    const now = new Date(`${on}T02:00:00Z`)
    if (one.do === 'publish') {
      await database.query('UPDATE code_version SET in_force_to = $1::date - 1 WHERE in_force_to IS NULL', [
        on,
      ])
      await addVersion((version += 1), on, one.change)
    } else if (one.do === 'mend') {
      const before = await findCoverage(who('clerk'), 'thuong-cat', now)
      await mendSameDay()
      const after = await findCoverage(who('clerk'), 'thuong-cat', now)
      expect(after?.codes[0]).toMatchObject({
        version,
        people: before!.codes[0]!.people.map(({ done }) => ({ done })),
      })
    } else if (one.do === 'move') {
      const people = await database.query<{ id: string }>('SELECT id FROM person ORDER BY code LIMIT 5')
      const { id } = people[one.person]!
      await database.query('UPDATE post SET to_day = $2::date - 1 WHERE person_id = $1 AND to_day IS NULL', [
        id,
        on,
      ])
      await database.query(
        `INSERT INTO post (person_id, unit_id, category, position_title, from_day)
         VALUES ($1, $2, 'civil_servant', 'Chuyên viên', $3)`,
        [id, one.to === 0 ? ward : other, on],
      )
    } else if (one.do === 'merge') {
      await database.query('UPDATE admin_unit SET valid_to = $2 WHERE id = $1', [other, on])
      await database.query(
        `INSERT INTO unit_succession (former_id, successor_id, kind, effective_on) VALUES ($1, $2, 'whole', $3)
         ON CONFLICT DO NOTHING`,
        [other, ward, on],
      )
    } else if (one.do === 'click') await acknowledge(who(one.name), { slug: 'can-bo', version }, now)
    else {
      const page = await findRollCallPage(who('clerk'), 'thuong-cat', now)
      const people = page?.people.map(({ id }) => id) ?? []
      const list = { ...roll(people), about: `can-bo/${version}`, on }
      if (people.length > 0)
        expect(await enterRollCall(who('clerk'), list, null, now)).toMatchObject({ ok: true })
    }
  }

  /** A slip of the version in force is mended from the day it began, as the desk does. */
  async function mendSameDay() {
    version += 1
    await database.query(
      `UPDATE code_version SET in_force_to = in_force_from - 1 WHERE in_force_to IS NULL;
       INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, change, sources)
       SELECT code_id, version + 1, title, number, issued_by, issued_on, in_force_from, 'slip', '{}'
       FROM code_version WHERE version = ${version - 1}`,
    )
  }

  async function all(): Promise<string[]> {
    const rows = await database.query<{ key: string }>(
      `SELECT person_id || ' ' || version_id AS key FROM acknowledgement`,
    )
    return rows.map(({ key }) => key)
  }

  it('whatever is published, merged or moved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const one of steps) {
          const before = await all()
          await take(one)
          const after = new Set(await all())
          expect(before.filter((key) => !after.has(key))).toEqual([])
        }
      }),
      { numRuns: 12 },
    )
    const undo = database.query('UPDATE acknowledgement SET roll_call_id = NULL')
    await expect(undo).rejects.toThrow(/append-only/)
  }, 60_000)
})
