import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { confirmUpload, parkUpload, previewUpload } from '@/lib/imports/commands'
import { findUpload } from '@/lib/imports/queries'
import { importDossiers } from '@/lib/record/facts/commands'
import { inParts } from '@/lib/sheets/parts'
import { importRoster } from '@/lib/staff/commands'
import { importSuccessions, importUnits } from '@/lib/units/imports/commands'
import { grant, month, now, type Scene, setScene } from '@/tests/lib/evaluations/scene'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { seedFile, utf8 } from '@/tests/support/sheets/files'

// How far the taking in of a file is, told while its transaction shows nothing to anybody.

let database: TestDatabase
let scene: Scene
let clerk: Actor

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 2)
  const [account] = await database.query<{ id: string }>(
    `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1::uuid, $1::uuid::text, 'x') RETURNING id`,
    [scene.personnel.personId],
  )
  clerk = { ...scene.personnel, accountId: account!.id }
})

const head = 'Mã cán bộ;Họ và tên;Loại;Chức vụ;Từ ngày'
const roster = (count: number) =>
  [
    head,
    ...Array.from({ length: count }, (_, at) => `M${at};Đỗ Xuân ${at};Công chức;Chuyên viên;01/09/2025`),
  ].join('\n')

async function parked(text: string) {
  const to = { kind: 'roster' as const, unit: scene.unit.slug, month: null }
  const done = await parkUpload(clerk, to, { name: 'tệp.csv', bytes: new Uint8Array(utf8(text)) }, now)
  if (!done.ok) throw new Error(done.reason)
  const view = await previewUpload(clerk, done.upload, now)
  if (view?.state !== 'waiting') throw new Error(view?.state)
  return { upload: done.upload, seen: view.plan.seen }
}
const progress = async (upload: string) => (await findUpload(clerk, upload, now))?.progress ?? null
const state = async (upload: string) => (await previewUpload(clerk, upload, now))?.state
const inPost = async () => {
  const [row] = await database.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM post WHERE unit_id = $1',
    [scene.unit.id],
  )
  return row!.n
}

/** Somebody else's transaction that holds the row of a code: whoever writes that code waits. */
async function held(code: string) {
  const other = await database.client(database.url)
  await other.query('BEGIN')
  await other.query(`INSERT INTO person (file_unit_id, code, full_name) VALUES ($1, $2, 'Ai đó')`, [
    scene.unit.id,
    code,
  ])
  return async () => {
    await other.query('ROLLBACK')
    await other.end()
  }
}

describe('a roster of two thousand rows that takes a while', () => {
  it('tells how many are written before anybody sees one; a second press joins; then all of it is there', async () => {
    const { upload, seen } = await parked(roster(2000))
    const before = await inPost()
    const release = await held('M1400')
    expect(await confirmUpload(clerk, { upload, seen }, now, 0)).toEqual({ ok: true, running: true })
    await expect
      .poll(() => progress(upload), { timeout: 15_000 })
      .toEqual({ state: 'running', written: 1250, of: 2000 })
    expect(await inPost()).toBe(before)
    expect(await previewUpload(clerk, upload, now)).toMatchObject({
      state: 'running',
      written: 1250,
      of: 2000,
    })
    expect(await confirmUpload(clerk, { upload, seen }, now)).toEqual({ ok: true, running: true })
    await release()
    await expect.poll(() => state(upload), { timeout: 15_000 }).toBe('done')
    expect(await inPost()).toBe(before + 2000)
    expect(await confirmUpload(clerk, { upload, seen }, now)).toEqual({
      ok: true,
      done: { new: 2000, changed: 0, same: 0 },
    })
    const events = await database.query(
      `SELECT FROM audit_event WHERE kind = 'roster.imported' AND payload ->> 'unit' = $1`,
      [scene.unit.slug],
    )
    expect(events).toHaveLength(1)
  })

  it('that breaks says so, has written nothing, and is taken in when it is asked again', async () => {
    const { upload, seen } = await parked(roster(2000))
    const before = await inPost()
    const release = await held('M1400')
    await confirmUpload(clerk, { upload, seen }, now, 0)
    await expect.poll(() => progress(upload), { timeout: 15_000 }).toMatchObject({ written: 1250 })
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO person%'`,
    )
    await expect.poll(async () => (await progress(upload))?.state, { timeout: 15_000 }).toBe('stopped')
    await release()
    expect(await inPost()).toBe(before)
    const view = await previewUpload(clerk, upload, now)
    expect(view).toMatchObject({ state: 'waiting', stopped: true, plan: { new: 2000, seen } })
    expect(await confirmUpload(clerk, { upload, seen }, now)).toMatchObject({ ok: true, done: { new: 2000 } })
    expect(await inPost()).toBe(before + 2000)
  })
})

it('whoever is silent for long was stopped, with its process; who said something just now is not', async () => {
  const { upload, seen } = await parked(roster(3))
  const said = (ago: number) =>
    database.query(
      `UPDATE parked_upload SET ticked_at = clock_timestamp() - make_interval(secs => $2), written = 1, to_write = 3
       WHERE id = $1`,
      [upload, ago],
    )
  await said(5)
  expect(await progress(upload)).toEqual({ state: 'running', written: 1, of: 3 })
  expect(await confirmUpload(clerk, { upload, seen }, now)).toEqual({ ok: true, running: true })
  await said(60)
  expect(await previewUpload(clerk, upload, now)).toMatchObject({ state: 'waiting', stopped: true })
  expect(await confirmUpload(clerk, { upload, seen }, now)).toMatchObject({ ok: true, done: { new: 3 } })
})

it('what is refused leaves nothing behind: the preview says nothing of it', async () => {
  const { upload } = await parked(roster(3))
  const seen = '0'.repeat(64)
  expect(await confirmUpload(clerk, { upload, seen }, now)).toEqual({ ok: false, reason: 'changed' })
  expect(await previewUpload(clerk, upload, now)).toMatchObject({ state: 'waiting', stopped: false })
})

it('is told to nobody but the account that sent it, as long as she may send it', async () => {
  const { upload } = await parked(roster(3))
  expect(await findUpload(clerk, upload, now)).toMatchObject({ progress: null })
  expect(await findUpload({ ...clerk, accountId: scene.chair.personId }, upload, now)).toBeNull()
  await database.query(`UPDATE role_grant SET to_day = '2026-10-01' WHERE person_id = $1`, [clerk.personId])
  expect(await findUpload(clerk, upload, now)).toBeNull()
})

describe('every import tells', () => {
  const heard = async (take: (told: (done: number, of: number) => void) => Promise<unknown>) => {
    const said: [number, number][] = []
    await take((done, of) => said.push([done, of]))
    expect(said[0]?.[0]).toBe(0)
    expect(said.at(-1)).toEqual([said[0]![1], said[0]![1]])
    return said.at(-1)![1]
  }
  const file = (text: string) => ({ bytes: new Uint8Array(utf8(text)), fileName: 'tệp.csv', dryRun: false })
  const code = async () => {
    const [row] = await database.query<{ code: string }>('SELECT code FROM admin_unit WHERE id = $1', [
      scene.unit.id,
    ])
    return row!.code
  }

  it('parts of a few hundred rows', async () => {
    const said: [number, number][] = []
    const parts: number[] = []
    await inParts(
      Array.from({ length: 600 }, (_, at) => at),
      async (part) => void parts.push(part.length),
      (done, of) => said.push([done, of]),
    )
    expect(parts).toEqual([250, 250, 100])
    expect(said).toEqual([
      [0, 600],
      [250, 600],
      [500, 600],
      [600, 600],
    ])
  })

  it('roster', async () => {
    const unit = await code()
    expect(await heard((told) => importRoster(clerk, { unit, ...file(roster(4)), told }, now))).toBe(4)
  })

  it('points of a month', async () => {
    const at = { unit: scene.unit.slug, month }
    await openMonth(scene.personnel, at, now)
    const ids = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4']
    const text = [['Mã cán bộ', ...ids].join(';'), ['NV1', ...ids.map(() => '1')].join(';')].join('\n')
    expect(await heard((told) => importScores(scene.assessor, { ...at, ...file(text), told }, now))).toBe(1)
  })

  it('figures of dossiers', async () => {
    await grant(database, scene.second.personId, 'one_stop', scene.unit.id)
    const unit = await code()
    const text =
      'Tháng;Tồn đầu kỳ;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Đang giải quyết quá hạn;Trực tuyến;Trực tiếp;Bưu chính\n10/2026;0;10;5;5;0;0;0;4;6;0'
    expect(await heard((told) => importDossiers(scene.second, { unit, ...file(text), told }, now))).toBe(1)
  })

  it('units and successions', async () => {
    const seed = (fileName: string) => ({ bytes: seedFile(fileName), fileName, dryRun: false })
    expect(await heard((told) => importUnits({ ...seed('hanoi-units-2025-07-01.csv'), told }))).toBe(127)
    await importUnits(seed('hanoi-units-before-2025-07-01.csv'))
    const successions = seed('hanoi-unit-succession.csv')
    expect(await heard((told) => importSuccessions({ ...successions, told }))).toBeGreaterThan(500)
  })
})
