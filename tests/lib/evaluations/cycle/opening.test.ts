import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { turnCycle } from '@/lib/evaluations/cycle/commands'
import { findYearSchemes, listYears } from '@/lib/evaluations/years/people/queries'
import { readFacts } from '@/lib/record/facts/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { addUnit, clear, holdsRole, inPost, standing, type Unit } from './office'

let database: TestDatabase
let city: Unit
let ward: Unit
let other: Unit

const first = new Date('2026-10-01T00:05:00+07:00')

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await clear(database)
  city = await addUnit(database)
  ward = await addUnit(database, city)
  other = await addUnit(database, city)
})

const count = async (sql: string, values: unknown[] = []) =>
  (await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values))[0]!.n

describe('the month opens by itself', () => {
  it('once, however many ask at the same moment', async () => {
    for (const unit of [ward, other])
      for (let at = 0; at < 5; at++) await inPost(database, unit, '2025-07-01')
    const events = await count('audit_event')
    await Promise.all(Array.from({ length: 8 }, () => turnCycle(first)))
    expect(await count('evaluation_sheet')).toBe(2)
    expect(await count(`sheet_transition WHERE "to" = 'open' AND actor_id IS NULL`)).toBe(2)
    expect(await count('evaluation')).toBe(10)
    expect((await count('audit_event')) - events).toBe(1)
    const [event] = await database.query<{ kind: string; payload: unknown }>(
      'SELECT kind, payload FROM audit_event ORDER BY seq DESC LIMIT 1',
    )
    expect(event).toEqual({
      kind: 'months.opened',
      payload: {
        month: '2026-10',
        units: expect.arrayContaining([ward.slug, other.slug]),
        people: 10,
        changed: 0,
      },
    })
    await turnCycle(first)
    expect((await count('audit_event')) - events).toBe(1)
  })

  it('and makes up for months that passed while nothing ran, in an office that kept them before', async () => {
    await inPost(database, ward, '2025-07-01')
    await turnCycle(new Date('2026-07-01T00:01:00+07:00'))
    await turnCycle(first)
    const months = await database.query<{ month: string }>(
      'SELECT month::text FROM evaluation_sheet ORDER BY month',
    )
    expect(months.map(({ month }) => month.slice(0, 7))).toEqual(['2026-07', '2026-08', '2026-09', '2026-10'])
  })

  it('opens nothing where nobody is in post', async () => {
    await turnCycle(first)
    expect(await count('evaluation_sheet')).toBe(0)
  })
})

describe('in the middle of the month', () => {
  it('a new hire comes in, a leaver and somebody on long leave are not graded, and the same again changes nothing', async () => {
    const [stays, leaves, away] = [
      await inPost(database, ward, '2025-07-01'),
      await inPost(database, ward, '2025-07-01'),
      await inPost(database, ward, '2025-07-01'),
    ]
    await turnCycle(first)
    expect([...(await standing(database, ward, '2026-10')).values()]).toEqual([null, null, null])

    const hired = await inPost(database, ward, '2026-10-05')
    const late = await inPost(database, ward, '2026-10-20')
    await database.query(`UPDATE post SET to_day = '2026-10-09' WHERE person_id = $1`, [leaves])
    await database.query(
      `INSERT INTO absence (person_id, unit_id, kind, from_day) VALUES ($1, $2, 'maternity', '2026-10-03')`,
      [away, ward.id],
    )
    await turnCycle(new Date('2026-10-21T09:00:00+07:00'))
    expect(await standing(database, ward, '2026-10')).toEqual(
      new Map([
        [stays, null],
        [leaves, 'few_days'],
        [away, 'on_leave'],
        [hired, null],
        [late, 'few_days'],
      ]),
    )
    const events = await count('audit_event')
    await turnCycle(new Date('2026-10-21T09:10:00+07:00'))
    expect(await count('audit_event')).toBe(events)
  })

  it('a transfer is graded where she was longer, and at exactly half where she went', async () => {
    const early = await inPost(database, ward, '2025-07-01', '2026-11-10')
    await inPost(database, other, '2026-11-11', null, early)
    const late = await inPost(database, ward, '2025-07-01', '2026-11-20')
    await inPost(database, other, '2026-11-21', null, late)
    const half = await inPost(database, ward, '2025-07-01', '2026-11-15')
    await inPost(database, other, '2026-11-16', null, half)
    await turnCycle(new Date('2026-11-21T09:00:00+07:00'))
    expect(await standing(database, ward, '2026-11')).toEqual(
      new Map([
        [early, 'few_days'],
        [late, null],
        [half, 'few_days'],
      ]),
    )
    expect(await standing(database, other, '2026-11')).toEqual(
      new Map([
        [early, null],
        [late, 'few_days'],
        [half, null],
      ]),
    )
  })

  it('one person in two units stands in both sheets, each with its own post', async () => {
    const both = await inPost(database, ward, '2025-07-01')
    await inPost(database, other, '2026-01-01', null, both)
    await turnCycle(first)
    expect(await standing(database, ward, '2026-10')).toEqual(new Map([[both, null]]))
    expect(await standing(database, other, '2026-10')).toEqual(new Map([[both, null]]))
  })
})

describe('who leads', () => {
  it('stands in the sheet of the level above where she decides, in her own unit’s where she only scores', async () => {
    const head = await inPost(database, ward, '2025-07-01')
    const assessor = await inPost(database, ward, '2025-07-01')
    const mayor = await inPost(database, city, '2025-07-01')
    await holdsRole(database, head, 'rating_authority', ward)
    await holdsRole(database, assessor, 'assessor', ward)
    await holdsRole(database, mayor, 'rating_authority', city)
    await turnCycle(first)
    expect(await standing(database, ward, '2026-10')).toEqual(
      new Map([
        [head, 'level_above'],
        [assessor, null],
      ]),
    )
    expect(await standing(database, city, '2026-10')).toEqual(
      new Map([
        [mayor, 'level_above'],
        [head, null],
      ]),
    )
  })

  it('changes in mid-month: the one who decides at its end is graded above, the one before her in the unit', async () => {
    const before = await inPost(database, ward, '2025-07-01')
    const after = await inPost(database, ward, '2025-07-01')
    await holdsRole(database, before, 'rating_authority', ward)
    await turnCycle(first)
    expect(await standing(database, ward, '2026-10')).toEqual(
      new Map([
        [before, 'level_above'],
        [after, null],
      ]),
    )
    await database.query(`UPDATE role_grant SET to_day = '2026-10-14' WHERE person_id = $1`, [before])
    await holdsRole(database, after, 'rating_authority', ward, '2026-10-15')
    await turnCycle(new Date('2026-10-15T08:00:00+07:00'))
    expect(await standing(database, ward, '2026-10')).toEqual(
      new Map([
        [before, null],
        [after, 'level_above'],
      ]),
    )
  })
})

describe('the reform of 1 July 2025', () => {
  it('leaves the months before with the former unit and opens those after in the new one', async () => {
    const former = await addUnit(database, city, '2025-06-30')
    const person = await inPost(database, former, '2024-01-01', '2025-06-30')
    await turnCycle(new Date('2025-06-01T00:01:00+07:00'))
    await inPost(database, ward, '2025-07-01', null, person)
    await turnCycle(new Date('2025-07-01T00:01:00+07:00'))
    await turnCycle(new Date('2025-07-02T00:01:00+07:00'))
    expect(await standing(database, former, '2025-06')).toEqual(new Map([[person, null]]))
    expect(await standing(database, former, '2025-07')).toEqual(new Map())
    expect(await standing(database, ward, '2025-06')).toEqual(new Map())
    expect(await standing(database, ward, '2025-07')).toEqual(new Map([[person, null]]))
  })
})

describe('a reorganisation whose roster is written ahead of its day, and not yet closed in the unit that ends', () => {
  const reorganised = async (ends: string, begins: string) => {
    const former = await addUnit(database, city, ends)
    const next = await addUnit(database, city)
    await database.query('UPDATE admin_unit SET valid_from = $2 WHERE id = $1', [next.id, begins])
    const person = await inPost(database, former, '2024-01-01')
    await inPost(database, next, '2024-01-01', null, person)
    await turnCycle(first)
    await turnCycle(new Date('2026-11-01T00:01:00+07:00'))
    return { former, next, person }
  }

  it('opens the month before for the former unit and the month after for the new one, each alone', async () => {
    const { former, next, person } = await reorganised('2026-10-31', '2026-11-01')
    expect(await standing(database, former, '2026-10')).toEqual(new Map([[person, null]]))
    expect(await standing(database, next, '2026-10')).toEqual(new Map())
    expect(await standing(database, former, '2026-11')).toEqual(new Map())
    expect(await standing(database, next, '2026-11')).toEqual(new Map([[person, null]]))
  })

  it('in mid-month counts the days each unit was there', async () => {
    const { former, next, person } = await reorganised('2026-10-10', '2026-10-11')
    expect(await standing(database, former, '2026-10')).toEqual(new Map([[person, 'few_days']]))
    expect(await standing(database, next, '2026-10')).toEqual(new Map([[person, null]]))
    const late = await reorganised('2026-10-25', '2026-10-26')
    expect(await standing(database, late.former, '2026-10')).toEqual(new Map([[late.person, null]]))
    expect(await standing(database, late.next, '2026-10')).toEqual(new Map([[late.person, 'few_days']]))
  })

  it('at exactly half a month each she is graded where she went', async () => {
    const { former, next, person } = await reorganised('2026-11-15', '2026-11-16')
    expect(await standing(database, former, '2026-11')).toEqual(new Map([[person, 'few_days']]))
    expect(await standing(database, next, '2026-11')).toEqual(new Map([[person, null]]))
  })

  it('her year is the new unit’s, and she is counted there alone', async () => {
    const { former, next, person } = await reorganised('2026-10-25', '2026-10-26')
    const schemes = (await findYearSchemes(db, 2026))!
    const years = await listYears(db, {
      ...{ unitIds: [former.id, next.id], year: 2026, schemes, today: '2026-12-20' },
    })
    expect(years.get(former.id) ?? []).toEqual([])
    expect(years.get(next.id)).toMatchObject([{ person }])
    const counted = async ({ id: unitId }: Unit) =>
      (await readFacts(db, { unitId, month: '2026-10' }, '2026-11-02T00:00:00+07:00')).staff?.counted
    expect([await counted(former), await counted(next)]).toEqual([0, 1])
  })
})
