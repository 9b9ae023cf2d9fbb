import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { findPublicationList } from '@/lib/postings/publication-list/queries'
import { spanOf } from '@/lib/postings/publication-list/rules'
import { hangPaper, seePaper, takePaperDown } from '@/lib/postings/register/commands'
import { findPaperToSee, findRegister, listOwed, mayReadPosting } from '@/lib/postings/register/queries'
import { acceptFile } from '@/lib/files/accept'
import sharp from 'sharp'
import { type TestDatabase, testDatabase } from '../../../support/database'
import { actorOf, addPerson, addUnit, eventsOf } from '../../auth/office'

const NOW = new Date('2026-11-20T02:00:00Z')
const LATER = new Date('2027-01-05T02:00:00Z')
const TOKEN = 'quy-tac.can-bo.1.thuong-cat.ap-phich.tru-so'

let database: TestDatabase
const actors: Record<string, Actor> = {}

beforeAll(async () => {
  database = await testDatabase()
  const city = await addUnit(database, '01', 'ha-noi')
  const ward = await addUnit(database, '00598', 'thuong-cat')
  const other = await addUnit(database, '00599', 'dong-ngac')
  await database.query('UPDATE admin_unit SET parent_id = $1 WHERE id <> $1', [city])
  const people = [
    ['clerk', ward, 'one_stop'],
    ['inspector', ward, 'inspector'],
    ['assessor', ward, 'assessor'],
    ['colleague', ward, 'staff'],
    ['neighbour', other, 'one_stop'],
    ['above', city, 'inspector'],
  ] as const
  for (const [name, unit, role] of people) {
    const { accountId } = await addPerson(database, unit, name, [role])
    actors[name] = await actorOf(database, accountId, NOW)
  }
  const [code] = await database.query<{ id: string }>(
    `INSERT INTO conduct_code (slug, binding) VALUES ('can-bo', true) RETURNING id`,
  )
  for (const [version, from, to] of [
    [1, '2017-01-25', '2026-12-31'],
    [2, '2027-01-01', null],
  ])
    await database.query(
      `INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, in_force_to, sources)
       VALUES ($1, $2, 'Quy tắc', '522/QĐ-UBND', 'UBND', '2017-01-25', $3, $4, '{}')`,
      [code!.id, version, from, to],
    )
})
afterAll(() => database.close())

const who = (name: string) => actors[name]!
const poster = {
  unit: 'thuong-cat',
  paper: 'can-bo.poster',
  place: 'head-office',
  spot: 'sảnh',
  on: '2026-11-01',
} as const

describe('the register', () => {
  it('says what to print while nothing hangs', async () => {
    expect(await listOwed(who('clerk'), NOW)).toMatchObject([
      { unit: { slug: 'thuong-cat' }, owed: [{ slug: 'can-bo', place: 'head-office', state: 'missing' }] },
    ])
  })

  it('a clerk hangs a poster, the inspector ticks it seen, once a day', async () => {
    expect(await hangPaper(who('clerk'), poster, null, NOW)).toEqual({ ok: true, unit: 'thuong-cat' })
    expect(await listOwed(who('clerk'), NOW)).toEqual([])
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
    const photo = await acceptFile(picture, 'to.png')
    if (!photo.ok) throw new Error(photo.reason)
    for (let time = 0; time < 2; time += 1)
      expect(await seePaper(who('inspector'), { token: TOKEN, spot: 'sảnh' }, photo.file, NOW)).toMatchObject(
        {
          ok: true,
        },
      )
    const register = await findRegister(who('clerk'), 'thuong-cat', NOW)
    expect(register?.hanging).toMatchObject([
      {
        token: TOKEN,
        since: '2026-11-01',
        state: 'current',
        seen: { on: '2026-11-20', by: 'Người inspector' },
      },
    ])
    expect(await eventsOf(database, 'posting.seen')).toHaveLength(1)
    const file = register!.hanging[0]!.photo!
    const may = async (name: string) => mayReadPosting(who(name), file, NOW)
    expect([await may('clerk'), await may('above'), await may('colleague'), await may('neighbour')]).toEqual([
      ...[true, true, false, false],
    ])
  })

  it('a paper that nobody wrote down hangs from the day it was seen', async () => {
    const token = TOKEN.replace('tru-so', 'nha-van-hoa')
    await seePaper(who('above'), { token, spot: '' }, null, NOW)
    const found = await findPaperToSee(who('inspector'), token, NOW)
    expect(found?.hung).toMatchObject([{ since: '2026-11-20', by: 'Người above' }])
  })

  it('the next version makes it old, the new one on the same spot ends it', async () => {
    expect((await listOwed(who('clerk'), LATER))[0]?.owed).toMatchObject([
      { place: 'culture-house', state: 'outdated' },
      { place: 'head-office', state: 'outdated' },
    ])
    await hangPaper(who('clerk'), { ...poster, on: '2027-01-04' }, null, LATER)
    const register = await findRegister(who('clerk'), 'thuong-cat', LATER)
    expect(register?.hanging.map(({ place, version, state }) => [place, version, state])).toEqual([
      ['culture-house', 1, 'replaced'],
      ['head-office', 2, 'current'],
    ])
    expect((await findRegister(who('above'), 'ha-noi', LATER))?.below).toEqual([
      {
        ...{ slug: 'dong-ngac', name: 'Phường dong-ngac', ended: null },
        ...{ hanging: 0, missing: 1, outdated: 0, clear: 0 },
      },
      {
        ...{ slug: 'thuong-cat', name: 'Phường thuong-cat', ended: null },
        ...{ hanging: 2, missing: 0, outdated: 1, clear: 0 },
      },
    ])
  })

  it('lists for each quarter what hung in it, from when to when', async () => {
    const list = async (quarter: string) =>
      (await findPublicationList(who('clerk'), 'thuong-cat', quarter, LATER))?.items.flatMap((item) =>
        item.kind === 'paper' ? [[item.from, item.to]] : [],
      )
    expect(await list('2026-quy-4')).toEqual([
      ['2026-11-01', '2027-01-04'],
      ['2026-11-20', null],
    ])
    expect(await list('2027-quy-1')).toHaveLength(3)
    expect(await list('2026-quy-3')).toEqual([])
    expect(await list('2027-quy-2')).toBeUndefined()
    expect(spanOf('2026-quy-4')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
  })

  it('lists the texts that stood on the portal too: each version in force, and the model from its first day', async () => {
    await database.query(
      `INSERT INTO one_stop_version (unit_id, version, since, content)
       SELECT id, g.n, g.since::timestamptz, '{}' FROM admin_unit, (VALUES (1, '2026-10-02'), (2, '2026-11-03')) g(n, since)
       WHERE slug = 'thuong-cat'`,
    )
    const texts = async (quarter: string) =>
      (await findPublicationList(who('clerk'), 'thuong-cat', quarter, LATER))?.items.flatMap((item) =>
        item.kind === 'text' ? [[item.address, item.version, item.from, item.to]] : [],
      )
    const first = ['/quy-tac/can-bo/phien-ban/1', 1, '2017-01-25', '2026-12-31']
    const model = ['/don-vi/thuong-cat/mot-cua', 2, '2026-10-02', null]
    expect(await texts('2026-quy-3')).toEqual([first])
    expect(await texts('2026-quy-4')).toEqual([first, model])
    expect(await texts('2027-quy-1')).toEqual([['/quy-tac/can-bo/phien-ban/2', 2, '2027-01-01', null], model])
  })

  it('is never rewritten', async () => {
    await expect(database.query('UPDATE posting SET spot = $1', ['khác'])).rejects.toThrow(/append-only/)
    await expect(database.query('DELETE FROM posting_sighting')).rejects.toThrow(/append-only/)
  })
})

describe('who may not', () => {
  it.each(['assessor', 'colleague', 'neighbour'])('%s: read, tick, hang, take down', async (name) => {
    const actor = who(name)
    const register = await findRegister(who('clerk'), 'thuong-cat', LATER)
    const posting = register!.hanging[0]!.id
    const no = { ok: false, reason: 'not-found' }
    expect(await findRegister(actor, 'thuong-cat', LATER)).toBeNull()
    expect(await findPaperToSee(actor, TOKEN, LATER)).toBeNull()
    expect(await findPublicationList(actor, 'thuong-cat', '2026-quy-4', LATER)).toBeNull()
    expect(await seePaper(actor, { token: TOKEN, spot: '' }, null, LATER)).toEqual(no)
    expect(await hangPaper(actor, poster, null, LATER)).toEqual(no)
    expect(await takePaperDown(actor, { unit: 'thuong-cat', posting, on: '2027-01-05' }, LATER)).toEqual(no)
    expect((await eventsOf(database, 'action.refused')).at(-1)).toMatchObject({ actor_id: actor.personId })
  })

  it.each(['inspector', 'above'])('%s: hang or take down, only tick', async (name) => {
    expect(await hangPaper(who(name), poster, null, LATER)).toMatchObject({ ok: false, reason: 'not-found' })
  })

  it.each([
    ['a day to come', { ...poster, on: '2027-02-01' }, 'not-yet'],
    ['a card of the one-stop model', { ...poster, paper: 'mot-cua.desk-card' }, 'no-such-paper'],
    ['a Code that never was', { ...poster, paper: 'khac.poster' }, 'no-such-paper'],
  ] as const)('nobody: %s', async (_, input, reason) => {
    expect(await hangPaper(who('clerk'), input, null, LATER)).toEqual({ ok: false, reason })
  })

  it('nobody takes down before it hung', async () => {
    const posting = (await findRegister(who('clerk'), 'thuong-cat', LATER))!.hanging[0]!.id
    const input = { unit: 'thuong-cat', posting, on: '2026-01-01' }
    expect(await takePaperDown(who('clerk'), input, LATER)).toEqual({ ok: false, reason: 'before-it-hung' })
  })
})

describe('the papers of a unit that is no more', () => {
  const AFTER = new Date('2027-02-02T02:00:00Z')
  const clearOf = async (name: string, unit: string) => (await findRegister(who(name), unit, AFTER))?.clear
  const ended = { unit: { slug: 'thuong-cat', name: 'Phường thuong-cat' }, ended: '2027-01-31' }

  beforeAll(() =>
    database.query(
      `UPDATE admin_unit SET valid_to = '2027-01-31' WHERE slug = 'thuong-cat';
       UPDATE role_grant SET to_day = '2027-01-31' WHERE unit_id = (SELECT id FROM admin_unit WHERE slug = 'thuong-cat');
       INSERT INTO unit_succession (former_id, successor_id, kind, effective_on)
       SELECT f.id, s.id, 'whole', '2027-02-01' FROM admin_unit f, admin_unit s
       WHERE f.slug = 'thuong-cat' AND s.slug = 'dong-ngac'`,
    ),
  )

  it('are to be taken down, says the register of the unit that follows it, and the start page of its clerk', async () => {
    expect(await clearOf('neighbour', 'dong-ngac')).toMatchObject([{ ...ended, papers: [{}, {}] }])
    const [desk] = await listOwed(who('neighbour'), AFTER)
    expect(desk).toMatchObject({ unit: { slug: 'dong-ngac' }, clear: [ended] })
    expect(desk?.owed.map(({ state }) => state)).toEqual(['missing'])
    // Until the last day of the unit they hang as they should.
    expect((await findRegister(who('neighbour'), 'dong-ngac', LATER))?.clear).toEqual([])
  })

  it('are listed so in its own register, with who follows it; nothing is to be printed there any more', async () => {
    const register = await findRegister(who('neighbour'), 'thuong-cat', AFTER)
    expect(register).toMatchObject({
      ...{ keeps: false, clears: true, owed: [], clear: [ended] },
      unit: { ended: { on: '2027-01-31', heirs: [{ slug: 'dong-ngac' }] } },
    })
    expect(register?.hanging.map(({ state }) => state)).toEqual(['unit-ended', 'unit-ended'])
  })

  it('are counted for the level above beside today’s units', async () => {
    expect((await findRegister(who('above'), 'ha-noi', AFTER))?.below).toMatchObject([
      { slug: 'dong-ngac', ended: null, missing: 1, clear: 0 },
      { slug: 'thuong-cat', ended: '2027-01-31', hanging: 2, missing: 0, outdated: 0, clear: 2 },
    ])
  })

  it('are ticked seen and taken down by those of the unit that follows it, and none is hung', async () => {
    const token = TOKEN.replace('.1.', '.2.')
    expect(await findPaperToSee(who('neighbour'), token, AFTER)).toMatchObject({
      ...{ state: 'unit-ended', unit: { ended: { heirs: [{ slug: 'dong-ngac' }] } } },
    })
    expect(await seePaper(who('neighbour'), { token, spot: 'sảnh' }, null, AFTER)).toMatchObject({ ok: true })
    expect(await hangPaper(who('neighbour'), { ...poster, on: '2027-02-01' }, null, AFTER)).toEqual({
      ...{ ok: false, reason: 'unit-ended' },
    })
    for (const { id } of (await findRegister(who('neighbour'), 'thuong-cat', AFTER))!.hanging) {
      const input = { unit: 'thuong-cat', posting: id, on: '2027-02-02' }
      expect(await takePaperDown(who('above'), input, AFTER)).toMatchObject({ reason: 'not-found' })
      expect(await takePaperDown(who('neighbour'), input, AFTER)).toMatchObject({ ok: true })
    }
    expect(await clearOf('neighbour', 'dong-ngac')).toEqual([])
    expect((await findRegister(who('above'), 'ha-noi', AFTER))?.below.map(({ slug }) => slug)).toEqual([
      'dong-ngac',
    ])
  })

  it('are nothing to whoever has no part in either unit', async () => {
    for (const name of ['clerk', 'inspector', 'colleague'])
      expect(await findRegister(who(name), 'thuong-cat', AFTER)).toBeNull()
  })
})
