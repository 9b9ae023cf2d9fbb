import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  declinePraise,
  publishPraise,
  recordConsent,
  verifyPraise,
  withdrawPraise,
} from '@/lib/feedback/commendations/commands'
import {
  findPraiseDesk,
  listGoodExamples,
  listOwnPraise,
  listPraise,
} from '@/lib/feedback/commendations/queries'
import { stepTo } from '@/lib/feedback/commendations/rules'
import type { PraiseInput } from '@/lib/feedback/commendations/schema'
import { eventsOf } from '@/tests/lib/auth/office'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { now, type Scene, setScene, suggest } from './scene'

let database: TestDatabase
let scene: Scene
beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database)
  return database.close
})

const praise = (more: Partial<PraiseInput> = {}): PraiseInput => ({
  unit: 'thuong-cat',
  person: scene.staff.personId,
  kind: 'good_example',
  day: '2026-11-09',
  deed: 'Ở lại quá giờ để xong giấy khai sinh.',
  decision: '',
  suggestion: null,
  id: randomUUID(),
  ...more,
})

async function verified(more: Partial<PraiseInput> = {}) {
  const done = await verifyPraise(scene.clerk, praise(more), now)
  if (!done.ok) throw new Error(done.reason)
  return done.id
}

it('goes from a citizen’s words to an example, with her own yes, and is evidence of its month', async () => {
  const { id: suggestion } = await suggest('Cảm ơn cô ở quầy 2 đã ở lại', { kind: 'praise' })
  expect((await findPraiseDesk(scene.clerk, 'thuong-cat', now))?.waiting).toMatchObject([{ id: suggestion }])
  const id = await verified({ suggestion })
  expect((await findPraiseDesk(scene.clerk, 'thuong-cat', now))?.waiting).toEqual([])
  expect(await verifyPraise(scene.clerk, praise({ suggestion }), now)).toMatchObject({ ok: false })
  expect(await listPraise(scene.staff.personId, '2026-11')).toMatchObject([{ id, published: false }])
  expect(await listPraise(scene.staff.personId, '2026-10')).toEqual([])
  expect(await publishPraise(scene.clerk, { id }, now)).toMatchObject({ ok: false, reason: 'not-now' })
  expect(await recordConsent(scene.staff, { id, how: 'herself' }, now)).toMatchObject({ ok: true })
  expect(await listGoodExamples('thuong-cat')).toEqual([])
  expect(await publishPraise(scene.clerk, { id }, now)).toMatchObject({ ok: true })
  expect(await listGoodExamples('thuong-cat')).toMatchObject([
    { id, name: 'Người staff', position: 'Chuyên viên' },
  ])
  expect((await eventsOf(database, 'commendation.consented'))[0]).toMatchObject({
    actor_id: scene.staff.personId,
    payload: { commendationId: id, how: 'herself' },
  })
  // Her consent is hers to take back; evidence stays what it was.
  expect(await withdrawPraise(scene.staff, { id, as: 'herself' }, now)).toMatchObject({ ok: true })
  expect(await listGoodExamples('thuong-cat')).toEqual([])
  expect(await listPraise(scene.staff.personId, '2026-11')).toMatchObject([{ id, published: false }])
})

describe('who may not', () => {
  it('name herself, a stranger, somebody on a day she was not there, or a title without its decision', async () => {
    const tried = (more: Partial<PraiseInput>) => verifyPraise(scene.clerk, praise(more), now)
    expect(await tried({ person: scene.clerk.personId })).toMatchObject({ reason: 'herself' })
    expect(await tried({ person: scene.stranger.personId })).toMatchObject({ reason: 'person' })
    expect(await tried({ day: '2020-01-01' })).toMatchObject({ reason: 'person' })
    expect(await tried({ day: '2026-12-01' })).toMatchObject({ reason: 'day' })
    expect(await tried({ kind: 'advanced_model' })).toMatchObject({ reason: 'decision' })
    expect(await tried({ kind: 'advanced_model', decision: 'QĐ 1' })).toMatchObject({ ok: true })
  })

  it('say yes for somebody else, or show what has no yes', async () => {
    const id = await verified()
    for (const who of ['clerk', 'personnel', 'assessor', 'stranger'] as const)
      expect(await recordConsent(scene[who], { id, how: 'herself' }, now)).toMatchObject({
        reason: 'not-found',
      })
    for (const who of [
      'staff',
      'personnel',
      'rating_authority',
      'inspector',
      'administrator',
      'stranger',
    ] as const) {
      expect(await verifyPraise(scene[who], praise(), now)).toMatchObject({ reason: 'not-found' })
      expect(await recordConsent(scene[who], { id, how: 'written' }, now)).toMatchObject({
        reason: 'not-found',
      })
      expect(await publishPraise(scene[who], { id }, now)).toMatchObject({ reason: 'not-found' })
      expect(await findPraiseDesk(scene[who], 'thuong-cat', now)).toBeNull()
    }
    expect(await listOwnPraise(scene.personnel)).toEqual([])
    expect(await declinePraise(scene.staff, { id }, now)).toMatchObject({ ok: true })
    expect(await publishPraise(scene.clerk, { id }, now)).toMatchObject({ reason: 'not-now' })
  })

  it('publish against the database, which wants a consent too', async () => {
    const id = await verified()
    await expect(
      database.query(`UPDATE commendation SET state = 'published', published_at = now() WHERE id = $1`, [id]),
    ).rejects.toThrow('commendation_consent')
  })
})

it('a form sent twice is one commendation', async () => {
  const input = praise()
  expect(await verifyPraise(scene.clerk, input, now)).toEqual(await verifyPraise(scene.clerk, input, now))
  expect(await database.query('SELECT FROM commendation WHERE id = $1', [input.id])).toHaveLength(1)
})

it('no step leads from a refusal to the public', () => {
  expect(stepTo('publish', 'verified')).toBeNull()
  expect(stepTo('publish', 'declined')).toBeNull()
  expect(stepTo('publish', 'withdrawn')).toBeNull()
  expect(stepTo('consent', 'declined')).toBe('consented')
})
