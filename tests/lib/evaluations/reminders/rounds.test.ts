import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { seedCalendar } from '@/lib/calendar/commands'
import { listHolidays } from '@/lib/calendar/queries'
import { turnCycle } from '@/lib/evaluations/cycle/commands'
import { deliver } from '@/lib/evaluations/reminders/delivery/commands'
import { listYearSteps } from '@/lib/evaluations/reminders/years/queries'
import { monthsOfYear } from '@/lib/evaluations/years/rules'
import { addDays } from '@/lib/month'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { openPostOffice, type PostOffice } from '@/tests/support/post-office'
import { addUnit, clear, holdsRole, inPost, type Unit } from '../cycle/office'

let database: TestDatabase
let post: PostOffice
let ward: Unit
let people: Record<'an' | 'head' | 'chair', string>

const at = (day: string) => new Date(`${day}T09:00:00+07:00`)

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
    head: await inPost(database, ward, '2025-07-01'),
    chair: await inPost(database, ward, '2025-07-01'),
  }
  await holdsRole(database, people.head, 'assessor', ward)
  await holdsRole(database, people.chair, 'rating_authority', ward)
  for (const [name, id] of Object.entries(people))
    await database.query('UPDATE person SET email = $2 WHERE id = $1', [id, `${name}@phuong.example`])
})

/** The days on which somebody had a letter with that line in it, while the office was at work from one day to another. */
async function days(from: string, till: string, name: string, line: string): Promise<string[]> {
  const found: string[] = []
  for (let day = from; day <= till; day = addDays(day, 1)) {
    post.received.length = 0
    await turnCycle(at(day))
    await deliver(at(day))
    const hers = post.received.filter(
      ({ to, text }) =>
        !Array.isArray(to) &&
        to?.text === `${name}@phuong.example` &&
        text?.includes(line.replace(/(?<=tháng) (?=\d)/, '\u00a0')),
    )
    if (hers.length > 0) found.push(day)
  }
  return found
}

const move = async (from: string, to: string, till: string | null = null) => {
  const where = 'unit_id = $1 AND month = $2'
  await database.query(
    `INSERT INTO sheet_transition (sheet_id, "from", "to", reason, at)
     SELECT id, $3::sheet_state, $4::sheet_state, 'Sửa', clock_timestamp() FROM evaluation_sheet WHERE ${where}`,
    [ward.id, '2026-10-01', from, to],
  )
  await database.query(
    `UPDATE evaluation_sheet SET state = $3::sheet_state, reopened_till = $4 WHERE ${where}`,
    [...[ward.id, '2026-10-01', to, till]],
  )
}

describe('a step that comes back', () => {
  it('is told of anew, at once and by its own clock; her own word is asked for once', async () => {
    await turnCycle(at('2026-10-01'))
    expect(await days('2026-10-01', '2026-10-22', 'head', 'Chấm điểm tháng 10')).toEqual(['2026-10-21'])
    // Whom the head scores herself she is told of by the day of approval.
    expect(await days('2026-10-23', '2026-10-23', 'chair', 'Trực tiếp chấm người')).toEqual(['2026-10-23'])
    expect(await days('2026-10-24', '2026-10-26', 'an', 'Tự chấm tháng 10')).toEqual(['2026-10-26'])
    await move('open', 'submitted')
    expect(await days('2026-10-26', '2026-10-26', 'chair', 'Duyệt bảng đánh giá')).toEqual(['2026-10-26'])
    await move('submitted', 'returned')
    // Until approval on the 30th: at once, and two working days before it.
    expect(await days('2026-10-27', '2026-10-29', 'head', 'Chấm điểm tháng 10')).toEqual([
      '2026-10-27',
      '2026-10-28',
    ])
    await move('returned', 'submitted')
    expect(await days('2026-10-30', '2026-10-30', 'chair', 'Duyệt bảng đánh giá')).toEqual(['2026-10-30'])
    await move('submitted', 'approved')
    await move('approved', 'reopened', '2026-11-13T00:00:00+07:00')
    expect(await days('2026-11-02', '2026-11-12', 'head', 'Chấm điểm tháng 10')).toEqual([
      '2026-11-02',
      '2026-11-10',
      '2026-11-12',
    ])
    const own = await database.query(
      `SELECT r.number FROM reminder r JOIN evaluation_sheet s ON s.id = r.sheet_id
       WHERE r.person_id = $1 AND s.month = '2026-10-01' AND step = 'self_score' ORDER BY number`,
      [people.an],
    )
    expect(own).toEqual([0, 1, 2, 3].map((number) => ({ number })))
  }, 60_000)
})

describe('an appeal', () => {
  beforeEach(() => turnCycle(at('2026-10-01')))
  const file = async (person: string, due: string) => {
    const id = randomUUID()
    await database.query(
      `WITH decided AS (
         INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines)
         SELECT e.id, e.person_id, 1, 80, 'B', '{}', '[]' FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
         WHERE e.person_id = $2 AND s.unit_id = $4 RETURNING id, evaluation_id
       ) INSERT INTO appeal (id, evaluation_id, decision_id, body, filed_at, due_day)
         SELECT $1, evaluation_id, id, 'Sai', '2026-11-04T16:00:00+07:00', $3 FROM decided`,
      [id, person, due, ward.id],
    )
    return id
  }
  const line = 'Trả lời một kiến nghị về kết quả tháng 10'

  it('is told at once to who answers it, and before its seven working days are over; never by whom', async () => {
    const id = await file(people.an, '2026-11-13')
    expect(await days('2026-11-05', '2026-12-05', 'chair', line)).toEqual([
      '2026-11-05',
      '2026-11-11',
      '2026-11-13',
      '2026-11-17',
    ])
    const letters = await database.query<{ body: string }>(
      `SELECT body FROM mail WHERE to_address = 'chair@phuong.example' AND body LIKE '%kiến nghị%'`,
    )
    for (const { body } of letters) {
      expect(body).toContain(`/can-bo/don-vi/${ward.slug}/kien-nghi/${id}`)
      expect(body).not.toContain('Sai')
      expect(body).not.toMatch(/loại [ABCD]/)
    }
    expect(await days('2026-12-07', '2026-12-07', 'head', line)).toEqual([])
  }, 60_000)

  it('is nobody’s business once it is answered, and never goes to who filed it', async () => {
    await file(people.chair, '2026-11-13')
    const id = await file(people.an, '2026-11-13')
    expect(await days('2026-11-05', '2026-11-05', 'chair', line)).toEqual(['2026-11-05'])
    const [told] = await database.query<{ body: string }>(
      `SELECT body FROM mail WHERE to_address = 'chair@phuong.example' AND body LIKE '%kiến nghị%'`,
    )
    expect(told!.body.split(line.replace(/(?<=tháng) (?=\d)/, '\u00a0'))).toHaveLength(2)
    await database.query(
      `INSERT INTO appeal_answer (appeal_id, upheld, reason, answered_by_id, answered_at) VALUES ($1, false, 'Đúng', $2, now())`,
      [id, people.chair],
    )
    expect(await days('2026-11-06', '2026-11-20', 'chair', line)).toEqual([])
  }, 60_000)
})

describe('an upheld appeal whose month locked again', () => {
  const line = 'kiến nghị đã chấp nhận chưa có quyết định mới'
  const locked = async (on: string) => {
    await move('reopened', 'approved')
    await database.query('SET session_replication_role = replica')
    await database.query(
      `UPDATE sheet_transition SET at = $1 WHERE id = (SELECT id FROM sheet_transition ORDER BY at DESC LIMIT 1)`,
      [on],
    )
    await database.query('SET session_replication_role = origin')
  }
  const decide = (version: number) =>
    database.query<{ id: string }>(
      `INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines, reason)
       SELECT e.id, e.person_id, $3, 80, 'B', '{}', '[]', CASE WHEN $3 > 1 THEN 'Sửa' END
       FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id
       WHERE e.person_id = $1 AND s.unit_id = $2 AND s.month = '2026-10-01' RETURNING id`,
      [people.an, ward.id, version],
    )

  it('is told of to who opens it, at once and by a clock of its own, each time it locks, until it is decided', async () => {
    await turnCycle(at('2026-10-01'))
    const [decision] = await decide(1)
    const appeal = randomUUID()
    await database.query(
      `INSERT INTO appeal (id, evaluation_id, decision_id, body, filed_at, due_day)
       SELECT $1, evaluation_id, id, 'Sai', '2026-11-02T09:00:00+07:00', '2026-11-11' FROM evaluation_decision WHERE id = $2`,
      [appeal, decision!.id],
    )
    await database.query(
      `INSERT INTO appeal_answer (appeal_id, upheld, reason, answered_by_id, answered_at)
       VALUES ($1, true, 'Đúng', $2, '2026-11-04T09:00:00+07:00')`,
      [appeal, people.chair],
    )
    await move('open', 'submitted')
    await move('submitted', 'approved')
    await move('approved', 'reopened', '2026-12-31T00:00:00+07:00')
    expect(await days('2026-11-05', '2026-11-09', 'chair', line)).toEqual([])
    await locked('2026-11-10T00:00:00+07:00')
    // Five working days after the 10th: the 17th.
    expect(await days('2026-11-10', '2026-11-30', 'chair', line)).toEqual([
      '2026-11-10',
      '2026-11-13',
      '2026-11-17',
      '2026-11-19',
    ])
    const [letter] = await database.query<{ body: string }>(
      `SELECT body FROM mail WHERE to_address = 'chair@phuong.example' AND body LIKE '%' || $1 || '%' LIMIT 1`,
      [line],
    )
    expect(letter!.body).toContain(`/can-bo/don-vi/${ward.slug}/kien-nghi/${appeal}`)
    await move('approved', 'reopened', '2026-12-01T00:00:00+07:00')
    await locked('2026-12-01T00:00:00+07:00')
    expect(await days('2026-12-01', '2026-12-02', 'chair', line)).toEqual(['2026-12-01'])
    expect(await days('2026-12-02', '2026-12-02', 'an', line)).toEqual([])
    await decide(2)
    expect(await days('2026-12-03', '2026-12-20', 'chair', line)).toEqual([])
  }, 120_000)
})

describe('the year', () => {
  beforeEach(async () => {
    // Everything of the months is behind them.
    for (const month of monthsOfYear(2026).slice(0, 11))
      await database.query(
        `WITH sheet AS (
           INSERT INTO evaluation_sheet (unit_id, month, scheme_id, state)
           SELECT $1, $2, id, 'published' FROM evaluation_scheme WHERE code = 'ND335-2025' RETURNING id
         ), made AS (
           INSERT INTO evaluation (sheet_id, person_id, post_id)
           SELECT sheet.id, $3, p.id FROM sheet, post p WHERE p.person_id = $3 RETURNING id
         )
         INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines)
         SELECT id, $3, 1, 80, 'B', '{}', '[]' FROM made`,
        [ward.id, `${month}-01`, people.an],
      )
  })
  const say = (step: string, by: string, of = people.an) =>
    database.query(
      `INSERT INTO year_rating (person_id, unit_id, year, step, version, grade, mean, months, actor_id, at)
       VALUES ($1, $2, 2026, $3::year_step, 1, 'B', 80, '[]', $4, '2026-12-14T09:00:00+07:00')`,
      [of, ward.id, step, by],
    )

  it('asks for her own word, then the proposal, then the decision, each of whose it is', async () => {
    await say('decision', people.chair, people.head)
    expect(await days('2026-11-27', '2026-11-30', 'an', 'Tự xếp loại năm 2026')).toEqual([])
    // The 15th is a Tuesday: five working days before is the 8th.
    expect(await days('2026-12-01', '2026-12-11', 'an', 'Tự xếp loại năm 2026')).toEqual([
      '2026-12-08',
      '2026-12-11',
    ])
    await say('self_rating', people.an)
    expect(await days('2026-12-14', '2026-12-15', 'an', 'Tự xếp loại năm 2026')).toEqual([])
    const sent = await database.query<{ to: string; body: string }>(
      `SELECT to_address AS to, body FROM mail WHERE body LIKE '%xếp loại năm%'`,
    )
    const [own, head] = ['an', 'head'].map(
      (name) => sent.find(({ to }) => to === `${name}@phuong.example`)!.body,
    )
    expect(own).toContain('/can-bo/danh-gia/nam/2026')
    expect(head).toContain('Đề xuất xếp loại năm 2026')
    expect(head).toContain(`/can-bo/don-vi/${ward.slug}/`)
    expect(sent.some(({ to }) => to === 'chair@phuong.example')).toBe(false)
    await say('proposal', people.head)
    expect(await days('2026-12-16', '2026-12-16', 'chair', 'Quyết định xếp loại năm 2026')).toEqual([
      '2026-12-16',
    ])
    await say('decision', people.chair)
    expect(await days('2026-12-17', '2026-12-18', 'chair', 'Quyết định xếp loại năm 2026')).toEqual([])
  }, 60_000)

  it('asks for the decision on who scores by the calendar, while the proposals of the others are out', async () => {
    const line = 'Quyết định xếp loại năm 2026'
    expect(await days('2026-12-01', '2026-12-11', 'chair', line)).toEqual(['2026-12-08', '2026-12-11'])
    expect(await days('2026-12-11', '2026-12-11', 'head', line)).toEqual([])
    await say('decision', people.chair, people.head)
    expect(await days('2026-12-14', '2026-12-15', 'chair', line)).toEqual([])
    // The others' turn comes at once, whatever she was told before.
    await say('proposal', people.head)
    expect(await days('2026-12-16', '2026-12-16', 'chair', line)).toEqual(['2026-12-16'])
  }, 60_000)

  it('reads every unit in as many statements as one', async () => {
    const count = async () => {
      const sent = vi.spyOn(pg.Client.prototype, 'query')
      const steps = await listYearSteps(at('2026-12-10'), await listHolidays())
      const [statements, told] = [sent.mock.calls.length, steps.length]
      sent.mockRestore()
      return { statements, told }
    }
    const one = await count()
    for (let more = 0; more < 12; more++) {
      const other = await addUnit(database)
      const chair = await inPost(database, other, '2025-07-01')
      await holdsRole(database, chair, 'rating_authority', other)
      await inPost(database, other, '2025-07-01')
      await database.query('UPDATE person SET email = $2 WHERE id = $1', [chair, `c${more}@phuong.example`])
    }
    const many = await count()
    expect(many.told).toBe(one.told + 12)
    expect(many.statements).toBe(one.statements)
  }, 60_000)

  it('asks who can lend the post of assessor where it is vacant', async () => {
    await database.query(`UPDATE role_grant SET to_day = '2026-12-01' WHERE person_id = $1`, [people.head])
    expect(await days('2026-12-08', '2026-12-08', 'chair', 'Đề xuất xếp loại năm 2026')).toEqual([
      '2026-12-08',
    ])
  })
})
