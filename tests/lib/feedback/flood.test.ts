import { beforeAll, expect, it } from 'vitest'
import { buckets } from '@/lib/feedback/senders/schema'
import { startDraft } from '@/lib/feedback/suggestions/commands'
import { draftInput } from '@/lib/feedback/suggestions/schema'
import { findInbox } from '@/lib/feedback/moderation/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { now, type Scene, setScene } from './scene'

let database: TestDatabase
let scene: Scene
beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database)
  return database.close
})

const post = (device: string, address = '198.51.100.7', honeypot = false, at = now) => {
  const input = draftInput.parse({ kind: 'suggestion', text: 'Một góp ý nào đó', marked: '' })
  return startDraft('thuong-cat', { ...input, honeypot }, { address, device }, at)
}

it('a thousand posts from one address leave a bucket of them; the others are counted, and nobody else is shut out', async () => {
  const results: { ok: boolean }[] = []
  for (let round = 0; round < 20; round += 1)
    results.push(...(await Promise.all(Array.from({ length: 50 }, (_, at) => post(`${round} ${at}`)))))
  const taken = results.filter(({ ok }) => ok).length
  expect(taken).toBe(buckets.draft.address.size)
  expect(await post('phone', '198.51.100.8')).toMatchObject({ ok: true })
  // A ward behind that address is served again as the bucket fills.
  expect(await post('phone', undefined, false, new Date(now.getTime() + 25_000))).toMatchObject({ ok: true })
  const inbox = await findInbox(scene.clerk, 'thuong-cat', now)
  expect(inbox?.discarded).toEqual([
    { day: '2026-11-10', form: 'draft', why: 'too-many', count: 1000 - taken },
  ])
}, 60_000)

it('one device says a dozen things, then waits', async () => {
  const results = []
  for (let at = 0; at < 14; at += 1) results.push((await post('tablet', '198.51.100.9')).ok)
  expect(results.filter(Boolean)).toHaveLength(buckets.draft.device.size)
})

it('what fills the field nobody sees is discarded and counted', async () => {
  expect(await post('robot', '198.51.100.10', true)).toEqual({ ok: false, reason: 'honeypot' })
  const inbox = await findInbox(scene.clerk, 'thuong-cat', now)
  expect(inbox?.discarded).toContainEqual({ day: '2026-11-10', form: 'draft', why: 'honeypot', count: 1 })
})

it('keeps nothing from which a sender could be found, and not even that for longer than the day', async () => {
  const kept = JSON.stringify(await database.query('SELECT * FROM feedback_limit'))
  expect(kept).not.toContain('198.51')
  await post('phone', '198.51.100.11', false, new Date('2026-11-11T03:00:00Z'))
  const [left] = await database.query<{ limits: number; salts: string }>(
    `SELECT (SELECT count(*)::int FROM feedback_limit WHERE at < '2026-11-11') AS limits,
            (SELECT string_agg(purpose, ',') FROM feedback_salt) AS salts`,
  )
  expect(left).toEqual({ limits: 0, salts: 'day 2026-11-11' })
})
