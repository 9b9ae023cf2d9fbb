import { beforeAll, describe, expect, it } from 'vitest'
import { keepHoliday, removeHoliday, seedCalendar } from '@/lib/calendar/commands'
import { listHolidays } from '@/lib/calendar/queries'
import { holidayInput, shippedHolidays } from '@/lib/calendar/schema'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { now, type Scene, setScene } from '../evaluations/scene'

let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 1)
  return database.close
})

const storm = { day: '2026-11-03', kind: 'day_off', name: 'Nghỉ tránh bão', basis: null } as const

describe('the calendar', () => {
  it('is loaded once, and a year somebody keeps is left alone', async () => {
    expect(await seedCalendar()).toBe(shippedHolidays.length)
    expect(await seedCalendar()).toBe(0)
    await database.query(`DELETE FROM holiday WHERE day = '2026-09-02'`)
    await database.query(`DELETE FROM holiday WHERE extract(year FROM day) = 2027`)
    expect(await seedCalendar()).toBe(shippedHolidays.filter(({ day }) => day.startsWith('2027')).length)
  })

  it('is kept by an administrator, with an event for each change and none for the same again', async () => {
    expect(await keepHoliday(scene.administrator, storm, now)).toEqual({ ok: true })
    expect(await keepHoliday(scene.administrator, storm, now)).toEqual({ ok: true })
    expect(await keepHoliday(scene.administrator, { ...storm, name: 'Nghỉ bão số 9' }, now)).toEqual({
      ok: true,
    })
    expect(await listHolidays()).toContainEqual({ ...storm, name: 'Nghỉ bão số 9' })
    expect(await removeHoliday(scene.administrator, storm, now)).toEqual({ ok: true })
    const events = await database.query<{ kind: string }>(
      `SELECT kind FROM audit_event WHERE kind LIKE 'holiday.%' ORDER BY seq`,
    )
    expect(events.map(({ kind }) => kind)).toEqual(['holiday.kept', 'holiday.kept', 'holiday.removed'])
  })

  it('is nobody else’s, and months that are over keep their days', async () => {
    for (const actor of [scene.assessor, scene.chair, scene.personnel, scene.member]) {
      expect(await keepHoliday(actor, storm, now)).toEqual({ ok: false, reason: 'not-found' })
      expect(await removeHoliday(actor, storm, now)).toEqual({ ok: false, reason: 'not-found' })
    }
    const over = { ...storm, day: '2026-09-30' }
    expect(await keepHoliday(scene.administrator, over, now)).toEqual({ ok: false, reason: 'past' })
  })
})

it('takes days that exist, with a name', () => {
  expect(holidayInput.safeParse({ ...storm, day: '2026-02-30' }).success).toBe(false)
  expect(holidayInput.safeParse({ ...storm, name: '  ' }).success).toBe(false)
  expect(holidayInput.parse({ day: '2026-11-03', kind: 'day_off', name: ' Bão ', basis: ' ' })).toEqual({
    ...storm,
    name: 'Bão',
  })
})
