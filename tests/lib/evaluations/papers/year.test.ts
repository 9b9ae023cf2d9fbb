import { expect, it } from 'vitest'
import { yearSlip } from '@/lib/evaluations/papers/year/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import type { Rating, YearForm } from '@/lib/evaluations/years/schema'
import { renderPdf } from '@/lib/print/render'
import { texts } from '@/lib/texts'
import { expectOfficePaper } from '@/tests/support/office-paper'
import { readPdf } from '@/tests/support/pdf'

const rating: Rating = {
  version: 1,
  grade: 'B',
  notGraded: null,
  mean: '84.25',
  note: 'Đều tay cả năm.',
  reason: null,
  by: 'Hoàng Văn Ỷ',
  byId: '',
  signing: null,
  oneByLaw: false,
  at: '2026-12-10T00:00:00Z',
}
const form: YearForm = {
  person: '',
  code: '',
  name: 'Đỗ Nguyễn Thị Ngọc Ánh Tuyết'.normalize('NFD'),
  title: 'Công chức Tư pháp - Hộ tịch',
  scheme: shippedSchemes[1]!,
  posts: 'civil_servant',
  above: false,
  byHead: false,
  proposers: [],
  outside: null,
  result: {
    months: Array.from({ length: 12 }, (_, at) => ({
      month: `2026-${String(at + 1).padStart(2, '0')}`,
      points: at === 3 ? null : '84.25',
      letters: at === 3 ? [] : ['B' as const],
      note: at === 3 ? 'Nghỉ dài ngày, có mặt dưới nửa số ngày của tháng nên không xếp loại.' : '',
    })),
    worked: 11,
    mean: '84.25',
    grade: 'B',
    why: '',
  },
  self: { ...rating, grade: 'A', note: 'Hoàn thành vượt mức đợt số hóa.' },
  proposal: null,
  decisions: [rating],
  unit: { slug: 'x', name: 'Phường Văn Miếu - Quốc Tử Giám' },
  year: 2026,
  now: { turn: 'nobody', until: '2026-12-15', holders: [] },
  names: {
    A: 'Hoàn thành xuất sắc nhiệm vụ',
    B: 'Hoàn thành tốt nhiệm vụ',
    C: 'Hoàn thành nhiệm vụ',
    D: 'Không hoàn thành nhiệm vụ',
  },
  basis: '',
  early: false,
}
const made = { year: '2026', illustrative: false, t: texts('vi', 'forms') }

it('Mẫu 02 stands on one A4 page: twelve months, their mean, two ratings, who signs', async () => {
  const paper = await renderPdf('year-form', yearSlip(form, made))
  await expectOfficePaper(paper, ['Đỗ Nguyễn Thị Ngọc Ánh Tuyết', 'Đều tay cả năm.', 'Hoàng Văn Ỷ'])
  const pdf = await readPdf(paper)
  expect(pdf.pages).toEqual([{ width: 210, height: 297 }])
  expect(pdf.text).toMatch(/12\s+Tháng 12\s+84,25/)
  expect(pdf.text).toMatch(/Điểm trung bình\s+84,25\s+11 tháng được xếp loại/)
  expect(pdf.text).toMatch(/X\s+Hoàn thành xuất sắc nhiệm vụ/)
  expect(pdf.text).toMatch(/X\s+Hoàn thành tốt nhiệm vụ/)
  expect(pdf.text).not.toContain('minh họa')
  expect(pdf.text).toContain('Mẫu 02')
  const lent = { ...form, decisions: [{ ...rating, signing: 'TUQ. Lê Văn Ựu' }] }
  expect((await readPdf(await renderPdf('year-form', yearSlip(lent, made)))).text).toContain('TUQ. Lê Văn Ựu')
})

it('says so where one person proposed and decided, as the law has it', async () => {
  const byLaw = 'Một người đề xuất và quyết định, theo Điều 10 Nghị định 335/2025/NĐ-CP.'
  const textOf = async (decision: Rating) => {
    const { text } = await readPdf(
      await renderPdf('year-form', yearSlip({ ...form, decisions: [decision] }, made)),
    )
    return text.replace(/\s+/g, ' ')
  }
  expect(await textOf({ ...rating, oneByLaw: true })).toContain(byLaw)
  expect(await textOf(rating)).not.toContain(byLaw)
})

it('is not Mẫu 02 for a year that the decree does not grade', async () => {
  const slip = yearSlip({ ...form, scheme: shippedSchemes[0]! }, made)
  expect(slip.title).toMatch(/^Phiếu xếp loại năm · 2026/)
  expect((await readPdf(await renderPdf('year-form', slip))).text).not.toContain('Mẫu 0')
})
