import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { seedCalendar } from '@/lib/calendar/commands'
import { acknowledge } from '@/lib/codes/acknowledgements/commands'
import { remindOpen } from '@/lib/codes/coverage/reminders/commands'
import { deliver } from '@/lib/evaluations/reminders/delivery/commands'
import { type TestDatabase, testDatabase } from '../../../support/database'
import { openPostOffice, type PostOffice } from '../../../support/post-office'
import { actorOf, addPerson, addUnit, eventsOf } from '../../auth/office'

let database: TestDatabase
let post: PostOffice
const actors: Record<string, Actor> = {}

const at = (day: string, time = '09:00') => new Date(`${day}T${time}:00+07:00`)
const press = (now: Date) => remindOpen(actors.clerk!, { unit: 'thuong-cat', slug: 'can-bo' }, now)
const to = (name: string) =>
  post.received.filter(({ to }) => !Array.isArray(to) && to?.text === `${name}@phuong.example`)

beforeAll(async () => {
  post = await openPostOffice()
  process.env.SMTP_URL = post.url
  database = await testDatabase()
  await seedCalendar()
  const ward = await addUnit(database, '00598', 'thuong-cat')
  for (const [name, role] of [
    ['clerk', 'personnel'],
    ['an', 'staff'],
    ['binh', 'staff'],
  ] as const) {
    const { accountId } = await addPerson(database, ward, name, [role])
    actors[name] = await actorOf(database, accountId, at('2026-11-20'))
    if (name !== 'clerk')
      await database.query('UPDATE person SET email = $2 WHERE id = $1', [
        actors[name].personId,
        `${name}@phuong.example`,
      ])
  }
  await database.query(`
    WITH code AS (INSERT INTO conduct_code (slug, binding) VALUES ('can-bo', true) RETURNING id)
    INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, sources)
    SELECT id, 1, 'Quy tắc', '522/QĐ-UBND', 'UBND', '2017-01-25', '2017-01-25', '{}' FROM code`)
})
afterAll(async () => {
  delete process.env.SMTP_URL
  await database.close()
  await post.close()
})

it('go to whoever has not agreed and has an address, once a day however often the button is pressed', async () => {
  const asked = await Promise.all([press(at('2026-11-20')), press(at('2026-11-20'))])
  expect(asked.map((each) => each.ok && each.letters).sort()).toEqual([0, 2])
  expect(await press(at('2026-11-20', '16:00'))).toEqual({ ok: true, letters: 0 })
  await deliver(at('2026-11-20', '16:01'))
  expect(post.received).toHaveLength(2)
  const [letter] = to('an')
  expect(letter!.text).toContain('522/QĐ-UBND')
  expect(letter!.text).toContain('/can-bo/quy-tac#can-bo')
  expect(letter!.text).not.toContain('Bình')
})

it('wait for office hours when they are asked for at night or on a Saturday', async () => {
  await acknowledge(actors.binh!, { slug: 'can-bo', version: 1 }, at('2026-11-20', '20:00'))
  expect(await press(at('2026-11-21', '22:00'))).toEqual({ ok: true, letters: 1 })
  for (const [day, time] of [
    ['2026-11-21', '22:05'],
    ['2026-11-22', '10:00'],
    ['2026-11-23', '03:00'],
    ['2026-11-23', '07:59'],
  ] as const)
    await deliver(at(day, time))
  expect(post.received).toHaveLength(2)
  await deliver(at('2026-11-23', '08:00'))
  expect([to('an').length, to('binh').length]).toEqual([2, 1])
})

it('are three at most for a version, and each round is an event', async () => {
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']) {
    await press(at(day))
    await deliver(at(day, '09:01'))
  }
  expect(to('an')).toHaveLength(3)
  expect(await eventsOf(database, 'acknowledgement.reminded')).toHaveLength(3)
})
