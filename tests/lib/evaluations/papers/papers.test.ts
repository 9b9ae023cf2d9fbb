import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveSheet } from '@/lib/evaluations/approvals/commands'
import { openMonth } from '@/lib/evaluations/months/commands'
import { minutes, summary } from '@/lib/evaluations/papers/meeting/rules'
import { findMonthPaper, findOwnPaper } from '@/lib/evaluations/papers/queries'
import { slips } from '@/lib/evaluations/papers/rules'
import { saveSheet, submitSheet } from '@/lib/evaluations/sheets/commands'
import { sendSelf } from '@/lib/evaluations/self/commands'
import { renderPdf } from '@/lib/print/render'
import { texts } from '@/lib/texts'
import { testDatabase, type TestDatabase } from '@/tests/support/database'
import { expectOfficePaper } from '@/tests/support/office-paper'
import { readPdf } from '@/tests/support/pdf'
import { addPerson, addUnit, asActor, fullRow, month, now, type Scene, setScene } from '../scene'

let database: TestDatabase
let scene: Scene
const told = { year: '2026', illustrative: true, t: texts('vi', 'forms') }
const name = 'Đỗ Nguyễn Thị Ngọc Ánh Tuyết'
const strengths = 'Trả hồ sơ đúng hẹn; giúp người cao tuổi nộp trực tuyến, được cảm ơn ở sổ góp ý.'

beforeAll(async () => {
  database = await testDatabase()
  scene = await setScene(database, 60)
  // Typed with marks apart, as some keyboards do: on paper they are one letter.
  await database.query('UPDATE person SET full_name = $1 WHERE id = $2', [
    name.normalize('NFD'),
    scene.staff[0],
  ])
  await openMonth(scene.personnel, at(), now)
  const { cells } = fullRow('')
  await sendSelf(mine(), { ...at(), cells, strengths, weaknesses: '' }, now)
  await saveSheet(scene.assessor, { ...at(), rows: scene.staff.map((person) => fullRow(person)) }, now)
})
afterAll(() => database.close())

const at = () => ({ unit: scene.unit.slug, month })
const mine = (index = 0) => asActor(scene.staff[index]!, scene.unit, ['staff'])
const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ')

async function approve() {
  await submitSheet(scene.assessor, at(), now)
  const approved = await approveSheet(
    scene.chair,
    { ...at(), quotaReasons: { unit: 'Đơn vị dẫn đầu.' } },
    now,
  )
  expect(approved).toMatchObject({ ok: true })
}

describe('Mẫu 01', () => {
  it('says what she scored herself, letter for letter, on A4, before anything is decided', async () => {
    const own = await findOwnPaper(mine(), at(), now)
    const made = await renderPdf('slips', slips(own!, own!.people, told))
    await expectOfficePaper(made, [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'PHIẾU THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC',
      `Họ và tên: ${name}`,
      'Phẩm chất chính trị, đạo đức, văn hóa thực thi công vụ',
      strengths,
      'Chưa có kết quả được duyệt.',
      'Dữ liệu minh họa',
    ])
    // 4,5 + 4 + 8 × 2, and what the tasks make of 70.
    const table = await readPdf(made)
    expect(table.text).toMatch(/Điểm nhóm tiêu chí chung\s+30\s+24,50/)
    expect(table.pages).toHaveLength(1)
  })

  it('keeps the assessor’s words from her until it is decided', async () => {
    expect((await findOwnPaper(mine(), at(), now))?.people[0]?.remark).toBeNull()
    await approve()
    const own = await findOwnPaper(mine(), at(), now)
    expect(own?.people).toHaveLength(1)
    expect(own?.people[0]).toMatchObject({
      remark: 'Hoàn thành sớm đợt số hóa hồ sơ',
      decision: { grade: 'A' },
    })
  })

  it('is one file for the whole unit: 60 slips under 10 s, each from its own page 1', async () => {
    const paper = await findMonthPaper(scene.personnel, at(), now)
    const people = paper!.people.filter(({ notGraded }) => notGraded !== 'level_above')
    expect(people).toHaveLength(60)
    const start = Date.now()
    const pdf = await renderPdf('slips', slips(paper!, people, told))
    const took = Date.now() - start
    console.log(`60 slips: ${took} ms, ${pdf.length} bytes`)
    expect(took).toBeLessThan(10_000)
    await expectOfficePaper(pdf, [])
    const read = await readPdf(pdf)
    expect(read.text.match(/PHIẾU THEO DÕI/g)).toHaveLength(60)
    expect(read.pages.length).toBeGreaterThanOrEqual(60)
  })
})

describe('the meeting’s papers', () => {
  it('count what was decided, name who signs, and repeat the head of the table on each page', async () => {
    const paper = await findMonthPaper(scene.chair, at(), now)
    const [sum, why] = [
      'Tỷ lệ loại A: nhiều nhất 20 % số người xếp loại A, B, lấy phần nguyên.',
      'Lý do vượt tỷ lệ (Cả đơn vị): Đơn vị dẫn đầu.',
    ]
    const made = await renderPdf('summary', summary(paper!, told))
    const basis =
      'Theo Nghị định số 335/2025/NĐ-CP ngày 21/12/2025 của Chính phủ về đánh giá, xếp loại chất lượng công chức'
    const said = await expectOfficePaper(made, [name, 'cấp trên đánh giá', sum, why, basis])
    expect(said).toMatch(/xếp loại 60 người: A 60, B 0, C 0, D 0/)
    const table = await readPdf(made, { layout: false })
    const withRows = table.text.split('\f').filter((page) => page.includes('Chuyên viên'))
    expect(withRows.length).toBeGreaterThan(1)
    expect(withRows.every((page) => page.includes('Chức vụ,'))).toBe(true)
    await expectOfficePaper(await renderPdf('minutes', minutes(paper!, told)), [
      'Loại A (Hoàn thành xuất sắc nhiệm vụ): 60 người.',
      why,
    ])
    const open = { ...paper!, quotas: paper!.quotas.map((each) => ({ ...each, reason: null })) }
    const drawn = await readPdf(await renderPdf('minutes', minutes(open, told)), { layout: false })
    expect(words(drawn.text)).toMatch(/Lý do vượt tỷ lệ \(Cả đơn vị\): …{10}/)
  })
})

describe('everybody who scored', () => {
  it('is named on the slip, the summary and the minutes, in the order of the decision', async () => {
    const [first] = scene.staff
    await database.query('SET session_replication_role = replica')
    await database.query(
      'UPDATE evaluation_decision SET assessor_id = $2, co_assessor_ids = ARRAY[$3, $4]::uuid[] WHERE person_id = $1',
      [...[first, scene.second.personId, scene.assessor.personId, scene.personnel.personId]],
    )
    await database.query('SET session_replication_role = origin')
    const rows = await database.query<{ id: string; name: string }>(
      'SELECT id, full_name AS name FROM person',
    )
    const nameOf = (id: string) => rows.find((each) => each.id === id)!.name
    const three = [scene.second, scene.assessor, scene.personnel]
      .map(({ personId }) => nameOf(personId))
      .join(', ')
    const paper = (await findMonthPaper(scene.chair, at(), now))!
    const own = paper.people.filter(({ personId }) => personId === first)
    const said = async (pdf: Uint8Array) => words((await readPdf(pdf, { layout: false })).text)
    expect(await said(await renderPdf('slips', slips(paper, own, told)))).toContain(three)
    const line = `Người theo dõi, đánh giá: ${three} chấm 1 người; ${nameOf(scene.assessor.personId)} chấm 59 người.`
    expect(await said(await renderPdf('summary', summary(paper, told)))).toContain(line)
    expect(await said(await renderPdf('minutes', minutes(paper, told)))).toContain(line)
    expect((await findOwnPaper(mine(), at(), now))!.people[0]!.assessors.join(', ')).toBe(three)
  })
})

describe('papers with people on them do not exist', () => {
  it('for who may not see the points of that unit', async () => {
    for (const actor of [mine(), scene.stranger, scene.inspector, scene.administrator])
      expect(await findMonthPaper(actor, at(), now)).toBeNull()
    for (const actor of [scene.assessor, scene.chair, scene.personnel])
      expect(await findMonthPaper(actor, at(), now)).not.toBeNull()
  })

  it('for a month without a sheet, a unit that is not, or somebody who was not in it', async () => {
    expect(await findMonthPaper(scene.chair, { ...at(), month: '2026-09' }, now)).toBeNull()
    expect(await findOwnPaper(mine(), { unit: 'khong-co', month }, now)).toBeNull()
    const elsewhere = await addUnit(database)
    const person = await addPerson(database, elsewhere.id, 'X1')
    expect(await findOwnPaper(asActor(person, elsewhere, ['staff']), at(), now)).toBeNull()
  })
})
