import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { minutes, summary } from '@/lib/evaluations/papers/meeting/rules'
import { findMonthPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { renderPdf } from '@/lib/print/render'
import { texts } from '@/lib/texts'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { expectOfficePaper } from '@/tests/support/office-paper'
import { type Scene, setScene } from '../scene'

// The papers of a month of last year, when HN-2018 was in force.

const now = new Date('2025-12-28T08:00:00+07:00')
const told = { year: '2025', illustrative: false, t: texts('vi', 'forms') }
const name = 'Đỗ Nguyễn Thị Ngọc Ánh Tuyết'
let database: TestDatabase
let scene: Scene

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 4)
})
afterAll(() => database.close())

it('are A4, tagged and whole, with the points, letters and basis of that scheme', async () => {
  const at = { unit: scene.unit.slug, month: '2025-12' }
  await database.query('UPDATE person SET full_name = $1 WHERE id = $2', [
    name.normalize('NFD'),
    scene.staff[0],
  ])
  await openMonth(scene.personnel, at, now)
  const cells = { discipline: '18', progress: '33', quality: '31', bonus: '0', remark: 'Đều tay cả tháng' }
  const rows = scene.staff.map((person) => ({ person, cells }))
  expect(await saveSheet(scene.assessor, { ...at, rows }, now)).toMatchObject({ ok: true, refused: [] })
  expect(await submitSheet(scene.assessor, at, now)).toMatchObject({ ok: true })
  expect(await approveSheet(scene.chair, { ...at, quotaReasons: {} }, now)).toMatchObject({ ok: true })

  const paper = (await findMonthPaper(scene.chair, at, now))!
  const slip = slips(
    paper,
    paper.people.filter(({ personId }) => personId === scene.staff[0]),
    told,
  )
  expect(slip.title).toMatch(/^Phiếu đánh giá tháng · /)
  const words = await expectOfficePaper(await renderPdf('slips', slip), [
    'PHIẾU ĐÁNH GIÁ THÁNG',
    ...[name, 'Đều tay cả tháng', 'loại B'],
  ])
  expect(words).not.toContain('Mẫu 01')
  await expectOfficePaper(await renderPdf('summary', summary(paper, told)), [name, '3814', '82'])
  await expectOfficePaper(await renderPdf('minutes', minutes(paper, told)), [
    ...['tháng 12/2025', 'Loại B'],
    'theo Quyết định số 3814-QĐ/TU ngày 16/05/2018 của Ban Thường vụ Thành ủy Hà Nội về đánh giá hằng tháng',
  ])
})
