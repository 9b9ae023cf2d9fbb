import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { exportCoverage } from '@/lib/codes/coverage/exports/commands'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { exportMonth, exportScores, exportYear } from '@/lib/evaluations/exports/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { markUpload, parkUpload, previewUpload } from '@/lib/imports/commands'
import type { ImportKind } from '@/lib/imports/schema'
import { findDossiersBook } from '@/lib/record/exports/queries'
import { readTable } from '@/lib/sheets/read'
import { exportRoster } from '@/lib/staff/exports/commands'
import { fullRow, grant, month, now, type Scene, setScene } from '@/tests/lib/evaluations/scene'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { savedByOffice } from '@/tests/support/office-program'
import { utf8 } from '@/tests/support/sheets/files'

// Every workbook that leaves, opened and saved by LibreOffice as an office would, and read again.

let database: TestDatabase
let scene: Scene
let clerk: Actor
let assessor: Actor
let desk: Actor
const books = new Map<string, Uint8Array>()
let saved: Map<string, Uint8Array>
let asCsv: Map<string, Uint8Array>

const at = () => ({ unit: scene.unit.slug, month })
const names = ['roster', 'scores', 'month', 'year', 'dossiers', 'coverage', 'refused']

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 6)
  clerk = await withAccount(scene.personnel)
  assessor = await withAccount(scene.assessor)
  desk = await withAccount(scene.second)
  await grant(database, desk.personId, 'one_stop', scene.unit.id)
  await describePeople()
  await openMonth(scene.personnel, at(), now)
  await saveSheet(scene.assessor, { ...at(), rows: scene.staff.map((person) => fullRow(person)) }, now)
  books.set('scores', (await exportScores(assessor, at(), now))!.bytes)
  await submitSheet(scene.assessor, at(), now)
  await approveSheet(scene.chair, { ...at(), quotaReasons: { unit: 'Đơn vị dẫn đầu.' } }, now)
  await addCode()
  books.set('roster', (await exportRoster(clerk, scene.unit.slug, now))!.bytes)
  books.set('month', (await exportMonth(clerk, at(), now))!.bytes)
  books.set('year', (await exportYear(scene.chair, { unit: scene.unit.slug, year: '2026' }, now))!.bytes)
  books.set('dossiers', (await findDossiersBook(desk, scene.unit.slug, now))!.bytes)
  books.set('coverage', (await exportCoverage(clerk, scene.unit.slug, now))!.bytes)
  const bad =
    'Mã cán bộ;Họ và tên;Ngày sinh;Loại;Chức vụ;Từ ngày\nM1;Đỗ Xuân;31/02/1990;Công chức;CV;01/09/2025\n'
  books.set('refused', (await markUpload(clerk, await park(clerk, 'roster', utf8(bad), 'csv'), now))!.bytes)
  saved = await savedByOffice(books, 'xlsx')
  asCsv = await savedByOffice(books, 'csv')
  return database.close
}, 300_000)

// A parked file is bound to the account, which the scene's actors do not have.
async function withAccount(actor: Actor): Promise<Actor> {
  const [account] = await database.query<{ id: string }>(
    `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1::uuid, $1::uuid::text, 'x') RETURNING id`,
    [actor.personId],
  )
  return { ...actor, accountId: account!.id }
}

async function describePeople() {
  await database.query(
    `UPDATE person SET full_name = 'Đỗ Nguyễn Thị Ánh Tuyết', birth_date = '1990-03-05' WHERE id = $1`,
    [scene.staff[0]],
  )
  await database.query(
    `INSERT INTO dossier_figure (unit_id, month, field, carried_over, received, early, on_time, late, pending_in_time,
       pending_overdue, online, counter, post)
     VALUES ($1, '2026-08-01', '', 40, 1392, 900, 480, 2, 50, 0, 1165, 225, 2)`,
    [scene.unit.id],
  )
}

async function addCode() {
  const [code] = await database.query<{ id: string }>(
    `INSERT INTO conduct_code (slug, binding) VALUES ('thu', true) RETURNING id`,
  )
  await database.query(
    `INSERT INTO code_version (code_id, version, title, number, issued_by, issued_on, in_force_from, change, sources)
     VALUES ($1, 1, 'Quy tắc', '522/QĐ-UBND', 'UBND', '2017-01-25', '2020-01-01', 'substance', '{}')`,
    [code!.id],
  )
}

async function park(actor: Actor, kind: ImportKind, bytes: Uint8Array, ending: string) {
  const file = { name: `tệp.${ending}`, bytes: new Uint8Array(bytes) }
  const to = { kind, unit: scene.unit.slug, month: kind === 'scores' ? month : null }
  const done = await parkUpload(actor, to, file, now)
  if (!done.ok) throw new Error(done.reason)
  return done.upload
}

async function cellsOf(bytes: Uint8Array, ending = 'xlsx') {
  const read = await readTable(new Uint8Array(bytes), `tệp.${ending}`)
  if (!read.ok) throw new Error(JSON.stringify(read.refused))
  return read.sheets.map(({ name, rows }) => ({ name, rows: trimmed(rows) }))
}

// Empty cells and rows at the end are formatting, not content.
function trimmed<Cell extends { kind: string }>(rows: readonly (readonly Cell[])[]) {
  const full = rows.map((row) => row.slice(0, row.findLastIndex(({ kind }) => kind !== 'empty') + 1))
  return full.slice(0, full.findLastIndex((row) => row.length > 0) + 1)
}

it.each(names)('%s: LibreOffice opens it and saves the same sheets and cells', async (name) => {
  const [before, after] = [await cellsOf(books.get(name)!), await cellsOf(saved.get(name)!)]
  expect(before[0]!.rows.length).toBeGreaterThan(1)
  expect(after).toEqual(before)
})

it.each(names)('%s: as CSV it shows each text of the first sheet letter for letter', async (name) => {
  const [first] = await cellsOf(books.get(name)!)
  const shown = new TextDecoder().decode(asCsv.get(name)).normalize('NFC')
  const texts = first!.rows.flatMap((row) =>
    row.filter(({ kind, text }) => kind === 'text' && !text.includes('"')),
  )
  expect(texts.length).toBeGreaterThan(5)
  for (const { text } of texts) expect(shown.replace(/\s+/g, ' ')).toContain(text)
})

describe('saved by LibreOffice it goes back in unchanged', () => {
  it.each([
    ['roster', 'xlsx', () => clerk],
    ['roster', 'csv', () => clerk],
    ['dossiers', 'xlsx', () => desk],
  ] as const)('%s as %s', async (kind, ending, who) => {
    const bytes = (ending === 'csv' ? asCsv : saved).get(kind)!
    const view = await previewUpload(who(), await park(who(), kind, bytes, ending), now)
    expect(view).toMatchObject({ state: 'waiting', plan: { new: 0, changed: 0, refused: [], missing: [] } })
    expect(view?.state === 'waiting' && view.plan.same).toBeGreaterThan(0)
  })

  // An English office program writes 1392 as 1,392: nobody can know, so each such cell is named.
  it('dossiers as CSV of an English program: refused cell by cell, not guessed', async () => {
    const view = await previewUpload(desk, await park(desk, 'dossiers', asCsv.get('dossiers')!, 'csv'), now)
    expect(view?.state === 'waiting' && view.plan.refused).toMatchObject([
      { row: 2, column: 'Tiếp nhận', value: '1,392' },
      { row: 2, column: 'Trực tuyến', value: '1,165' },
    ])
  })

  it.each([
    ['scores', 'xlsx'],
    ['scores', 'csv'],
    ['month', 'xlsx'],
    ['month', 'csv'],
  ] as const)('%s as %s, while the month is open', async (name, ending) => {
    await database.query(`UPDATE evaluation_sheet SET state = 'returned' WHERE unit_id = $1`, [scene.unit.id])
    const bytes = (ending === 'csv' ? asCsv : saved).get(name)!
    const view = await previewUpload(assessor, await park(assessor, 'scores', bytes, ending), now)
    expect(view).toMatchObject({ state: 'waiting', plan: { new: 0, changed: 0, refused: [], missing: [] } })
    // A month's workbook has those too whom the level above grades.
    const [graders] = await database.query<{ n: string }>(
      `SELECT count(*) AS n FROM evaluation WHERE not_graded = 'level_above'`,
    )
    const others = name === 'month' ? Number(graders!.n) : 0
    expect(view?.state === 'waiting' && view.plan.same).toBe(scene.staff.length + others)
  })
})
