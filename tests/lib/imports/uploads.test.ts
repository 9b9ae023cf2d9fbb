import { readSheet } from 'read-excel-file/node'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { exportMonth, exportScores, exportYear } from '@/lib/evaluations/exports/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { confirmUpload, markUpload, parkUpload, previewUpload } from '@/lib/imports/commands'
import type { ImportKind, UploadView } from '@/lib/imports/schema'
import { findDossiersBook } from '@/lib/record/exports/queries'
import { readTable } from '@/lib/sheets/read'
import { exportRoster } from '@/lib/staff/exports/commands'
import { grant, month, now, type Scene, setScene } from '@/tests/lib/evaluations/scene'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { utf8 } from '@/tests/support/sheets/files'

let database: TestDatabase
let scene: Scene
let clerk: Actor

beforeAll(async () => {
  database = await testDatabase()
  return database.close
})
beforeEach(async () => {
  scene = await setScene(database, 3)
  clerk = await withAccount(scene.personnel)
})

// A parked file is bound to the account, which the scene's actors do not have.
async function withAccount(actor: Actor): Promise<Actor> {
  const [account] = await database.query<{ id: string }>(
    `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1::uuid, $1::uuid::text, 'x') RETURNING id`,
    [actor.personId],
  )
  return { ...actor, accountId: account!.id }
}

const head = 'Mã cán bộ;Họ và tên;Ngày sinh;Loại;Chức vụ;Bộ phận;Từ ngày;Đến ngày;Email'
const good = `${head}\nM1;Đỗ Xuân;05/03/1990;Công chức;Chuyên viên;;01/09/2025;;\nTổng;1\n`
const bad = good.replace('05/03', '31/02')

async function park(actor: Actor, kind: ImportKind, bytes: Uint8Array, at: string | null = null) {
  const file = { name: 'tệp.xlsx', bytes: new Uint8Array(bytes) }
  const done = await parkUpload(actor, { kind, unit: scene.unit.slug, month: at }, file, now)
  if (!done.ok) throw new Error(done.reason)
  return done.upload
}
async function waiting(actor: Actor, upload: string) {
  const view = await previewUpload(actor, upload, now)
  expect(view?.state).toBe('waiting')
  return view as Extract<UploadView, { state: 'waiting' }>
}
const people = () => database.query('SELECT FROM post WHERE unit_id = $1', [scene.unit.id])

describe('a file on its way in', () => {
  it('waits with nine others of its sender at most: an eleventh takes the place of the oldest', async () => {
    const first = await park(clerk, 'roster', utf8(good))
    const second = await park(clerk, 'roster', utf8(good))
    await database.query(
      `UPDATE parked_upload SET uploaded_at = uploaded_at - interval '1 hour' WHERE id = $1`,
      [first],
    )
    for (let sent = 3; sent <= 11; sent += 1) await park(clerk, 'roster', utf8(good))
    expect(await previewUpload(clerk, first, now)).toBeNull()
    expect(await previewUpload(clerk, second, now)).not.toBeNull()
  })

  it('changes nothing before it is confirmed; confirmed twice is once', async () => {
    const before = await people()
    const upload = await park(clerk, 'roster', utf8(good))
    const { plan } = await waiting(clerk, upload)
    expect(plan).toMatchObject({ new: 1, changed: 0, leftOut: 1, refused: [] })
    expect(plan.lines).toEqual([
      { change: 'new', what: 'M1 Đỗ Xuân', how: expect.stringContaining('05/03/1990') },
    ])
    expect(plan.notes).toEqual([expect.stringContaining('3 (Tổng)')])
    expect(await people()).toHaveLength(before.length)
    const done = { ok: true, done: { new: 1, changed: 0, same: 0 } }
    expect(await confirmUpload(clerk, { upload, seen: plan.seen }, now)).toEqual(done)
    expect(await confirmUpload(clerk, { upload, seen: plan.seen }, now)).toEqual(done)
    expect(await people()).toHaveLength(before.length + 1)
    expect(await previewUpload(clerk, upload, now)).toMatchObject({ state: 'done', done: done.done })
    const [row] = await database.query('SELECT content FROM parked_upload WHERE id = $1', [upload])
    expect(row).toEqual({ content: null })
  })

  it('shows the new plan when the office has changed meanwhile', async () => {
    const [first, second] = [await park(clerk, 'roster', utf8(good)), await park(clerk, 'roster', utf8(good))]
    const seen = (await waiting(clerk, first)).plan.seen
    await confirmUpload(clerk, { upload: second, seen }, now)
    const changed = good.replace('Chuyên viên', 'Trưởng phòng')
    const third = await park(clerk, 'roster', utf8(changed))
    expect(await confirmUpload(clerk, { upload: third, seen }, now)).toEqual({ ok: false, reason: 'changed' })
    const { plan } = await waiting(clerk, third)
    expect(plan.lines).toEqual([
      { change: 'changed', what: 'M1 Đỗ Xuân', how: 'Chức vụ: Chuyên viên → Trưởng phòng' },
    ])
    expect(await confirmUpload(clerk, { upload: third, seen: plan.seen }, now)).toMatchObject({ ok: true })
  })

  it('names each bad cell, takes nothing, and comes back with the reasons in its cells', async () => {
    const upload = await park(clerk, 'roster', utf8(bad))
    const { plan } = await waiting(clerk, upload)
    expect(plan.refused).toMatchObject([{ row: 2, column: 'Ngày sinh', value: '31/02/1990' }])
    expect(await confirmUpload(clerk, { upload, seen: plan.seen }, now)).toEqual({
      ok: false,
      reason: 'refused',
    })
    const book = await markUpload(clerk, upload, now)
    expect(book?.fileName).toBe('tệp - cần sửa.xlsx')
    const rows = await readSheet(Buffer.from(book!.bytes))
    expect(rows[0]?.at(-1)).toBe('Cần sửa')
    expect(rows[1]?.slice(0, 3)).toEqual(['M1', 'Đỗ Xuân', '31/02/1990'])
    expect(rows[1]?.at(-1)).toMatch(/^Ngày sinh: Ngày này không có trong lịch/)
    // Mended in that very workbook, it goes in: what was added is passed over.
    const again = await park(clerk, 'roster', book!.bytes)
    expect((await waiting(clerk, again)).plan).toMatchObject({
      refused: [{ row: 2, column: 'Ngày sinh' }],
      notes: [expect.stringContaining('bỏ qua dòng 3')],
    })
  })

  it('is of one account and one role, and its time ends', async () => {
    const upload = await park(clerk, 'roster', utf8(good))
    const late = new Date(now.getTime() + 5 * 3_600_000)
    expect(await previewUpload(clerk, upload, late)).toBeNull()
    const other = await withAccount(scene.chair)
    expect(await previewUpload(other, upload, now)).toBeNull()
    expect(await markUpload(other, upload, now)).toBeNull()
    expect(await confirmUpload(other, { upload, seen: 'x' }, now)).toEqual({ ok: false, reason: 'not-found' })
    const file = { name: 'x.csv', bytes: new Uint8Array(utf8(good)) }
    const to = { kind: 'roster' as const, unit: scene.unit.slug, month: null }
    expect(await parkUpload(other, to, file, now)).toEqual({ ok: false, reason: 'not-found' })
    expect(await parkUpload(clerk, to, { ...file, bytes: new Uint8Array() }, now)).toMatchObject({
      reason: 'no-file',
    })
    await park(clerk, 'roster', utf8(good))
    await parkUpload(clerk, to, file, late)
    const left = await database.query('SELECT FROM parked_upload WHERE account_id = $1', [clerk.accountId])
    expect(left).toHaveLength(1)
  })

  it('gives no right: whose role has ended confirms nothing', async () => {
    const upload = await park(clerk, 'roster', utf8(good))
    const { plan } = await waiting(clerk, upload)
    await database.query(`UPDATE role_grant SET to_day = '2026-10-01' WHERE person_id = $1`, [clerk.personId])
    expect(await confirmUpload(clerk, { upload, seen: plan.seen }, now)).toMatchObject({ ok: false })
    expect(await previewUpload(clerk, upload, now)).toBeNull()
  })
})

describe('what goes out goes back in unchanged', () => {
  const unchanged = async (actor: Actor, kind: ImportKind, bytes: Uint8Array, at: string | null = null) =>
    (await waiting(actor, await park(actor, kind, bytes, at))).plan

  it('the roster', async () => {
    await confirmed(clerk, 'roster', utf8(good.replace('Đỗ Xuân', "'=Đỗ Xuân")))
    const book = await exportRoster(clerk, scene.unit.slug, now)
    const plan = await unchanged(clerk, 'roster', book!.bytes)
    expect(plan).toMatchObject({ new: 0, changed: 0, leftOut: 0, missing: [], refused: [], notes: [] })
    expect(plan.same).toBeGreaterThan(3)
    expect(await exportRoster(scene.assessor, scene.unit.slug, now)).toBeNull()
    const rows = await readSheet(Buffer.from(book!.bytes))
    expect(rows[0]).toEqual(head.split(';'))
    expect(rows.find((row) => row[0] === 'M1')).toMatchObject({ 2: new Date('1990-03-05') })
    const [event] = await database.query(`SELECT payload FROM audit_event WHERE kind = 'people.exported'
      ORDER BY seq DESC LIMIT 1`)
    expect(event).toMatchObject({ payload: { what: 'roster', unit: scene.unit.slug } })
  })

  it('scores, and a letter fills what has no points yet', async () => {
    expect(await openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)).toMatchObject({
      ok: true,
    })
    const assessor = await withAccount(scene.assessor)
    const at = { unit: scene.unit.slug, month }
    const empty = await exportScores(assessor, at, now)
    const codes = (await readSheet(Buffer.from(empty!.bytes))).slice(1).map((row) => String(row[0]))
    expect(codes).toContain('NV1')
    const file = `Mã cán bộ;Mức mặc định;${criteria.join(';')}\nNV1;;4,5;4;${Array(8).fill('2').join(';')}\nNV2;B;5${';'.repeat(9)}\n`
    await confirmed(assessor, 'scores', utf8(file), month)
    const points = await database.query<{ code: string; n: string; of: string }>(
      `SELECT p.code, count(*) AS n, max(s.points) FILTER (WHERE s.criterion = 'I.1') AS of
       FROM evaluation_score s JOIN evaluation e ON e.id = s.evaluation_id JOIN person p ON p.id = e.person_id
       JOIN evaluation_sheet x ON x.id = e.sheet_id WHERE x.unit_id = $1 GROUP BY p.code ORDER BY p.code`,
      [scene.unit.id],
    )
    expect(points.map(({ code, n }) => [code, Number(n)])).toEqual([
      ['NV1', 10],
      ['NV2', 10],
    ])
    expect(points.map(({ of }) => Number(of))).toEqual([4.5, 5])
    const book = await exportScores(assessor, at, now)
    expect(await unchanged(assessor, 'scores', book!.bytes, month)).toMatchObject({
      ...{ new: 0, changed: 0, refused: [], missing: [] },
    })
    expect(await exportScores(clerk, at, now)).toBeNull()
    const summary = await exportMonth(clerk, at, now)
    const rows = await readSheet(Buffer.from(summary!.bytes))
    expect(rows[0]?.slice(0, 4)).toEqual(['STT', 'Mã cán bộ', 'Họ và tên', 'Chức vụ'])
    expect(await exportMonth(scene.stranger, at, now)).toBeNull()
    expect(await exportMonth(scene.administrator, at, now)).toBeNull()
    expect(await exportYear(scene.inspector, { unit: scene.unit.slug, year: '2026' }, now)).toBeNull()
    expect(await exportYear(scene.chair, { unit: scene.unit.slug, year: '2026' }, now)).not.toBeNull()
  })

  it('nobody scores herself by a file', async () => {
    await openMonth(scene.personnel, { unit: scene.unit.slug, month }, now)
    await grant(database, scene.staff[0]!, 'assessor', scene.unit.id)
    const self = await withAccount({ ...scene.member, grants: [] })
    const file = `Mã cán bộ;${criteria.join(';')}\nNV1;4,5;4;${Array(8).fill('2').join(';')}\n`
    const { plan } = await waiting(self, await park(self, 'scores', utf8(file), month))
    expect(plan.refused).toMatchObject([
      { row: 2, column: 'Mã cán bộ', why: expect.stringMatching(/tự chấm/) },
    ])
  })

  it('dossier figures of the whole unit and of its fields, an accepted difference too', async () => {
    const desk = await withAccount(scene.second)
    await grant(database, desk.personId, 'one_stop', scene.unit.id)
    const names =
      'Tháng;Lĩnh vực;Tồn đầu kỳ;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Đang giải quyết quá hạn;Trực tuyến;Trực tiếp;Bưu chính;Toàn trình;Một phần'
    const file = `${names}\n08/2026;;0;100;90;8;2;0;0;90;8;0;70;20\n08/2026;Đất đai;0;60;60;0;0;0;0;60;0;0;;\n08/2026;Hộ tịch;0;39;30;8;2;0;0;30;8;0;;\n`
    const upload = await park(desk, 'dossiers', utf8(file))
    const view = await waiting(desk, upload)
    expect(view).toMatchObject({
      differences: true,
      plan: {
        refused: [
          { row: 2, column: 'Kênh tiếp nhận', value: '2' },
          { row: 2, column: 'Tiếp nhận', value: '1' },
          { row: 4, column: 'Kết quả giải quyết', value: '-1' },
          { row: 4, column: 'Kênh tiếp nhận', value: '1' },
        ],
      },
    })
    const seen = view.plan.seen
    expect(await confirmUpload(desk, { upload, seen }, now)).toEqual({
      ...{ ok: false, reason: 'asked', missing: ['reason'] },
    })
    const reason = 'Báo cáo gốc in như vậy'
    expect(await confirmUpload(desk, { upload, seen, reason }, now)).toMatchObject({
      ok: true,
      done: { new: 3 },
    })
    const kept = await database.query(
      'SELECT channels, results, fields, reason, accepted_by_id AS by FROM dossier_acceptance WHERE unit_id = $1 ORDER BY field',
      [scene.unit.id],
    )
    expect(kept).toEqual([
      { channels: 2, results: 0, fields: { received: 1 }, reason, by: desk.personId },
      { channels: 1, results: -1, fields: {}, reason, by: desk.personId },
    ])
    const book = await findDossiersBook(desk, scene.unit.slug, now)
    expect(await unchanged(desk, 'dossiers', book!.bytes)).toMatchObject({
      new: 0,
      changed: 0,
      same: 3,
      refused: [],
    })
    expect(await findDossiersBook(clerk, scene.unit.slug, now)).toBeNull()
    // The code named another unit before July 2025; her file reaches only hers.
    const other = await park(desk, 'dossiers', utf8(file.replaceAll('08/2026', '06/2025')))
    expect((await waiting(desk, other)).plan.refused).toHaveLength(3)
  })

  it('asks about a jump and about a month carried over, and takes a tick for one and a reason for the other', async () => {
    const desk = await withAccount(scene.second)
    await grant(database, desk.personId, 'one_stop', scene.unit.id)
    const names =
      'Tháng;Tồn đầu kỳ;Tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đang giải quyết trong hạn;Đang giải quyết quá hạn'
    const usual = ['05', '06', '07'].map((at) => `${at}/2026;0;100;100;0;0;0;0`).join('\n')
    await confirmed(desk, 'dossiers', utf8(`${names}\n${usual}\n`))
    const jump = await park(desk, 'dossiers', utf8(`${names}\n08/2026;0;900;900;0;0;0;0\n`))
    const { plan } = await waiting(desk, jump)
    expect(plan).toMatchObject({ refused: [], doubts: [{ row: 2, why: expect.stringMatching(/là 900/) }] })
    const seen = { upload: jump, seen: plan.seen }
    expect(await confirmUpload(desk, seen, now)).toEqual({ ok: false, reason: 'asked', missing: ['sure'] })
    expect(await confirmUpload(desk, { ...seen, sure: true }, now)).toMatchObject({
      ok: true,
      done: { new: 1 },
    })
    const both = await park(desk, 'dossiers', utf8(`${names}\n09/2026;4;900;904;0;0;0;0\n`))
    const view = await waiting(desk, both)
    expect(view).toMatchObject({
      differences: true,
      plan: { refused: [{ column: 'Tồn đầu kỳ' }], doubts: [{}] },
    })
    const again = { upload: both, seen: view.plan.seen }
    expect(await confirmUpload(desk, again, now)).toMatchObject({ missing: ['reason', 'sure'] })
    expect(await confirmUpload(desk, { ...again, reason: 'Đã rà lại' }, now)).toMatchObject({
      missing: ['sure'],
    })
    expect(await confirmUpload(desk, { ...again, reason: 'Đã rà lại', sure: true }, now)).toMatchObject({
      ok: true,
    })
    const kept = await database.query('SELECT carried FROM dossier_acceptance WHERE unit_id = $1', [
      scene.unit.id,
    ])
    expect(kept).toEqual([{ carried: 4 }])
  })

  async function confirmed(actor: Actor, kind: ImportKind, bytes: Uint8Array, at: string | null = null) {
    const upload = await park(actor, kind, bytes, at)
    const { plan } = await waiting(actor, upload)
    expect(plan.refused).toEqual([])
    expect(await confirmUpload(actor, { upload, seen: plan.seen }, now)).toMatchObject({ ok: true })
  }
})

const criteria = ['I.1', 'I.2', ...['II', 'III'].flatMap((part) => [1, 2, 3, 4].map((n) => `${part}.${n}`))]

it('the workbook explains itself, and an import passes over the explanation', async () => {
  const book = await exportRoster(clerk, scene.unit.slug, now)
  const read = await readTable(book!.bytes, 'x.xlsx')
  expect(read.ok && read.sheets.map(({ name }) => name)).toEqual(['Danh sách cán bộ', 'Hướng dẫn'])
})
