import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { savePerson } from '@/lib/evaluations/people/commands'
import { findPerson } from '@/lib/evaluations/people/queries'
import { closeExpired } from '@/lib/evaluations/reopening/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval } from '@/lib/evaluations/views/queries'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { readXlsxFile } from '@/tests/support/sheets/second'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'

// A decided month is shown as it was decided, whatever was typed, ticked or marked after it, on every page alike.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }
let best: string
let away: string
let plain: string
const later = new Date('2026-11-20T08:00:00+07:00')
const decided = 'Hoàn thành sớm đợt số hóa hồ sơ'
const since = 'Ghi sau khi mở lại'

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 3)
  at = { unit: scene.unit.slug, month }
  ;[best, away, plain] = scene.staff as [string, string, string]
  await openMonth(scene.personnel, at, now)
  const rows = [fullRow(best), fullRow(away, { 'I.1': '1' }), fullRow(plain, { 'I.1': '1' })]
  expect(await saveSheet(scene.assessor, { ...at, rows }, now)).toMatchObject({ saved: 3, refused: [] })
  const line = {
    ...{ 'deductions.0.criterion': 'I.1', 'deductions.0.reason': 'Đi muộn', 'deductions.0.kind': 'article' },
    ...{ 'deductions.0.points': '', 'deductions.0.evidence': 'Điều 7' },
  }
  for (const person of [away, plain]) {
    const { fields, base } = (await findPerson(scene.assessor, { ...at, person }, now))!
    const page = { ...at, person, fields: { ...fields, ...line }, base }
    expect(await savePerson(scene.assessor, page, now)).toEqual({ ok: true })
  }
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
  const why = 'Cả tháng giải quyết sớm'
  expect(
    await approveSheet(scene.chair, { ...at, quotaReasons: { unit: why, staff: why } }, now),
  ).toMatchObject({ ok: true, decided: 3 })
})

const reopen = () => reopenSheet(scene.chair, { ...at, reason: 'Xem lại tháng này', days: 5 }, now)
async function change(person: string, fields: Record<string, string>) {
  const shown = (await findPerson(scene.assessor, { ...at, person }, now))!
  const page = { ...at, person, fields: { ...shown.fields, ...fields }, base: shown.base }
  expect(await savePerson(scene.assessor, page, now)).toEqual({ ok: true })
}
const versionsOf = (person: string) =>
  database.query(`SELECT version, remark FROM evaluation_decision WHERE person_id = $1 ORDER BY version`, [
    person,
  ])

/** How each page and file shows the month: by person her total, grade, absence and reason. */
async function shown(when: Date) {
  const grid = (await findGrid(scene.chair, at, when))!
  const approval = (await findApproval(scene.chair, at, when))!
  const paper = (await findMonthPaper(scene.chair, at, when))!
  const pages = await Promise.all(
    scene.staff.map(async (person) => {
      const { person: hers, result } = (await findPerson(scene.chair, { ...at, person }, when))!
      return [result, hers.notGraded, hers.knockOut, hers.remark, hers.points]
    }),
  )
  const book = (await readXlsxFile((await exportMonth(scene.chair, at, when))!.bytes)).find(
    ({ name }) => name === 'Tổng hợp tháng',
  )
  return {
    grid: grid.rows.map(({ total, grade, notGraded, knockOut, cells }) => {
      return { total, grade, notGraded, knockOut, cells }
    }),
    ready: [grid.ready, grid.graded],
    approval: approval.rows.map(({ total, grade, notGraded, remark, lines }) => {
      return { total, grade, notGraded, remark, lines }
    }),
    letters: approval.letters,
    quotas: approval.quotas,
    paper: paper.people.map(({ decision, remark, notGraded }) => ({ decision, remark, notGraded })),
    pages,
    book: book!.rows,
  }
}

it('until it is locked again and after it, with nothing of what was changed once it was open', async () => {
  const before = await shown(now)
  expect(before.letters).toEqual({ A: 1, B: 2, C: 0, D: 0 })
  await reopen()
  await change(best, { remark: since })
  await change(plain, { knockOut: 'discipline_decision' })
  // As the roster's leave marks her.
  await database.query(`UPDATE evaluation SET not_graded = 'on_leave' WHERE person_id = $1`, [away])
  const open = await shown(now)
  // The fourth is the chair, whom the level above grades.
  expect(open.grid.map(({ grade }) => grade).sort()).toEqual(['A', 'D', null, null])

  expect(await shown(later)).toEqual(before)
  expect(await db.$transaction((tx) => closeExpired(tx, later))).toBe(1)
  expect(await shown(later)).toEqual(before)
  expect(JSON.stringify(before)).toContain(decided)
})

describe('the reason of a grade', () => {
  it('is decided with it: changed alone it makes a version, and each is hers to read', async () => {
    await reopen()
    await change(best, { remark: since })
    expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
    const quotaReasons = { unit: 'Đợt cao điểm', staff: 'Đợt cao điểm' }
    expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ decided: 1 })
    expect(await versionsOf(best)).toEqual([
      { version: 1, remark: decided },
      { version: 2, remark: since },
    ])
    const [own] = await listOwnMonth(asActor(best, scene.unit, ['staff']), month, now)
    expect(own!.decisions.map(({ version, remark }) => [version, remark])).toEqual([
      [2, since],
      [1, decided],
    ])
  })

  it('stays as it was decided where the month locks again with nothing decided anew', async () => {
    await reopen()
    await change(best, { remark: since })
    await db.$transaction((tx) => closeExpired(tx, later))
    expect(await versionsOf(best)).toEqual([{ version: 1, remark: decided }])
    const [own] = await listOwnMonth(asActor(best, scene.unit, ['staff']), month, later)
    expect(own!.decisions).toMatchObject([{ remark: decided }])
  })
})

it('who was away and is a D by a discipline decision stays so, also where the leave is taken back', async () => {
  await reopen()
  await database.query(`UPDATE evaluation SET not_graded = 'on_leave' WHERE person_id = $1`, [plain])
  await change(plain, { knockOut: 'discipline_decision' })
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
  const quotaReasons = { unit: 'Đợt cao điểm', staff: 'Đợt cao điểm' }
  expect(await approveSheet(scene.chair, { ...at, quotaReasons }, now)).toMatchObject({ decided: 1 })
  const hers = async (when: Date) => {
    const { rows } = (await findGrid(scene.chair, at, when))!
    return rows.find(({ person }) => person === plain)
  }
  expect(await hers(now)).toMatchObject({ notGraded: 'on_leave', grade: 'D', total: null })
  await reopen()
  await database.query(`UPDATE evaluation SET not_graded = NULL WHERE person_id = $1`, [plain])
  await change(plain, { knockOut: '' })
  expect(await hers(now)).toMatchObject({ notGraded: null, grade: 'B' })
  expect(await hers(later)).toMatchObject({ notGraded: 'few_days', grade: 'D', total: null })
})

it('a month loaded as decided is opened with its discipline decision and its reason', async () => {
  await database.query('SET session_replication_role = replica')
  await database.query(
    `UPDATE evaluation_decision SET grade = 'D', total = NULL, remark = 'Bị kỷ luật khiển trách',
       input = jsonb_set(input, '{discipline_decision}', 'true') WHERE person_id = $1`,
    [plain],
  )
  for (const table of ['score', 'task', 'deduction'])
    await database.query(
      `DELETE FROM evaluation_${table} WHERE evaluation_id IN (SELECT id FROM evaluation WHERE person_id = $1)`,
      [plain],
    )
  await database.query(
    `UPDATE evaluation SET remark = NULL, knock_out = NULL, hands = '{}' WHERE person_id = $1`,
    [plain],
  )
  await database.query('SET session_replication_role = origin')
  await reopen()
  const { person, result } = (await findPerson(scene.assessor, { ...at, person: plain }, now))!
  expect(person).toMatchObject({ knockOut: 'discipline_decision', remark: 'Bị kỷ luật khiển trách' })
  expect(result).toMatchObject({ grade: 'D' })
})
