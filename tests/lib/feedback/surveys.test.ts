import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { readVoice } from '@/lib/feedback/months/queries'
import { replyTo, routeSuggestion } from '@/lib/feedback/moderation/commands'
import { buckets } from '@/lib/feedback/senders/schema'
import { answerSurvey } from '@/lib/feedback/surveys/commands'
import { findSurveyResults } from '@/lib/feedback/surveys/queries'
import { answerInput } from '@/lib/feedback/surveys/schema'
import { db } from '@/lib/db'
import { readFacts } from '@/lib/record/facts/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { now, type Scene, sender, setScene, suggest } from './scene'

let database: TestDatabase
let scene: Scene
beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database)
  await database.query(`INSERT INTO service_point (unit_id) VALUES ($1)`, [scene.ward])
  await database.query(
    `INSERT INTO service_counter (unit_id, number, title, title_en) VALUES ($1, 3, 'Hộ tịch', 'Civil status')`,
    [scene.ward],
  )
  return database.close
})

const answer = (more: Record<string, unknown> = {}) =>
  answerInput.parse({
    id: randomUUID(),
    level: '5',
    reasons: [],
    comment: '',
    counter: null,
    slip: null,
    ...more,
  })
const send = (input = answer(), from = sender(), at = now, honeypot = false) =>
  answerSurvey('thuong-cat', { ...input, honeypot }, from, at)
const count = async () =>
  (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM survey_answer'))[0]!.n

describe('an answer', () => {
  it('sent many times at once is there once', async () => {
    const before = await count()
    const input = answer()
    const from = sender()
    const done = await Promise.all([1, 2, 3].map(() => send(input, from)))
    expect(done).toEqual([{ ok: true }, { ok: true }, { ok: true }])
    expect(await count()).toBe(before + 1)
  })

  it('of a slip of paper counts once, however it is typed', async () => {
    expect(await send(answer({ slip: 'H26-0001.a' }))).toEqual({ ok: true })
    const before = await count()
    expect(await send(answer({ slip: ' h26-0001.A ', level: '1' }))).toEqual({
      ok: false,
      reason: 'slip-used',
    })
    expect(await count()).toBe(before)
    const [kept] = await database.query<{ t: string }>(
      `SELECT string_agg(a::text, '') AS t FROM survey_answer a WHERE slip_hash IS NOT NULL`,
    )
    expect(kept!.t).not.toMatch(/H26/i)
  })

  it('keeps its day and no hour; reasons only where it asks why', async () => {
    const low = answer({ level: '2', reasons: ['slow', 'fees'], comment: '  Chờ   lâu ', counter: '3' })
    await send(low)
    await send(answer({ level: '4', reasons: ['slow'] }))
    const [row] = await database.query(`SELECT * FROM survey_answer WHERE level = 2`)
    expect(Object.keys(row!).sort()).toEqual(
      ['id', 'unit_id', 'day', 'counter', 'level', 'reasons', 'comment', 'slip_hash'].sort(),
    )
    expect(row).toMatchObject({ counter: 3, reasons: ['slow', 'fees'], comment: 'Chờ lâu' })
    expect((await database.query(`SELECT reasons FROM survey_answer WHERE level = 4`))[0]).toEqual({
      reasons: [],
    })
    await expect(database.query(`UPDATE survey_answer SET level = 5`)).rejects.toThrow('append-only')
  })

  it('for a counter that is not there is of no counter', async () => {
    await send(answer({ level: '3', counter: '77' }))
    expect((await database.query(`SELECT counter FROM survey_answer WHERE level = 3`))[0]).toEqual({
      counter: null,
    })
  })

  it('of a program is thanked and forgotten', async () => {
    const before = await count()
    expect(await send(answer(), sender(), now, true)).toEqual({ ok: false, reason: 'honeypot' })
    expect(await count()).toBe(before)
  })
})

it('a thousand answers from one address add no more than a busy hour; a tablet serves a queue', async () => {
  const before = await count()
  const flood = Array.from({ length: 1000 }, (_, at) => at)
  for (let at = 0; at < 1000; at += 50)
    await Promise.all(
      flood.slice(at, at + 50).map((n) => send(answer({ level: '1' }), { address: 'x', device: `${n}` })),
    )
  expect((await count()) - before).toBe(buckets.survey.address.size)
  const tablet = { address: 'ward', device: 'tablet' }
  for (let person = 0; person < 30; person += 1) {
    const at = new Date(now.getTime() + person * 20_000)
    expect(await send(answer({ counter: '3' }), tablet, at)).toEqual({ ok: true })
  }
}, 60_000)

describe('the month', () => {
  const of = () => ({ unitId: scene.ward, month: '2026-09' })
  const cutOff = '2026-10-01T00:00:00+07:00'
  const day = (iso: string) => new Date(`${iso}T03:00:00Z`)

  it('has no figures before anybody spoke', async () => {
    expect(await readVoice(db, of(), cutOff)).toEqual({ survey: null, suggestions: null })
  })

  it('counts answers and answered pages as of the cut-off; paper stands beside the portal', async () => {
    for (const level of ['5', '5', '3']) await send(answer({ level }), sender(), day('2026-09-30'))
    await send(answer({ level: '1' }), sender(), new Date('2026-09-30T17:30:00Z'))
    const one = await suggest('Góp ý thứ nhất', { at: day('2026-09-01') })
    const two = await suggest('Góp ý thứ hai', { at: day('2026-09-07') })
    const three = await suggest('Góp ý thứ ba là tố cáo', { at: day('2026-09-08') })
    await suggest('Góp ý thứ tư, chưa trả lời', { at: day('2026-09-29') })
    await replyTo(scene.clerk, { id: one.id, reply: 'Đã xong' }, day('2026-09-04'))
    await replyTo(scene.clerk, { id: two.id, reply: 'Đã xong' }, day('2026-10-02'))
    await routeSuggestion(scene.clerk, { id: three.id, as: 'denunciation', to: 'x' }, day('2026-09-09'))
    const voice = await readVoice(db, of(), cutOff)
    expect(voice).toEqual({
      survey: { level5: 2, level4: 0, level3: 1, level2: 0, level1: 0 },
      // 2 September is a holiday: the 3rd and the 4th are worked.
      suggestions: { received: 4, answered: 2, medianDays: expect.any(Number) },
    })
    await database.query(`INSERT INTO survey_month VALUES ($1, '2026-09-01', 10, 5, 1, 0, 2)`, [scene.ward])
    const facts = await readFacts(db, of(), cutOff)
    expect(facts.survey).toEqual({ level5: 12, level4: 5, level3: 2, level2: 0, level1: 2 })
    expect(facts.suggestions).toEqual(voice.suggestions)
  })
})

it.each([
  'staff',
  'assessor',
  'rating_authority',
  'personnel',
  'editor',
  'inspector',
  'administrator',
  'stranger',
] as const)('%s does not read what people wrote at the counter here', async (who) =>
  expect(await findSurveyResults(scene[who], 'thuong-cat', now)).toBeNull(),
)

it('the clerk reads levels, reasons, counters and words of thirty days', async () => {
  const results = await findSurveyResults(scene.clerk, 'thuong-cat', now)
  expect(results).toMatchObject({
    from: '2026-10-12',
    to: '2026-11-10',
    comments: [{ level: 2, comment: 'Chờ lâu' }],
  })
  expect(results!.reasons).toEqual([
    { reason: 'fees', count: 1 },
    { reason: 'slow', count: 1 },
  ])
  const total = Object.values(results!.counts).reduce((sum, n) => sum + n, 0)
  expect(results!.counters.reduce((sum, { answers }) => sum + answers, 0)).toBe(total)
})
