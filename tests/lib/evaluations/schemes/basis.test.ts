import { expect, it } from 'vitest'
import { basisText } from '@/lib/evaluations/schemes/basis/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'

const cited = (vi: string) =>
  basisText({ number: '12/2027/NĐ-CP', date: '2027-01-05', title: { vi, en: '' } })

it('cites the basis of each shipped scheme as documents do', () => {
  expect(shippedSchemes.map(({ legalBasis }) => basisText(legalBasis))).toEqual([
    'Quyết định số 3814-QĐ/TU ngày 16/05/2018 của Ban Thường vụ Thành ủy Hà Nội về đánh giá hằng tháng cán bộ, công chức, viên chức, người lao động',
    'Nghị định số 335/2025/NĐ-CP ngày 21/12/2025 của Chính phủ về đánh giá, xếp loại chất lượng công chức',
  ])
})

it('makes one sentence of whatever title an administrator wrote', () => {
  const decree = 'Nghị định số 12/2027/NĐ-CP ngày 05/01/2027 của Chính phủ về đánh giá'
  for (const title of [
    'Nghị định của Chính phủ về đánh giá',
    'Nghị định của Chính phủ về đánh giá.',
    'Nghị định số 12/2027/NĐ-CP của Chính phủ về đánh giá',
    'Nghị định số 12/2027/NĐ-CP ngày 5/1/2027 của Chính phủ về đánh giá',
    'Nghị định số 12/2027/NĐ-CP ngày 05 tháng 01 năm 2027 của Chính phủ về đánh giá',
  ])
    expect(cited(title)).toBe(decree)
  expect(cited('Thông tư liên tịch về đánh giá')).toMatch(/^Thông tư liên tịch số 12/)
  expect(cited('Về việc đánh giá')).toBe('Văn bản số 12/2027/NĐ-CP ngày 05/01/2027 (Về việc đánh giá)')
  // Another document that the title speaks of keeps its number and day.
  const amended = 'Nghị định sửa đổi Nghị định số 335/2025/NĐ-CP ngày 21/12/2025'
  expect(cited(amended)).toBe(
    'Nghị định số 12/2027/NĐ-CP ngày 05/01/2027 sửa đổi Nghị định số 335/2025/NĐ-CP ngày 21/12/2025',
  )
})
