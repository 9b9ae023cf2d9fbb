import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { exportMonth, exportScores } from '@/lib/evaluations/exports/commands'
import { findFairness } from '@/lib/evaluations/fairness/queries'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listWithoutScheme } from '@/lib/evaluations/months/queries'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import { minutes, summary } from '@/lib/evaluations/papers/meeting/rules'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { findPerson } from '@/lib/evaluations/people/queries'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { openDraft, proposeDraft, saveDraft } from '@/lib/evaluations/schemes/drafts/commands'
import { approveDraft } from '@/lib/evaluations/schemes/drafts/decisions/commands'
import { findDraft, listSchemes } from '@/lib/evaluations/schemes/drafts/queries'
import { listOwnSelves } from '@/lib/evaluations/self/queries'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval } from '@/lib/evaluations/views/queries'
import { findUnitYear } from '@/lib/evaluations/years/queries'
import { renderPdf } from '@/lib/print/render'
import { readTable } from '@/lib/sheets/read'
import { texts } from '@/lib/texts'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { expectOfficePaper } from '@/tests/support/office-paper'
import { addPerson, asActor, fullRow, grant, type Scene, setScene } from '../scene'

// In 2026-12 the ward has two schemes: NĐ 335 for civil servants, an own one, made and approved in the portal, for
// public employees.

const month = '2026-12'
const made = new Date('2026-11-26T08:00:00+07:00')
const now = new Date('2026-12-28T08:00:00+07:00')
let database: TestDatabase
let scene: Scene
let second: Actor
let servants: string[]
let employees: string[]
const at = () => ({ unit: scene.unit.slug, month })
const own = { discipline: '18', progress: '33', quality: '31', bonus: '0' }
const ownRow = (person: string, change: Record<string, string> = {}) => ({
  person,
  cells: { ...own, remark: '', ...change },
})

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 6)
  const other = await addPerson(database, scene.unit.id, 'QT2')
  await grant(database, other, 'administrator', scene.unit.id)
  second = asActor(other, scene.unit, ['administrator'])
  servants = scene.staff.slice(0, 3)
  employees = scene.staff.slice(3)
  await database.query(`UPDATE post SET category = 'public_employee' WHERE person_id = ANY($1::uuid[])`, [
    employees,
  ])
})
afterAll(() => database.close())

const schemesOfSheet = () =>
  database.query<{ person: string; code: string }>(
    `SELECT e.person_id AS person, c.code FROM evaluation e JOIN evaluation_scheme c ON c.id = e.scheme_id
     JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = $1 AND s.month = '2026-12-01'`,
    [scene.unit.id],
  )

it('a scheme for one category is approved by a second person and cuts nothing of the others', async () => {
  const opened = await openDraft(scene.administrator, { from: 'HN-2018' }, made)
  const draft = opened.ok ? opened.draft : ''
  const { typed, revision } = (await findDraft(scene.administrator, draft, made))!
  const only = Object.fromEntries(Object.entries(typed).filter(([field]) => !field.startsWith('cat.')))
  const change = {
    code: 'VC-2026',
    from: '12/2026',
    'due.selfScore': '20',
    'quota.base.C': '',
    'quota.base.D': '',
  }
  await saveDraft(
    scene.administrator,
    { draft, revision, typed: { ...only, ...change, 'cat.public_employee': '1' } },
    made,
  )
  expect(await proposeDraft(scene.administrator, { draft }, made)).toEqual({ ok: true })
  expect(await approveDraft(second, { draft }, made)).toEqual({ ok: true })
  const { schemes } = (await listSchemes(scene.administrator, made))!
  expect(schemes.map(({ code, from, to }) => [code, from, to])).toEqual([
    ['VC-2026', '2026-12', null],
    ['ND335-2025', '2026-01', null],
    ['HN-2018', '2018-07', '2025-12'],
  ])
  expect(schemes[1]!.ends.get('public_employee')).toBe('2026-11')
  expect(schemes[1]!.ends.get('civil_servant')).toBeNull()

  const next = await openDraft(scene.administrator, { from: 'VC-2026' }, made)
  const again = (await findDraft(scene.administrator, next.ok ? next.draft : '', made))!
  await saveDraft(
    scene.administrator,
    {
      draft: again.id,
      revision: again.revision,
      typed: { ...again.typed, code: 'VC-2', from: '12/2026', 'cat.civil_servant': '1' },
    },
    made,
  )
  expect((await findDraft(scene.administrator, again.id, made))!.place.map(({ why }) => why)).toEqual([
    expect.stringMatching(
      /^Phương án VC-2026 đã có hiệu lực cho viên chức từ tháng.12\/2026: chọn tháng sau đó, hoặc bỏ loại ấy\.$/,
    ),
  ])
})

it('PostgreSQL ends a category once, and never before a month that is graded by it', async () => {
  const ended = (day: string) =>
    database.query(
      `UPDATE evaluation_scheme SET ended = ended || jsonb_build_object('public_employee', $1::text) WHERE code = 'ND335-2025'`,
      [day],
    )
  await expect(ended('2027-01-31')).rejects.toThrow(/ended for a category stays so/)
  await expect(
    database.query(`UPDATE evaluation_scheme SET ended = '{"nobody": "2027-01-31"}' WHERE code = 'HN-2018'`),
  ).rejects.toThrow(/evaluation_scheme_ended/)
})

it('everybody is graded by the scheme of her category, and stays with it', async () => {
  // On the 10th one of them becomes a civil servant: the month she began by one scheme is not ended by another.
  const [moved] = employees
  await database.query(`UPDATE post SET to_day = '2026-12-09' WHERE person_id = $1`, [moved])
  await database.query(
    `INSERT INTO post (person_id, unit_id, category, position_title, from_day)
     VALUES ($1, $2, 'civil_servant', 'Chuyên viên', '2026-12-10')`,
    [moved, scene.unit.id],
  )
  expect(await openMonth(scene.personnel, at(), now)).toMatchObject({ ok: true, people: 7 + 1 })
  const codes = new Map((await schemesOfSheet()).map(({ person, code }) => [person, code]))
  expect(employees.map((id) => codes.get(id))).toEqual(['VC-2026', 'VC-2026', 'VC-2026'])
  expect([...codes.values()].filter((code) => code === 'ND335-2025')).toHaveLength(5)
  await expect(
    database.query(
      `UPDATE evaluation SET scheme_id = (SELECT id FROM evaluation_scheme WHERE code = 'ND335-2025')
       WHERE person_id = $1`,
      [moved],
    ),
  ).rejects.toThrow(/not graded by another/)
  await expect(
    database.query(
      `INSERT INTO evaluation (sheet_id, person_id, post_id, scheme_id)
       SELECT s.id, o.person_id, o.id, c.id FROM evaluation_sheet s, post o, evaluation_scheme c
       WHERE s.month = '2026-12-01' AND o.person_id = $1 AND c.code = 'HN-2018'`,
      [scene.stranger.personId],
    ),
  ).rejects.toThrow(/not in force/)
  await expect(
    database.query(
      `UPDATE evaluation_scheme SET ended = ended || '{"civil_servant": "2026-11-30"}' WHERE code = 'ND335-2025'`,
    ),
  ).rejects.toThrow(/does not end before/)
})

it('the sheet takes points by each person’s scheme, is due on the earliest day, and says who is missing', async () => {
  const wrong = await saveSheet(
    scene.assessor,
    {
      ...at(),
      rows: [ownRow(employees[0]!, { discipline: '21' }), fullRow(servants[0]!, { discipline: '3' })],
    },
    now,
  )
  expect(wrong).toMatchObject({ ok: true, refused: [{ key: 'discipline', person: employees[0] }] })
  const grid = (await findGrid(scene.assessor, at(), now))!
  expect(grid.schemes.map(({ code }) => code)).toEqual(['ND335-2025', 'VC-2026'])
  expect(grid.deadlines.selfScore).toBe('2026-12-21')
  const row = (person: string) => grid.rows.find((each) => each.person === person)!
  expect(row(servants[0]!).scheme).toBe('ND335-2025')
  expect(Object.keys(row(employees[0]!).cells)).toEqual([
    ...['discipline', 'progress', 'quality', 'bonus', 'remark', 'grade'],
  ])
  expect(row(employees[0]!).total).toBeNull()
  // Whom one scheme grades stands together.
  const order = grid.rows.map(({ scheme }) => scheme)
  expect(order).toEqual(order.toSorted())
  const one = (await findPerson(scene.assessor, { ...at(), person: employees[0]! }, now))!
  expect(one.scheme.code).toBe('VC-2026')
  const [self] = await listOwnSelves(asActor(employees[0]!, scene.unit, ['staff']), month, now)
  expect([Object.keys(self!.cells), self!.deadline]).toEqual([Object.keys(own), '2026-12-21'])
  const lacking = await submitSheet(scene.assessor, at(), now)
  expect(lacking).toMatchObject({ ok: false, reason: 'incomplete' })
})

it('a workbook has a sheet for each scheme, goes back in unchanged, and looks columns up by the person', async () => {
  await saveSheet(scene.assessor, { ...at(), rows: [ownRow(employees[1]!), fullRow(servants[1]!)] }, now)
  const take = async (bytes: Uint8Array, fileName: string, dryRun = false) => {
    const done = await importScores(
      scene.assessor,
      { unit: scene.unit.slug, month, bytes, fileName, dryRun },
      now,
    )
    if (!done.ok) throw new Error(done.reason)
    return done.plan
  }
  const book = (await exportScores(scene.assessor, at(), now))!
  const read = await readTable(book.bytes, book.fileName)
  const names = read.ok ? read.sheets.map(({ name }) => name) : []
  expect(names).toEqual(expect.arrayContaining(['Điểm ND335-2025', 'Điểm VC-2026']))
  expect(await take(book.bytes, book.fileName)).toMatchObject({ new: 0, changed: 0, refused: [] })
  expect(await exportMonth(scene.chair, at(), now)).not.toBeNull()

  const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
  const ids = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4']
  const both = ['Mã cán bộ', ...ids, ...Object.keys(own)].join(';')
  const servant = ['NV1', '5', '4,5', ...Array<string>(8).fill('2'), '', '', '', ''].join(';')
  const employee = ['NV4', ...Array<string>(10).fill(''), '19', '34', '31', '0'].join(';')
  expect(await take(csv(both, servant, employee), 'diem.csv')).toMatchObject({ refused: [] })
  const mixed = employee.replace('NV4;', 'NV4;5')
  expect((await take(csv(both, mixed), 'diem.csv')).refused).toMatchObject([
    { row: 2, column: 'I.1', value: '5', why: expect.stringContaining('không thuộc phương án') },
  ])
  const elsewhere = ['Mã cán bộ', ...Object.keys(own)].join(';')
  expect((await take(csv(elsewhere, 'NV1;18;33;31;0'), 'diem.csv')).refused).toContainEqual(
    expect.objectContaining({ row: 2, why: expect.stringContaining('thiếu cột') }),
  )
})

it('is submitted and approved: quotas by scheme, then group; each decision by its own scheme', async () => {
  const rows = [
    ...servants.map((person) => fullRow(person)),
    ...employees.map((person) =>
      ownRow(person, {
        discipline: '20',
        progress: '35',
        quality: '35',
        bonus: '0',
        remark: 'Vượt kế hoạch năm',
      }),
    ),
  ]
  const others = (await findGrid(scene.assessor, at(), now))!.rows
    .filter(({ locked, notGraded }) => !locked && notGraded === null)
    .filter(({ person }) => !scene.staff.includes(person))
    .map(({ person, leads }) =>
      fullRow(person, leads ? { unit_result: '1', organising: '1', unity: '1' } : {}),
    )
  expect(await saveSheet(scene.assessor, { ...at(), rows: [...rows, ...others] }, now)).toMatchObject({
    refused: [],
  })
  expect(await submitSheet(scene.assessor, at(), now)).toEqual({ ok: true })
  const asked = await approveSheet(scene.chair, at(), now)
  const missing = asked.ok || asked.reason !== 'quota-reason' ? [] : asked.missing
  expect(missing.map(({ key }) => key)).toEqual(expect.arrayContaining(['ND335-2025/unit', 'VC-2026/unit']))
  expect(missing.find(({ key }) => key === 'VC-2026/unit')).toMatchObject({
    name: 'Cả đơn vị (VC-2026)',
    quota: { count: 3, base: 3, percent: '30' },
  })
  const quotaReasons = Object.fromEntries(missing.map(({ key }) => [key, `Vì ${key}`]))
  expect(await approveSheet(scene.chair, { ...at(), quotaReasons }, now)).toMatchObject({ ok: true })
  const kept = await database.query(`SELECT scheme, posts FROM quota_reason ORDER BY scheme, posts`)
  expect(kept).toContainEqual({ scheme: 'VC-2026', posts: 'unit' })
  const view = (await findApproval(scene.chair, at(), now))!
  expect(view.quotas.filter(({ quota }) => quota.over).every(({ reason }) => reason?.startsWith('Vì '))).toBe(
    true,
  )
  const decided = await database.query<{ person: string; scheme: string }>(
    `SELECT person_id AS person, input ->> 'scheme' AS scheme FROM evaluation_decision`,
  )
  for (const { person, scheme } of decided)
    expect(scheme).toBe(employees.includes(person) ? 'VC-2026' : 'ND335-2025')
})

it('and is told so wherever it is shown', async () => {
  const [mine] = await listOwnMonth(asActor(employees[0]!, scene.unit, ['staff']), month, now)
  expect(mine).toMatchObject({ scheme: 'VC-2026', decided: { total: '90.00', grade: 'A' } })
  expect(mine).toMatchObject({
    basis: expect.stringContaining('Quyết định số 3814-QĐ/TU ngày 16/05/2018'),
    forms: 'own',
  })
  expect(mine!.decisions[0]!.lines[0]!.label).not.toBe('discipline')
  const paper = (await findMonthPaper(scene.chair, at(), now))!
  const words = { year: '2026', illustrative: false, t: texts('vi', 'forms') }
  const made = slips(paper, paper.people, words).slips
  const formOf = (person: string) => made[paper.people.findIndex(({ personId }) => personId === person)]!.form
  expect(formOf(servants[0]!)).not.toBeNull()
  expect(formOf(employees[0]!)).toBeNull()
  expect(summary(paper, words).basis).toMatch(/335\/2025.*3814|3814.*335\/2025/)
  expect(JSON.stringify(minutes(paper, words).parts)).toContain('Theo phương án VC-2026:')
  await expectOfficePaper(await renderPdf('slips', slips(paper, paper.people, words)), ['PHIẾU'])
  await expectOfficePaper(await renderPdf('summary', summary(paper, words)), ['335/2025', '3814'])
  await expectOfficePaper(await renderPdf('minutes', minutes(paper, words)), ['Theo phương án VC-2026:'])
  const fair = (await findFairness(scene.chair, { unit: scene.unit.slug, month }, now))!
  expect(fair.quotas.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['ND335-2025/unit', 'VC-2026/unit']),
  )
  const year = (await findUnitYear(scene.chair, { unit: scene.unit.slug, year: 2026 }, now))!
  const codes = new Map(year.people.map(({ person, scheme }) => [person, scheme.code]))
  // By the category she holds at the year's end.
  expect([servants[0], employees[0], employees[1]].map((id) => codes.get(id!))).toEqual([
    ...['ND335-2025', 'ND335-2025', 'VC-2026'],
  ])
  expect([...new Set(year.quotas.map(({ scheme }) => scheme))]).toEqual(['ND335-2025', 'VC-2026'])
})

it('whose category has no scheme waits outside by name, and the month opens for the others', async () => {
  const ward = await setScene(database, 3)
  const where = { unit: ward.unit.slug, month: '2026-11' }
  await database.query(`UPDATE post SET category = 'contract_worker' WHERE person_id = $1`, [ward.staff[2]])
  await database.query(
    `UPDATE evaluation_scheme SET ended = ended || '{"contract_worker": "2026-10-31"}' WHERE code = 'ND335-2025'`,
  )
  const named = await listWithoutScheme(ward.personnel, where, now)
  expect([...named]).toEqual([['contract_worker', ['Nguyễn Thị NV3']]])
  expect(await listWithoutScheme(ward.assessor, where, now)).toEqual(new Map())
  expect(await openMonth(ward.personnel, where, now)).toMatchObject({ ok: true, people: 3 })
  const there = await database.query<{ person: string }>(
    `SELECT person_id AS person FROM evaluation e JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE s.unit_id = $1`,
    [ward.unit.id],
  )
  expect(there.map(({ person }) => person)).not.toContain(ward.staff[2])
})
