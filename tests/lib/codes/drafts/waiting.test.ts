import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { acknowledge } from '@/lib/codes/acknowledgements/commands'
import { listOwnCodes } from '@/lib/codes/acknowledgements/queries'
import { findCarrying } from '@/lib/codes/carrying/queries'
import { importCode } from '@/lib/codes/commands'
import { findCoverage } from '@/lib/codes/coverage/queries'
import { openDraft, saveDraft } from '@/lib/codes/drafts/commands'
import { findDraft, listDrafts } from '@/lib/codes/drafts/queries'
import { findCode } from '@/lib/codes/queries'
import { publishDraft, submitDraft } from '@/lib/codes/review/commands'
import { findReview } from '@/lib/codes/review/queries'
import { listDocuments } from '@/lib/postings/register/documents/queries'
import { versionOn } from '@/lib/postings/register/rules'
import { paperState } from '@/lib/postings/rules'
import { type TestDatabase, testDatabase } from '../../../support/database'
import { db } from '@/lib/db'
import { actorOf, addPerson, addUnit } from '../../auth/office'

const NOW = new Date('2026-11-26T02:00:00Z')
const [today, starts] = ['2026-11-26', '2026-12-15']
const slug = 'can-bo'

let database: TestDatabase
let writer: Actor
let second: Actor
let staff: Actor
let clerk: Actor

beforeAll(async () => {
  database = await testDatabase()
  const city = await addUnit(database, '01', 'ha-noi')
  const ward = await addUnit(database, '00598', 'thuong-cat')
  await database.query(`UPDATE admin_unit SET parent_id = '${city}' WHERE id = '${ward}'`)
  const signIn = async (name: string, unit: string, roles: ('editor' | 'staff' | 'personnel')[]) =>
    actorOf(database, (await addPerson(database, unit, name, roles)).accountId, NOW)
  writer = await signIn('bien-tap', city, ['editor'])
  second = await signIn('bien-tap-2', city, ['editor'])
  staff = await signIn('can-bo', ward, ['staff'])
  clerk = await signIn('to-chuc', ward, ['personnel'])
  await importCode(null, readFileSync('prisma/seed/codes/can-bo.md', 'utf8'))
  await acknowledge(staff, { slug, version: 1 }, NOW)
})
afterAll(() => database.close())

type Edits = Record<number, { title?: string; summary?: string }>
const articles = async (version?: number, day = today) =>
  (await findCode(slug, version, day))!.chapters.flatMap((each) => each.articles)

async function write(edits: Edits, from?: number, carry = false) {
  expect(await openDraft(writer, slug, NOW, { from, carry })).toEqual({ ok: true, fresh: true })
  for (const [number, fields] of Object.entries(edits)) {
    const draft = (await findDraft(writer, slug, NOW))!
    const { id, ...rest } = draft.content.chapters.flatMap((each) => each.articles)[Number(number) - 1]!
    const change = { kind: 'article' as const, id, fields: { ...rest, ...fields } }
    expect(await saveDraft(writer, { slug, revision: draft.revision, change }, NOW)).toMatchObject({
      ok: true,
    })
  }
  expect(await submitDraft(writer, slug, NOW)).toEqual({ ok: true })
}
async function publish(change: 'slip' | 'substance', inForceFrom: string, now = NOW) {
  const { revision } = (await findDraft(second, slug, now))!
  return publishDraft(second, { slug, revision, inForceFrom, change }, now)
}
const periods = async () =>
  (await findCode(slug, 1, today))!.versions.map(({ version, inForceFrom, inForceTo, state }) => [
    ...[version, inForceFrom, inForceTo, state],
  ])
const asked = async (day: string) =>
  (await listOwnCodes(staff, day)).find((one) => one.slug === slug)?.acknowledgedAt === null

// One office, one story: each step stands on the one before.
describe('a slip found while a later version waits', () => {
  it('is begun from the version in force, and the waiting one can be begun from too', async () => {
    // Article 2 changes in substance; articles 1 and 3 keep their words.
    await write({ 2: { title: 'Đối tượng áp dụng mới', summary: 'Ai cũng theo.' } })
    expect(await publish('substance', starts)).toEqual({ ok: true, version: 2 })
    const [line] = (await listDrafts(writer, NOW))!
    expect(line?.live.map(({ version, state }) => [version, state])).toEqual([
      [1, 'in-force'],
      [2, 'to-come'],
    ])
    expect(await openDraft(writer, slug, NOW, { from: 9 })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('is compared with the version in force, and published into its days alone', async () => {
    await write({ 1: { summary: 'Lời đã sửa chữ.' }, 2: { summary: 'Câu hai đã sửa chữ.' } }, 1)
    const review = (await findReview(second, slug, NOW))!
    expect(review.draft.base).toMatchObject({ version: 1, next: { version: 2, inForceFrom: starts } })
    const changed = review.changes.articles.filter(({ fate }) => fate !== 'same')
    expect(changed.map(({ number }) => number)).toEqual([1, 2])

    expect(await publish('substance', today)).toMatchObject({ ok: false, field: 'change' })
    for (const day of [starts, '2026-12-20', '2026-11-25']) {
      const refused = await publish('slip', day)
      expect(refused).toMatchObject({ ok: false, field: 'inForceFrom' })
      expect(refused).toMatchObject({ why: expect.stringContaining('26/11/2026 đến 14/12/2026') })
    }
    const late = new Date('2026-12-16T02:00:00Z')
    expect(await publish('slip', '2026-12-16', late)).toMatchObject({
      why: expect.stringContaining('đã được phiên bản 2 thay thế'),
    })
    expect(await publish('slip', today)).toEqual({ ok: true, version: 3 })
    expect(await periods()).toEqual([
      [2, starts, null, 'to-come'],
      [3, today, '2026-12-14', 'in-force'],
      [1, '2017-01-25', '2026-11-25', 'past'],
    ])
    expect((await articles())[0]?.summary).toBe('Lời đã sửa chữ.')
  })

  it('asks nobody again, also not in the figures; the waiting version asks everybody', async () => {
    expect(await asked(today)).toBe(false)
    const [coverage] = (await findCoverage(clerk, 'thuong-cat', NOW))!.codes
    expect(coverage).toMatchObject({ version: 3 })
    const done = coverage?.people.filter((person) => person.done !== null)
    expect(done?.map(({ name }) => name)).toEqual(['Người can-bo'])
    expect(await asked(starts)).toBe(true)
  })

  it('makes the papers of the version it mended outdated, and its own when the waiting one begins', async () => {
    const code = (await listDocuments(db, []))('').find((each) => each.slug === slug)!
    expect([versionOn(code, today), versionOn(code, starts)]).toEqual([3, 2])
    const at = (version: number, day: string) => paperState(version, code.versions, null, day)
    expect(at(1, today)).toEqual({ state: 'replaced', on: today, version: 3 })
    expect(at(3, today)).toEqual({ state: 'current', from: today })
    expect(at(2, today)).toEqual({ state: 'to-come', from: starts })
    expect(at(3, starts)).toEqual({ state: 'replaced', on: starts, version: 2 })
    expect(at(1, starts)).toEqual({ state: 'replaced', on: today, version: 2 })
  })

  it('is told to the editor: where the waiting version has the old words, and where it says something else', async () => {
    expect(await findCarrying(slug, '2026-11-26')).toMatchObject({
      ...{ was: 1, mended: 3, waiting: { version: 2, inForceFrom: starts } },
      ...{ carried: ['Điều 1'], byHand: ['Điều 2'] },
    })
  })

  it('is carried into the waiting version, from its own first day, as a slip of it', async () => {
    await write({ 2: { summary: 'Ai cũng theo, đã sửa chữ.' } }, 2, true)
    const review = (await findReview(second, slug, NOW))!
    const changed = review.changes.articles.filter(({ fate }) => fate !== 'same')
    expect(changed.map(({ number }) => number)).toEqual([1, 2])
    expect(await publish('slip', today)).toMatchObject({ ok: false, field: 'inForceFrom' })
    expect(await publish('slip', starts)).toEqual({ ok: true, version: 4 })
    expect(await periods()).toEqual([
      [4, starts, null, 'to-come'],
      [2, starts, starts, 'past'],
      [3, today, '2026-12-14', 'in-force'],
      [1, '2017-01-25', '2026-11-25', 'past'],
    ])
    expect(await findCarrying(slug, today)).toBeNull()
    const then = await articles(undefined, starts)
    expect(then[0]?.summary).toBe('Lời đã sửa chữ.')
    expect(then[1]).toMatchObject({ title: 'Đối tượng áp dụng mới', summary: 'Ai cũng theo, đã sửa chữ.' })
    // Whoever agrees to the mended version has agreed to the one it replaced.
    await acknowledge(staff, { slug, version: 4 }, new Date('2026-12-15T02:00:00Z'))
    expect(await asked(starts)).toBe(false)
  })

  it('is kept to by the database: no two versions a day, and only a slip before a published one', async () => {
    const insert = (version: number, from: string, to: string, change: string) =>
      database.query(
        `INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, in_force_to, change, sources)
         SELECT code_id, ${version}, title, number, issued_by, issued_on, '${from}', '${to}', '${change}', sources
         FROM code_version WHERE version = 1 LIMIT 1`,
      )
    await expect(insert(5, '2026-12-01', '2026-12-14', 'substance')).rejects.toThrow(/no corrected slip/)
    await expect(insert(5, '2026-12-01', '2026-12-14', 'slip')).rejects.toThrow(/code_version_one_in_force/)
  })
})
