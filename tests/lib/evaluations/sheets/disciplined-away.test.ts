import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { approveSheet, reopenSheet } from '@/lib/evaluations/approvals/commands'
import { exportMonth } from '@/lib/evaluations/exports/commands'
import { findGrid } from '@/lib/evaluations/grid/queries'
import { openMonth } from '@/lib/evaluations/months/commands'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { savePerson } from '@/lib/evaluations/people/commands'
import { findPerson } from '@/lib/evaluations/people/queries'
import { importScores } from '@/lib/evaluations/scores-import/commands'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { findApproval } from '@/lib/evaluations/views/queries'
import { findUnitYear } from '@/lib/evaluations/years/queries'
import { readTable } from '@/lib/sheets/read'
import { texts } from '@/lib/texts'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { asActor, fullRow, month, now, type Scene, setScene } from '../scene'

// A discipline decision on somebody who was there for less than half of the month: a D, and nobody is asked for points.

let database: TestDatabase
let scene: Scene
let at: { unit: string; month: string }
let away: string

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  scene = await setScene(database, 3)
  at = { unit: scene.unit.slug, month }
  away = scene.staff[0]!
  await openMonth(scene.personnel, at, now)
})

const marked = (reason: string) =>
  database.query(`UPDATE evaluation SET not_graded = $2::not_graded_reason WHERE person_id = $1`, [
    away,
    reason,
  ])
const saveOthers = () =>
  saveSheet(
    scene.assessor,
    { ...at, rows: scene.staff.slice(1).map((one) => fullRow(one, { unfinished: '3' })) },
    now,
  )

/** Her page as it was shown, with one line of evidence and the box ticked. */
async function discipline() {
  const shown = (await findPerson(scene.assessor, { ...at, person: away }, now))!.base
  const line = {
    'deductions.0.criterion': 'I.2',
    'deductions.0.reason': 'Quyết định khiển trách',
    'deductions.0.kind': 'dossier',
    'deductions.0.evidence': 'QĐ 17/QĐ-UBND',
  }
  const fields = { ...shown, ...line, knockOut: 'discipline_decision' }
  return savePerson(scene.assessor, { ...at, person: away, fields, base: shown }, now)
}

it.each(['few_days', 'on_leave'])(
  '%s: the month is sent and approved with her D, which every page shows',
  async (reason) => {
    await marked(reason)
    expect(await discipline()).toEqual({ ok: true })
    await saveOthers()
    const grid = await findGrid(scene.assessor, at, now, { all: true })
    expect(grid).toMatchObject({ ready: 2, graded: 2, missing: [] })
    expect(grid!.rows.find(({ person }) => person === away)).toMatchObject({
      locked: true,
      grade: 'D',
      total: null,
    })
    expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
    const put = await findApproval(scene.chair, at, now)
    expect(put!.letters).toMatchObject({ D: 1 })
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, graded: 3, decided: 3 })

    const [own] = await listOwnMonth(asActor(away, scene.unit, ['staff']), month, now)
    expect(own!.decided).toMatchObject({ total: null, grade: 'D', notGraded: null })
    expect(own!.decisions[0]!.lines.map(({ why }) => why)).toEqual([
      'Căn cứ: Quyết định khiển trách (QĐ 17/QĐ-UBND)',
      'xếp loại D.',
    ])
    const paper = (await findMonthPaper(scene.chair, at, now))!
    const hers = paper.people.filter(({ personId }) => personId === away)
    const slip = slips(paper, hers, { year: '2026', illustrative: false, t: texts('vi', 'forms') })
    expect(JSON.stringify(slip.slips[0])).toContain('xếp loại D')
    const book = await readTable(new Uint8Array((await exportMonth(scene.chair, at, now))!.bytes), 'x.xlsx')
    expect(JSON.stringify(book)).toContain('"D"')
    const year = await findUnitYear(scene.chair, { unit: at.unit, year: 2026 }, now)
    const months = year!.people.find(({ person }) => person === away)!.result.months
    expect(months[9]).toMatchObject({
      points: null,
      letters: ['D'],
      note: expect.stringContaining('do kỷ luật') as string,
    })

    // Opened again, nothing of it is lost, and nothing is decided anew.
    await reopenSheet(scene.chair, { ...at, reason: 'Rà soát', days: 3 }, now)
    expect((await findPerson(scene.assessor, { ...at, person: away }, now))?.person).toMatchObject({
      knockOut: 'discipline_decision',
      deductions: [{ reason: 'Quyết định khiển trách', kind: 'dossier' }],
    })
    await submitSheet(scene.assessor, at, now)
    expect(await approveSheet(scene.chair, at, now)).toMatchObject({ ok: true, graded: 3, decided: 0 })
  },
  60_000,
)

it('takes no points for her, not even from a file, and the file she stands in goes back in', async () => {
  await marked('on_leave')
  await discipline()
  await saveOthers()
  expect(await saveSheet(scene.assessor, { ...at, rows: [fullRow(away)] }, now)).toMatchObject({ ok: false })
  const { bytes } = (await exportMonth(scene.assessor, at, now))!
  const file = { bytes: new Uint8Array(bytes), fileName: 'x.xlsx', dryRun: true }
  expect(await importScores(scene.assessor, { ...at, ...file }, now)).toMatchObject({
    ok: true,
    plan: { refused: [], writes: [] },
  })
})

it('leaves tasks with their titles as they are when a month is opened again', async () => {
  await marked('few_days')
  const task = { 'tasks.0.title': 'Đề án số hóa', 'tasks.0.units': '2', 'tasks.0.completed': '1' }
  const fields = { ...task, remark: 'Nghỉ từ ngày 5' }
  expect(await savePerson(scene.assessor, { ...at, person: away, fields, base: {} }, now)).toEqual({
    ok: true,
  })
  await saveOthers()
  await submitSheet(scene.assessor, at, now)
  await approveSheet(scene.chair, at, now)
  await reopenSheet(scene.chair, { ...at, reason: 'Rà soát', days: 3 }, now)
  expect((await findPerson(scene.assessor, { ...at, person: away }, now))?.person.tasks).toMatchObject([
    { title: 'Đề án số hóa' },
  ])
})

it('a sheet in which nobody is left to decide says so, and not that she who decides is graded in it', async () => {
  await database.query(
    `UPDATE evaluation SET not_graded = 'level_above' WHERE sheet_id = (SELECT id FROM evaluation_sheet WHERE unit_id = $1)`,
    [scene.unit.id],
  )
  expect(await submitSheet(scene.assessor, at, now)).toEqual({ ok: true })
  expect(await approveSheet(scene.chair, at, now)).toEqual({ ok: false, reason: 'nobody-to-decide' })
})
