import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { acceptFile } from '@/lib/files/accept'
import { seedModel } from '@/lib/one-stop/commands'
import {
  keepAmenities,
  keepCounter,
  keepException,
  keepField,
  keepPlace,
  keepWeek,
  removeCounter,
  removeException,
  removeField,
} from '@/lib/one-stop/keeping/commands'
import { findModelDesk, listServiceFields } from '@/lib/one-stop/keeping/queries'
import { exceptionInput, fieldInput, weekInput } from '@/lib/one-stop/keeping/schema'
import { keepOfficer, removeOfficer } from '@/lib/one-stop/officers/commands'
import { findOfficerDesk, listOfficersOnDuty } from '@/lib/one-stop/officers/queries'
import { officerInput } from '@/lib/one-stop/officers/schema'
import { findOpening } from '@/lib/one-stop/opening/queries'
import { addStandard, moveStandard, retireStandard, rewordStandard } from '@/lib/one-stop/standards/commands'
import { findKeptStandard, listKeptStandards } from '@/lib/one-stop/standards/queries'
import { stateStandard } from '@/lib/one-stop/states/commands'
import { findStandardStates, listStandardStates, mayReadProof } from '@/lib/one-stop/states/queries'
import { findOneStopPaper } from '@/lib/one-stop/versions/queries'
import { setScene, type Scene } from '@/tests/lib/feedback/scene'
import { actorOf, addPerson, eventsOf } from '@/tests/lib/auth/office'
import { testDatabase, type TestDatabase } from '../../support/database'

const now = new Date('2026-11-26T03:00:00Z')
const shipped = (['civil', 'friendly'] as const).flatMap((group) =>
  [1, 2, 3].map((position) => ({
    ...{ group, position },
    text: `Chuẩn ${group} ${position}`,
    textEn: `Standard ${group} ${position}`,
  })),
)

let database: TestDatabase
let scene: Scene
let editor: Actor
beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database)
  const [city] = await database.query<{ id: string }>(`SELECT id FROM admin_unit WHERE slug = 'ha-noi'`)
  editor = await actorOf(
    database,
    (await addPerson(database, city!.id, 'bien-tap-tp', ['editor'])).accountId,
    new Date('2026-11-26T02:30:00Z'),
  )
  await seedModel(shipped, [{ slug: 'wi-fi', position: 1, text: 'Wi-Fi', textEn: 'Wi-Fi' }], now)
  return database.close
})

const ward = 'thuong-cat'
const versions = async () => (await findOneStopPaper(ward))?.versions.length
const week = (monday: string) =>
  weekInput.parse({ day1: monday, day2: '', day3: '', day4: '', day5: '', day6: '', day7: '' })
const standards = async () => (await listStandardStates(ward)).map(({ id, text }) => ({ id, text }))

describe('a ward’s part', () => {
  it('is nobody else’s: not another ward’s clerk’s, not the chair’s, not the editor’s', async () => {
    for (const who of [scene.stranger, scene.rating_authority, editor]) {
      expect(await findModelDesk(who, ward, now)).toBeNull()
      expect(await findOfficerDesk(who, ward, now)).toBeNull()
      const place = { address: 'Của người khác', hotline: null }
      const no = { ok: false, reason: 'not-found' }
      expect(await keepPlace(who, ward, place, now)).toEqual(no)
      expect(await keepWeek(who, ward, week('08:00-12:00'), now)).toEqual(no)
      expect(await removeCounter(who, ward, 1, now)).toEqual(no)
      expect(await removeOfficer(who, ward, randomUUID(), now)).toEqual(no)
    }
    expect((await eventsOf(database, 'action.refused')).map(({ payload }) => payload.action)).toContain(
      'model.hours',
    )
    expect(await eventsOf(database, 'model.changed')).toEqual([])
    // The city has no desk of its own to keep.
    expect(await findModelDesk(scene.clerk, 'ha-noi', now)).toBeNull()
  })

  it('keeps its place, week, counters and amenities, each in an event and a version of the paper', async () => {
    const before = (await versions()) ?? 0
    expect(await keepPlace(scene.clerk, ward, { address: 'Số 55', hotline: '024 5550 0001' }, now)).toEqual({
      ok: true,
    })
    await keepWeek(scene.clerk, ward, week('8h-12h, 13h30-17h'), now)
    const counter = { was: 0, number: 1, title: 'Hộ tịch', titleEn: '' }
    expect(await keepCounter(scene.clerk, ward, counter, now)).toEqual({ ok: true })
    expect(await keepCounter(scene.clerk, ward, counter, now)).toEqual({ ok: true })
    expect(await keepCounter(scene.clerk, ward, { ...counter, title: 'Đất đai' }, now)).toMatchObject({
      reason: 'taken',
    })
    await keepCounter(scene.clerk, ward, { ...counter, was: 1, number: 2 }, now)
    await keepAmenities(scene.clerk, ward, ['wi-fi', 'khong-co'], now)
    expect(await findModelDesk(scene.clerk, ward, now)).toMatchObject({
      address: 'Số 55',
      hours: [
        { weekday: 1, opens: '08:00', closes: '12:00' },
        { weekday: 1, opens: '13:30', closes: '17:00' },
      ],
      counters: [{ number: 2, title: 'Hộ tịch', titleEn: 'Hộ tịch' }],
      amenities: [{ slug: 'wi-fi', has: true }],
    })
    expect(await versions()).toBe(before + 5)
  })

  it('has days of its own, from today on', async () => {
    const day = exceptionInput.parse({ day: '2026-12-01', spans: '9h-10h', reason: 'Tập huấn' })
    expect(await keepException(scene.clerk, ward, day, now)).toEqual({ ok: true })
    expect(await keepException(scene.clerk, ward, { ...day, spans: [] }, now)).toEqual({ ok: true })
    expect(await keepException(scene.clerk, ward, { ...day, day: '2026-11-25' }, now)).toMatchObject({
      reason: 'past',
    })
    expect((await findOpening(ward, now)).exceptions).toEqual([
      { day: '2026-12-01', spans: [], reason: 'Tập huấn' },
    ])
    expect(await removeException(scene.clerk, ward, '2026-12-01', now)).toEqual({ ok: true })
    expect((await findOpening(ward, now)).exceptions).toEqual([])
  })

  it('names fields that lead to the national portal and nowhere else', async () => {
    const field = { id: randomUUID(), title: 'Hộ tịch', titleEn: '', link: 'https://dichvucong.gov.vn/p' }
    for (const link of ['http://dichvucong.gov.vn', 'https://dichvucong.gov.vn.evil.com/', 'javascript:1'])
      expect(fieldInput.safeParse({ ...field, link }).success).toBe(false)
    expect(await keepField(scene.clerk, ward, fieldInput.parse(field), now)).toEqual({ ok: true })
    const again = fieldInput.parse({ ...field, id: randomUUID() })
    expect(await keepField(scene.clerk, ward, again, now)).toMatchObject({ reason: 'taken' })
    const stolen = { ...again, id: field.id, title: 'Khác' }
    expect(await keepField(scene.stranger, 'dong-ngac', stolen, now)).toMatchObject({ reason: 'taken' })
    expect(await listServiceFields(ward)).toMatchObject([{ title: 'Hộ tịch', titleEn: 'Hộ tịch' }])
    await removeField(scene.clerk, ward, field.id, now)
    expect(await listServiceFields(ward)).toEqual([])
  })
})

describe('an officer on duty', () => {
  const officer = (more: Record<string, string>) =>
    officerInput.parse({
      ...{ id: randomUUID(), person: scene.staff.personId, duty: 'officer', title: 'Chuyên viên' },
      ...{ field: 'Hộ tịch', phone: '024 5550 0002', from: '2025-08-01', to: '', basis: 'none', ...more },
    })

  it('is public with a basis alone, on her days, while in post, and no longer than that', async () => {
    const line = officer({})
    expect(await keepOfficer(scene.clerk, ward, line, now)).toEqual({ ok: true })
    expect(await listOfficersOnDuty(ward)).toEqual([])
    await keepOfficer(scene.clerk, ward, { ...line, basis: 'consent' }, now)
    expect(await listOfficersOnDuty(ward)).toMatchObject([{ name: 'Người staff', field: 'Hộ tịch' }])
    expect((await findOfficerDesk(scene.clerk, ward, now))?.officers).toMatchObject([{ shown: true }])
    await keepOfficer(scene.clerk, ward, { ...line, basis: 'law', to: '2025-08-02' }, now)
    expect(await listOfficersOnDuty(ward)).toEqual([])
    await keepOfficer(scene.clerk, ward, { ...line, basis: 'law' }, now)
    await database.query(`UPDATE post SET to_day = current_date - 2 WHERE person_id = $1`, [
      scene.staff.personId,
    ])
    expect(await listOfficersOnDuty(ward)).toEqual([])
    await database.query(`UPDATE post SET to_day = NULL WHERE person_id = $1`, [scene.staff.personId])
    expect(await removeOfficer(scene.clerk, ward, line.id, now)).toEqual({ ok: true })
    expect((await eventsOf(database, 'officer.kept')).map(({ payload }) => payload.as)).toEqual([
      ...['none', 'consent', 'law', 'law', 'removed'],
    ])
  })

  it('is somebody in post there; nobody else’s list can be reached by its id', async () => {
    const stranger = officer({ person: scene.stranger.personId })
    expect(await keepOfficer(scene.clerk, ward, stranger, now)).toMatchObject({ reason: 'person' })
    const own = officer({ basis: 'law' })
    await keepOfficer(scene.clerk, ward, own, now)
    const taken = { ...own, person: scene.stranger.personId }
    expect(await keepOfficer(scene.stranger, 'dong-ngac', taken, now)).toMatchObject({ reason: 'not-found' })
    expect(await removeOfficer(scene.stranger, 'dong-ngac', own.id, now)).toMatchObject({ ok: false })
  })

  it('is read by the public role through the view alone, and who said what of a standard not at all', async () => {
    const reader = await database.client(database.readerUrl)
    await expect(reader.query('SELECT * FROM service_officer')).rejects.toThrow(/permission denied/)
    await expect(reader.query('SELECT said_by_id FROM standard_state')).rejects.toThrow(/permission denied/)
    const { rows } = await reader.query('SELECT * FROM officer_on_duty')
    expect(Object.keys(rows[0] as object)).toEqual([
      ...['id', 'unit_id', 'duty', 'name', 'title', 'field', 'phone'],
    ])
  })
})

describe('a standard', () => {
  const say = (standard: string, more: Record<string, unknown> = {}) => {
    const input = { id: randomUUID(), standard, edition: 1, met: true, since: '2026-11-20', ...more }
    return stateStandard(scene.clerk, ward, input, null, now)
  }

  it('is met since a day with a photo that everybody sees; what was said before stays', async () => {
    const [first] = await standards()
    expect(await say(first!.id, { met: false })).toEqual({ ok: true })
    const red = { width: 40, height: 30, channels: 3 as const, background: '#a3161c' }
    const photo = await sharp({ create: red }).png().toBuffer()
    const later = new Date(now.getTime() + 1000)
    const kept = await acceptFile(photo, 'quay.png')
    const input = { id: randomUUID(), standard: first!.id, edition: 1, met: true, since: '2026-11-21' }
    const file = kept.ok ? kept.file : null
    expect(await stateStandard(scene.clerk, ward, input, file, later)).toEqual({ ok: true })
    expect(await stateStandard(scene.clerk, ward, input, file, later)).toEqual({ ok: true })
    const [line] = await listStandardStates(ward)
    expect(line?.state).toMatchObject({ met: true, since: '2026-11-21', saidOn: '2026-11-26' })
    expect(await mayReadProof(null, line!.state!.photo!)).toBe(true)
    expect(await mayReadProof(null, randomUUID())).toBe(false)
    const all = await findStandardStates(scene.clerk, ward, first!.id, now)
    expect(all?.said.map(({ met, by }) => [met, by])).toEqual([
      [true, 'Người mot-cua'],
      [false, 'Người mot-cua'],
    ])
    expect(await findStandardStates(scene.stranger, ward, first!.id, now)).toBeNull()
    await expect(database.query('DELETE FROM standard_state')).rejects.toThrow(/append-only/)
  })

  it('is not said for days to come, for other words, nor for another ward', async () => {
    const [first] = await standards()
    expect(await say(first!.id, { since: '2026-11-27' })).toMatchObject({ reason: 'future' })
    expect(await say(first!.id, { edition: 2 })).toMatchObject({ reason: 'reworded' })
    expect(await say(randomUUID())).toMatchObject({ reason: 'not-found' })
    const input = { id: randomUUID(), standard: first!.id, edition: 1, met: true, since: '2026-11-20' }
    expect(await stateStandard(scene.stranger, ward, input, null, now)).toMatchObject({ reason: 'not-found' })
  })

  it('is the city’s editor’s to change', async () => {
    const [first] = await standards()
    for (const who of [scene.clerk, scene.editor, scene.administrator]) {
      const said = { text: 'Khác', textEn: 'Other' }
      expect(await listKeptStandards(who, now)).toBeNull()
      expect(await rewordStandard(who, { id: first!.id, change: 'slip', ...said }, now)).toMatchObject({
        reason: 'not-found',
      })
      expect(await addStandard(who, { id: randomUUID(), group: 'civil', ...said }, now)).toMatchObject({
        reason: 'not-found',
      })
      expect(await retireStandard(who, first!.id, now)).toMatchObject({ reason: 'not-found' })
    }
  })

  it('keeps each wording: a slip leaves what wards said, a change of substance asks again', async () => {
    const [first] = await standards()
    const before = (await versions()) ?? 0
    const slip = { id: first!.id, text: 'Chuẩn civil 1.', textEn: 'Standard civil 1.' }
    expect(await rewordStandard(editor, { ...slip, change: 'slip' }, now)).toEqual({ ok: true })
    expect(await rewordStandard(editor, { ...slip, change: 'slip' }, now)).toMatchObject({ reason: 'same' })
    expect((await listStandardStates(ward))[0]?.state?.met).toBe(true)
    const other = { ...slip, text: 'Chuẩn khác hẳn.' }
    expect(await rewordStandard(editor, { ...other, change: 'substance' }, now)).toEqual({ ok: true })
    expect((await listStandardStates(ward))[0]).toMatchObject({ text: 'Chuẩn khác hẳn.', state: null })
    expect(
      (await findKeptStandard(editor, first!.id, now))?.wordings.map(({ text, edition }) => [text, edition]),
    ).toEqual([
      ['Chuẩn khác hẳn.', 2],
      ['Chuẩn civil 1.', 1],
      ['Chuẩn civil 1', 1],
    ])
    expect(await versions()).toBe(before + 2)
  })

  it('moves, joins and leaves, and nothing that shipped comes back by itself', async () => {
    const order = async () => (await standards()).map(({ text }) => text)
    const [one, two] = await standards()
    await moveStandard(editor, { id: two!.id, way: 'up' }, now)
    expect((await order()).slice(0, 3)).toEqual(['Chuẩn civil 2', 'Chuẩn khác hẳn.', 'Chuẩn civil 3'])
    expect(await moveStandard(editor, { id: two!.id, way: 'up' }, now)).toMatchObject({ reason: 'last' })
    const added = { id: randomUUID(), group: 'civil' as const, text: 'Mới', textEn: 'New' }
    expect(await addStandard(editor, added, now)).toEqual({ ok: true })
    expect(await retireStandard(editor, one!.id, now)).toEqual({ ok: true })
    expect((await order()).slice(0, 3)).toEqual(['Chuẩn civil 2', 'Chuẩn civil 3', 'Mới'])
    await seedModel(shipped, [], now)
    expect(await order()).toHaveLength(6)
    const paper = await findOneStopPaper(ward)
    expect(paper?.content.standards.map(({ text }) => text)).toEqual(await order())
    const friendly = (await listStandardStates(ward)).filter(({ group }) => group === 'friendly')
    const done = []
    for (const { id } of friendly) done.push(await retireStandard(editor, id, now))
    expect(done.map(({ ok }) => ok)).toEqual([true, true, false])
    expect((await listKeptStandards(editor, now))?.retired).toHaveLength(3)
  })
})
