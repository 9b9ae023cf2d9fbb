import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seedCalendar } from '@/lib/calendar/commands'
import { turnCycle } from '@/lib/evaluations/cycle/commands'
import { remind } from '@/lib/evaluations/reminders/commands'
import { deliver } from '@/lib/evaluations/reminders/delivery/commands'
import { numberDue } from '@/lib/evaluations/reminders/rules'
import { sendLetters } from '@/lib/mail/outbox'
import { addDays } from '@/lib/month'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { openPostOffice, type PostOffice } from '@/tests/support/post-office'
import { addUnit, clear, holdsRole, inPost, type Unit } from '../cycle/office'

let database: TestDatabase
let post: PostOffice
let ward: Unit
let people: Record<'an' | 'binh' | 'head' | 'chair', string>

const at = (day: string, time = '09:00') => new Date(`${day}T${time}:00+07:00`)

beforeAll(async () => {
  post = await openPostOffice()
  process.env.SMTP_URL = post.url
  database = await testDatabase()
  await seedCalendar()
})
afterAll(async () => {
  delete process.env.SMTP_URL
  await database.close()
  await post.close()
})
beforeEach(async () => {
  post.received.length = 0
  await clear(database)
  await database.query('DELETE FROM mail')
  ward = await addUnit(database)
  people = {
    an: await inPost(database, ward, '2025-07-01'),
    binh: await inPost(database, ward, '2025-07-01'),
    head: await inPost(database, ward, '2025-07-01'),
    chair: await inPost(database, ward, '2025-07-01'),
  }
  await holdsRole(database, people.head, 'assessor', ward)
  await holdsRole(database, people.chair, 'rating_authority', ward)
  for (const [name, id] of Object.entries(people))
    await database.query('UPDATE person SET email = $2 WHERE id = $1', [id, `${name}@phuong.example`])
  await turnCycle(at('2026-10-01', '00:05'))
})

const day = async (now: Date) => {
  await turnCycle(now)
  await deliver(now)
}
const to = (name: string) =>
  post.received.filter(({ to }) => !Array.isArray(to) && to?.text === `${name}@phuong.example`)

describe('reminders', () => {
  it('come once, in office hours, to those whose turn it is, with nothing in them that is nobody’s business', async () => {
    // Self-scores are due on Monday the 26th: five working days before is the 19th.
    await day(at('2026-10-16'))
    await day(at('2026-10-17'))
    await day(at('2026-10-19', '07:50'))
    expect(post.received).toHaveLength(0)
    for (const time of ['08:10', '10:00', '16:50', '17:10', '22:00']) await day(at('2026-10-19', time))
    expect(post.received).toHaveLength(3)
    const [letter] = to('an')
    expect(letter!.subject).toBe('1 việc đang chờ, hạn gần nhất 26/10/2026')
    expect(letter!.text).toContain('Tự chấm tháng\u00a010/2026')
    expect(letter!.text).toContain('/can-bo/danh-gia/2026-10')
    expect(letter!.from?.text).toContain('nep@phuong.example')
    expect(letter!.text).not.toMatch(/Bình|điểm:|loại [ABCD]/)
  })

  it('are grouped: one letter a day for a person with two units', async () => {
    const other = await addUnit(database)
    await inPost(database, other, '2025-07-01', null, people.an)
    await day(at('2026-10-19'))
    const [letter, ...more] = to('an')
    expect(more).toEqual([])
    expect(letter!.subject).toContain('2 việc đang chờ')
  })

  it('are one notice and three reminders at most, over weeks of nobody doing anything', async () => {
    for (let each = '2026-10-01'; each <= '2026-11-06'; each = addDays(each, 1))
      for (const time of ['03:00', '09:00']) await day(at(each, time))
    const rows = await database.query<{ step: string; n: number; most: number }>(
      `SELECT r.step::text, count(*)::int AS n, max(r.number) AS most FROM reminder r
       JOIN evaluation_sheet s ON s.id = r.sheet_id WHERE s.month = '2026-10-01' AND person_id = $1 GROUP BY 1`,
      [people.an],
    )
    expect(rows).toEqual([{ step: 'self_score', n: 4, most: 3 }])
    const days = await database.query<{ key: string }>('SELECT key FROM mail')
    for (const { key } of days) {
      const weekday = new Date(`${key.split(' ')[1]}T00:00:00Z`).getUTCDay()
      expect(weekday, key).not.toBe(0)
      expect(weekday, key).not.toBe(6)
    }
  }, 120_000)

  it('go to who can lend the role where the post of assessor is vacant, and to whom it is lent', async () => {
    await database.query(`UPDATE role_grant SET to_day = '2026-10-10' WHERE person_id = $1`, [people.head])
    await day(at('2026-10-21'))
    expect(to('chair')[0]!.text).toContain('Chấm điểm tháng\u00a010/2026')
    await database.query(
      `INSERT INTO delegation (unit_id, role, kind, grantor_id, delegate_id, from_day, to_day)
       VALUES ($1, 'assessor', 'tuq', $2, $3, '2026-10-22', '2026-10-30')`,
      [ward.id, people.chair, people.binh],
    )
    await day(at('2026-10-22'))
    expect(to('binh').some(({ text }) => text?.includes('Chấm điểm'))).toBe(true)
  })

  it('are sent once by four senders at once, and again later when the server turned one away', async () => {
    expect(await remind(at('2026-10-19'))).toBe(3)
    expect((await Promise.all(Array.from({ length: 4 }, () => remind(at('2026-10-19'))))).join()).toBe(
      '0,0,0,0',
    )
    post.turnAway(1)
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => sendLetters(at('2026-10-19'))))
    expect(outcomes.reduce((sum, { sent }) => sum + sent, 0)).toBe(2)
    expect(outcomes.reduce((sum, { failed }) => sum + failed, 0)).toBe(1)
    expect(await sendLetters(at('2026-10-19', '09:05'))).toEqual({ sent: 0, failed: 0 })
    await deliver(at('2026-10-19', '22:00'))
    expect(post.received).toHaveLength(2)
    await deliver(at('2026-10-20', '08:30'))
    expect(post.received).toHaveLength(3)
    expect(new Set(post.received.map(({ messageId }) => messageId)).size).toBe(3)
  })

  it('are written with what they remind of, or not at all', async () => {
    await database.query(`CREATE FUNCTION break_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'broken'; END $$`)
    await database.query(
      'CREATE TRIGGER broken BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION break_event()',
    )
    await expect(remind(at('2026-10-19'))).rejects.toThrow()
    await database.query('DROP TRIGGER broken ON audit_event')
    expect(await database.query('SELECT FROM mail')).toEqual([])
    expect(await database.query('SELECT FROM reminder')).toEqual([])
  })
})

it.each([
  ['long before', '2026-10-12', null, null],
  ['five working days before', '2026-10-19', null, 0],
  ['told already', '2026-10-20', 0, null],
  ['two before', '2026-10-22', 0, 1],
  ['on the day, after a time without letters', '2026-10-26', 0, 2],
  ['two after', '2026-10-28', 2, 3],
  ['and never again', '2026-12-28', 3, null],
  ['of a month opened long after', '2026-12-28', null, null],
  ['of one opened a week late', '2026-11-04', null, 3],
])('%s', (_, today, last, number) => {
  expect(numberDue({ atOnce: false, deadline: '2026-10-26', last }, today, [])).toBe(number)
})
