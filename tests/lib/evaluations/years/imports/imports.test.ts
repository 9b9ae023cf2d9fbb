import type { CellValue } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { exportYear } from '@/lib/evaluations/exports/commands'
import { saveYear } from '@/lib/evaluations/years/commands'
import { importYear } from '@/lib/evaluations/years/imports/commands'
import { findUnitYear } from '@/lib/evaluations/years/queries'
import { monthsOfYear } from '@/lib/evaluations/years/rules'
import { confirmUpload, parkUpload, previewUpload } from '@/lib/imports/commands'
import { readTable } from '@/lib/sheets/read'
import { savedByOffice } from '@/tests/support/office-program'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { xlsxBytes } from '@/tests/support/sheets/files'
import { type Scene, setScene, inOffice } from '../../scene'

// The year's workbook on its way back in: the proposals, as its page takes them.

const december = new Date('2026-12-10T08:00:00+07:00')
const november = new Date('2026-11-10T08:00:00+07:00')
let database: TestDatabase
let scene: Scene
let assessor: Actor

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 4)
  await inOffice(database, scene, scene.assessor, scene.second)
  assessor = await withAccount(scene.assessor)
  for (const [at, total] of [91, 75, 75].entries())
    for (const month of monthsOfYear(2026).slice(0, 8)) await decide(scene.staff[at]!, month, total)
  const rows = [{ person: scene.staff[0]!, grade: 'A' as const, note: 'Dẫn đầu' }]
  await saveYear(scene.assessor, { ...at(), step: 'proposal', reason: '', rows }, december)
})
afterAll(() => database.close())

const at = () => ({ unit: scene.unit.slug, year: 2026 })

async function withAccount(actor: Actor): Promise<Actor> {
  const [account] = await database.query<{ id: string }>(
    `INSERT INTO account (person_id, user_name, password_hash) VALUES ($1::uuid, $1::uuid::text, 'x') RETURNING id`,
    [actor.personId],
  )
  return { ...actor, accountId: account!.id }
}

async function decide(person: string, month: string, total: number) {
  await database.query(
    `WITH sheet AS (
       INSERT INTO evaluation_sheet (unit_id, month, scheme_id, state)
       SELECT $1, $2, id, 'published' FROM evaluation_scheme WHERE code = 'ND335-2025'
       ON CONFLICT (unit_id, month) DO UPDATE SET state = 'published' RETURNING id
     ), made AS (
       INSERT INTO evaluation (sheet_id, person_id, post_id)
       SELECT sheet.id, $3, p.id FROM sheet, post p WHERE p.person_id = $3 RETURNING id
     )
     INSERT INTO evaluation_decision (evaluation_id, person_id, version, total, grade, input, lines)
     SELECT id, $3, 1, $4::numeric, (CASE WHEN $4::numeric >= 90 THEN 'A' ELSE 'B' END)::grade, '{}', '[]' FROM made`,
    [scene.unit.id, `${month}-01`, person, total],
  )
}

const exported = async () =>
  (await exportYear(assessor, { unit: scene.unit.slug, year: '2026' }, december))!.bytes

async function park(bytes: Uint8Array, who = assessor, now = december) {
  const file = { name: 'năm.xlsx', bytes: new Uint8Array(bytes) }
  const done = await parkUpload(who, { kind: 'year', unit: scene.unit.slug, month: '2026-12' }, file, now)
  if (!done.ok) throw new Error(done.reason)
  return done.upload
}
async function planOf(upload: string, who = assessor) {
  const view = await previewUpload(who, upload, december)
  if (view?.state !== 'waiting') throw new Error(JSON.stringify(view))
  return view.plan
}

async function typedOver(edits: readonly [code: string, grade: CellValue, note: CellValue][]) {
  const read = await readTable(new Uint8Array(await exported()), 'năm.xlsx')
  if (!read.ok) throw new Error('unread')
  const rows = read.sheets
    .find(({ name }) => name === 'Đề xuất năm 2026')!
    .rows.map((row) => row.map(({ text }): CellValue => text || null))
  const [grade, note] = ['Đề xuất xếp loại', 'Lý do đề xuất'].map((label) => rows[0]!.indexOf(label)) as [
    number,
    number,
  ]
  for (const [code, letter, words] of edits) {
    const row = rows.find((each) => each[0] === code)!
    row[grade] = letter
    row[note] = words
  }
  return xlsxBytes([{ name: 'Đề xuất', rows }])
}

const proposals = async () => {
  const view = await findUnitYear(scene.chair, at(), december)
  return view!.people.flatMap(({ code, proposal }) =>
    proposal ? [`${code} ${proposal.grade} ${proposal.note}`] : [],
  )
}

it('exported, it goes back in unchanged, also after LibreOffice has saved it', async () => {
  const book = await exported()
  const saved = await savedByOffice(new Map([['year', book]]), 'xlsx')
  for (const bytes of [book, saved.get('year')!])
    expect(await planOf(await park(bytes))).toMatchObject({
      ...{ new: 0, changed: 0, same: 7, missing: [], refused: [], lines: [] },
    })
}, 150_000)

it('takes what was typed over, as the page would; twice is once', async () => {
  const bytes = await typedOver([
    ['NV1', 'B', 'Có đơn đã xác minh'],
    ['NV2', 'b', null],
    ['NV3', 'A', 'Sáng kiến số hóa'],
  ])
  const upload = await park(bytes)
  const plan = await planOf(upload)
  expect(plan).toMatchObject({ new: 2, changed: 1, same: 4, refused: [] })
  expect(plan.lines.map(({ how }) => how)).toEqual(['A → B, Có đơn đã xác minh', 'B', 'A, Sáng kiến số hóa'])
  expect(await proposals()).toEqual(['NV1 A Dẫn đầu'])
  expect(await confirmUpload(assessor, { upload, seen: plan.seen }, december)).toMatchObject({ ok: true })
  const written = ['NV1 B Có đơn đã xác minh', 'NV2 B ', 'NV3 A Sáng kiến số hóa']
  expect(await proposals()).toEqual(written)
  expect(await planOf(await park(bytes))).toMatchObject({ new: 0, changed: 0, same: 7 })
  // Empty cells leave what was proposed.
  expect(await planOf(await park(await typedOver([['NV1', null, null]])))).toMatchObject({
    changed: 0,
    same: 7,
  })
})

it('names each cell that the page would not take', async () => {
  const { refused } = await planOf(
    await park(
      await typedOver([
        ['NV1', 'E', null],
        ['NV2', 'C', null],
        ['NV3', 'C', 'x'.repeat(2001)],
        ['NV4', 'A', 'Chưa đủ tháng'],
      ]),
    ),
  )
  expect(refused.map(({ column, why }) => [column, why.slice(0, 24)])).toEqual([
    ['Đề xuất xếp loại', 'Ghi A, B, C hoặc D, hoặc'],
    ['Lý do đề xuất', 'Khác với loại B tính theo'.slice(0, 24)],
    ['Lý do đề xuất', 'Dài quá 2.000 ký tự; hãy'],
    ['Đề xuất xếp loại', 'Có 0 tháng được xếp loại'],
  ])
  const [leader] = await database.query<{ code: string }>('SELECT code FROM person WHERE id = $1', [
    scene.assessor.personId,
  ])
  const own = await planOf(await park(await typedOver([[leader!.code, 'A', 'Tự xếp']])))
  expect(own.refused).toMatchObject([{ why: expect.stringContaining('dưới 6 tháng') }])
  const [chair] = await database.query<{ code: string }>('SELECT code FROM person WHERE id = $1', [
    scene.chair.personId,
  ])
  const above = await planOf(await park(await typedOver([[chair!.code, 'A', 'Tự xếp']])))
  expect(above.refused).toMatchObject([{ why: expect.stringMatching(/cấp trên trực tiếp/) }])
})

it('what another proposed between the plan and its writing stays, and nothing of the file is written', async () => {
  const file = { bytes: new Uint8Array(await typedOver([['NV2', 'A', 'Sáng kiến']])), fileName: 'năm.xlsx' }
  const before = await proposals()
  const asked = { ...at(), ...file, dryRun: false }
  let taken: ReturnType<typeof importYear> | null = null
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM admin_unit WHERE id = ${scene.unit.id}::uuid FOR NO KEY UPDATE`
    await new Promise<void>((planned) => {
      const agreed = () => {
        planned()
        return true
      }
      taken = importYear(assessor, { ...asked, agreed }, december)
    })
    await database.query(
      `INSERT INTO year_rating (person_id, unit_id, year, step, version, grade, mean, months, note, actor_id, at)
       SELECT person_id, unit_id, year, step, version + 1, grade, mean, months, 'Lời của người khác', $2, at
       FROM year_rating WHERE person_id = $1 AND step = 'proposal' ORDER BY version DESC LIMIT 1`,
      [scene.staff[1], scene.second.personId],
    )
  })
  expect(await taken).toEqual({ ok: false, reason: 'changed' })
  expect(await proposals()).toEqual(before.with(1, 'NV2 B Lời của người khác'))
  // Where nobody did, what was planned is what is written.
  const said: number[][] = []
  const told = (done: number, of: number) => void said.push([done, of])
  const again = await importYear(assessor, { ...asked, told }, december)
  expect(again).toMatchObject({ ok: true, plan: { changed: 1 } })
  expect(said).toEqual([
    [0, 1],
    [1, 1],
  ])
})

it('is the assessor’s alone, and not before December', async () => {
  const bytes = await typedOver([['NV3', 'B', null]])
  const early = await park(bytes, assessor, november)
  expect(await previewUpload(assessor, early, november)).toMatchObject({ state: 'not-now', why: 'too-early' })
  const chair = await withAccount(scene.chair)
  await expect(park(bytes, chair)).rejects.toThrow('not-found')
  const upload = await park(bytes)
  const { seen } = await planOf(upload)
  await database.query(`UPDATE role_grant SET to_day = '2026-12-01' WHERE person_id = $1`, [
    assessor.personId,
  ])
  expect(await confirmUpload(assessor, { upload, seen }, december)).toMatchObject({ ok: false })
})
