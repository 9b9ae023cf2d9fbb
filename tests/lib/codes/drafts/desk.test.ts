import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { acknowledge } from '@/lib/codes/acknowledgements/commands'
import { listOwnCodes } from '@/lib/codes/acknowledgements/queries'
import { importCode } from '@/lib/codes/commands'
import { articleIn } from '@/lib/codes/drafts/changing/rules'
import { openDraft, parkTyped, saveDraft } from '@/lib/codes/drafts/commands'
import { findDraft, findParked, listDrafts } from '@/lib/codes/drafts/queries'
import type { DraftArticle, DraftChange } from '@/lib/codes/drafts/schema'
import { findCode } from '@/lib/codes/queries'
import { publishDraft, returnDraft, submitDraft, withdrawDraft } from '@/lib/codes/review/commands'
import { findReview } from '@/lib/codes/review/queries'
import { type TestDatabase, testDatabase } from '../../../support/database'
import { actorOf, addPerson, addUnit, eventsOf } from '../../auth/office'

const NOW = new Date('2026-11-26T02:00:00Z')
const slug = 'can-bo'

let database: TestDatabase
let writer: Actor
let second: Actor
let ward: Actor
let staff: Actor

beforeAll(async () => {
  database = await testDatabase()
  const city = await addUnit(database, '01', 'ha-noi')
  const wardId = await addUnit(database, '00598', 'thuong-cat')
  await database.query(`UPDATE admin_unit SET parent_id = '${city}' WHERE id = '${wardId}'`)
  const signIn = async (name: string, unit: string, roles: ('editor' | 'staff')[]) =>
    actorOf(database, (await addPerson(database, unit, name, roles)).accountId, NOW)
  writer = await signIn('bien-tap', city, ['editor'])
  second = await signIn('bien-tap-2', city, ['editor'])
  ward = await signIn('bien-tap-phuong', wardId, ['editor'])
  staff = await signIn('can-bo', wardId, ['staff'])
  await importCode(null, readFileSync('prisma/seed/codes/can-bo.md', 'utf8'))
})
afterAll(() => database.close())

const open = async (actor = writer) => {
  await openDraft(actor, slug, NOW)
  const draft = await findDraft(actor, slug, NOW)
  if (!draft) throw new Error('no draft')
  return draft
}
const articleAt = async (n: number): Promise<DraftArticle> => {
  const draft = await findDraft(writer, slug, NOW)
  const article = draft?.content.chapters.flatMap(({ articles }) => articles)[n - 1]
  if (!article) throw new Error('no article')
  return article
}
const write = (article: DraftArticle, fields: Partial<DraftArticle>): DraftChange => {
  const { id, ...rest } = { ...article, ...fields }
  return { kind: 'article', id, fields: rest }
}
const save = (actor: Actor, revision: number, change: DraftChange) =>
  saveDraft(actor, { slug, revision, change }, NOW)
const publish = async (actor: Actor, change: 'slip' | 'substance', inForceFrom: string, now = NOW) => {
  const draft = await findDraft(actor, slug, now)
  return publishDraft(actor, { slug, revision: draft?.revision ?? 0, inForceFrom, change }, now)
}

beforeEach(async () => {
  if (await findDraft(writer, slug, NOW)) await withdrawDraft(writer, slug, NOW)
})

describe('a draft', () => {
  it('begins from the last version, and there is one at a time', async () => {
    const answers = await Promise.all([openDraft(writer, slug, NOW), openDraft(second, slug, NOW)])
    expect(answers.map((each) => each.ok && each.fresh).sort()).toEqual([false, true])
    const draft = await open()
    expect(draft).toMatchObject({ state: 'draft', revision: 1, lastVersion: 1 })
    const review = await findReview(writer, slug, NOW)
    expect(review?.flaws).toEqual([])
    expect(review?.changes.articles.every(({ fate }) => fate === 'same')).toBe(true)
  })

  it('keeps what two editors save in two articles, each from the page she had open', async () => {
    const { revision } = await open()
    const [third, fifth] = [await articleAt(3), await articleAt(5)]
    expect(await save(writer, revision, write(third, { title: 'Ba' }))).toMatchObject({ ok: true })
    expect(await save(second, revision, write(fifth, { title: 'Năm' }))).toMatchObject({ ok: true })
    expect([(await articleAt(3)).title, (await articleAt(5)).title]).toEqual(['Ba', 'Năm'])
  })

  it('overwrites nothing when both wrote the same article, and keeps what the second typed', async () => {
    const { revision } = await open()
    const third = await articleAt(3)
    await save(writer, revision, write(third, { title: 'Của người thứ nhất' }))
    const mine = write(third, { title: 'Của người thứ hai' })
    expect(await save(second, revision, mine)).toEqual({ ok: false, reason: 'clash' })
    expect((await articleAt(3)).title).toBe('Của người thứ nhất')
    const part = `article ${third.id}`
    await parkTyped(second.accountId, { slug, part, typed: { title: 'Của người thứ hai' } }, NOW)
    expect(await findParked(second.accountId, slug, part)).toEqual({ title: 'Của người thứ hai' })
    expect(await findParked(writer.accountId, slug, part)).toBeNull()
    // Having seen the other's, she saves hers; then nothing is parked any more.
    const seen = await findDraft(second, slug, NOW)
    expect(await save(second, seen?.revision ?? 0, mine)).toMatchObject({ ok: true })
    expect(await findParked(second.accountId, slug, part)).toBeNull()
  })

  it('lets one of two who save the same part at the same time through', async () => {
    const { revision } = await open()
    const third = await articleAt(3)
    const answers = await Promise.all(
      [writer, second].map((actor) => save(actor, revision, write(third, { title: actor.userName }))),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('takes a save twice as once, and saves what is wrong too', async () => {
    const { revision } = await open()
    const change = write(await articleAt(3), { summary: '', title: '# sai ' })
    const [one, two] = [await save(writer, revision, change), await save(writer, revision, change)]
    expect(two).toEqual(one)
    const review = await findReview(writer, slug, NOW)
    expect(review?.flaws.map(({ where, field }) => [where, field])).toEqual([
      ['Điều 3', 'title'],
      ['Điều 3', 'summary'],
    ])
    expect(await submitDraft(writer, slug, NOW)).toEqual({ ok: false, reason: 'flaws' })
  })

  it('adds, moves and removes articles; a chapter only when it is empty', async () => {
    const draft = await open()
    const [first, next] = draft.content.chapters
    const edge = first?.articles.at(-1)
    if (!first || !next || !edge) throw new Error('no chapters')
    let { revision } = draft
    const did = async (change: DraftChange) => {
      const done = await save(writer, revision, change)
      if (done.ok) revision = done.revision
      return done
    }
    await did({ kind: 'move-article', id: edge.id, by: 1 })
    await did({ kind: 'add-article', chapter: first.id, id: 'new' })
    expect(await did({ kind: 'remove-chapter', id: first.id })).toMatchObject({ reason: 'gone' })
    await did({ kind: 'remove-article', id: 'new' })
    const after = await findDraft(writer, slug, NOW)
    expect(after?.content.chapters[1]?.articles[0]?.id).toBe(edge.id)
    expect(after && articleIn(after.content, 'new')).toBeUndefined()
  })
})

describe('two persons', () => {
  const change = async (title: string) => {
    const { revision } = await open()
    await save(writer, revision, write(await articleAt(3), { title }))
    expect(await submitDraft(writer, slug, NOW)).toEqual({ ok: true })
  }

  it('are needed: who wrote any part does not publish, whatever program asks', async () => {
    await change('Trang phục công sở')
    expect(await publish(writer, 'substance', '2026-11-26')).toEqual({ ok: false, reason: 'own' })
    expect((await eventsOf(database, 'action.refused')).at(-1)?.payload).toMatchObject({ why: 'own-draft' })
    await expect(
      database.query(
        `UPDATE code_draft SET state = 'published', decided_by = $1, decided_at = now(), published_version = 2 WHERE state = 'review'`,
        [writer.personId],
      ),
    ).rejects.toThrow(/second person/)
  })

  it('stop each other: in review nothing is written, and a return says why', async () => {
    await change('Trang phục công sở')
    expect(await save(writer, 1, write(await articleAt(1), { title: 'X' }))).toEqual({
      ok: false,
      reason: 'in-review',
    })
    expect(await returnDraft(second, { slug, reason: 'Thiếu tiếng Anh.' }, NOW)).toEqual({ ok: true })
    expect(await findDraft(writer, slug, NOW)).toMatchObject({
      state: 'draft',
      returnReason: 'Thiếu tiếng Anh.',
    })
  })

  it('publish what was read, never a later revision', async () => {
    await change('Trang phục công sở')
    const input = { slug, revision: 1, inForceFrom: '2026-11-26', change: 'slip' as const }
    expect(await publishDraft(second, input, NOW)).toEqual({ ok: false, reason: 'changed-since' })
  })

  it('leave nothing half done when the event cannot be written', async () => {
    await change('Trang phục công sở')
    await database.query(
      `ALTER TABLE audit_event ADD CONSTRAINT broken CHECK (kind <> 'code.published') NOT VALID`,
    )
    await expect(publish(second, 'substance', '2026-11-20')).rejects.toThrow()
    await database.query('ALTER TABLE audit_event DROP CONSTRAINT broken')
    expect((await findCode(slug))?.version).toBe(1)
    expect(await findDraft(second, slug, NOW)).toMatchObject({ state: 'review' })
  })

  it('ask everybody again after a change of substance, and nobody after a slip', async () => {
    const asked = async (today: string) =>
      (await listOwnCodes(staff, today)).find((one) => one.slug === slug)?.acknowledgedAt === null
    const agree = (version: number) => acknowledge(staff, { slug, version }, NOW)
    await agree(1)
    expect(await asked('2026-11-26')).toBe(false)

    await change('Trang phục công sở')
    expect(await publish(second, 'substance', '2017-01-25')).toMatchObject({
      ok: false,
      field: 'inForceFrom',
    })
    expect(await publish(second, 'substance', '2026-11-20')).toEqual({ ok: true, version: 2 })
    expect(await asked('2026-11-26')).toBe(true)
    await agree(2)
    expect(await asked('2026-11-26')).toBe(false)

    await change('Trang phục nơi công sở')
    expect(await publish(second, 'slip', '2026-11-26')).toEqual({ ok: true, version: 3 })
    expect(await findCode(slug, undefined, '2026-11-26')).toMatchObject({ version: 3, change: 'slip' })
    expect(await asked('2026-11-26')).toBe(false)

    // A slip found on the day itself is mended that day; whoever agreed is asked nothing.
    await change('Trang phục tại công sở')
    expect(await publish(second, 'substance', '2026-11-26')).toMatchObject({
      ...{ ok: false, field: 'inForceFrom', why: expect.stringContaining('sửa lỗi chữ') },
    })
    const tomorrow = new Date('2026-11-27T02:00:00Z')
    expect(await publish(second, 'slip', '2026-11-26', tomorrow)).toMatchObject({
      ...{ ok: false, field: 'inForceFrom', why: expect.stringContaining('sau ngày đó') },
    })
    expect(await publish(second, 'slip', '2026-11-26')).toEqual({ ok: true, version: 4 })
    expect(await findCode(slug, undefined, '2026-11-26')).toMatchObject({ version: 4, inForceTo: null })
    expect(await findCode(slug, 3, '2026-11-26')).toMatchObject({ state: 'past', replacedSameDay: true })
    expect(await acknowledge(staff, { slug, version: 3 }, NOW)).toEqual({ ok: false, reason: 'not-in-force' })
    expect(await asked('2026-11-26')).toBe(false)
    // Who agreed to an earlier text only is still asked.
    await database.query(`ALTER TABLE acknowledgement DISABLE TRIGGER USER`)
    await database.query(
      `DELETE FROM acknowledgement a USING code_version v WHERE v.id = a.version_id AND v.version = 2`,
    )
    await database.query(`ALTER TABLE acknowledgement ENABLE TRIGGER USER`)
    expect(await asked('2026-11-26')).toBe(true)
    expect((await eventsOf(database, 'code.published')).map(({ payload }) => payload)).toMatchObject([
      { version: 2, change: 'substance' },
      { version: 3, change: 'slip' },
      { version: 4, change: 'slip' },
    ])
  })
})

describe('who is not an editor of the city', () => {
  it('finds no desk, no draft and does nothing; that she tried is remembered', async () => {
    await open()
    for (const actor of [ward, staff]) {
      expect(await listDrafts(actor, NOW)).toBeNull()
      expect(await findDraft(actor, slug, NOW)).toBeNull()
      const nothing = { ok: false, reason: 'not-found' }
      expect(await openDraft(actor, slug, NOW)).toEqual(nothing)
      expect(await save(actor, 1, write(await articleAt(1), { title: 'X' }))).toEqual(nothing)
      expect(await submitDraft(actor, slug, NOW)).toEqual(nothing)
      expect(await withdrawDraft(actor, slug, NOW)).toEqual(nothing)
      expect(
        await publishDraft(actor, { slug, revision: 1, inForceFrom: '2026-12-01', change: 'slip' }, NOW),
      ).toEqual(nothing)
      expect((await eventsOf(database, 'action.refused')).at(-1)).toMatchObject({
        actor_id: actor.personId,
        payload: { why: 'not-editor-of-the-city' },
      })
    }
  })
})
