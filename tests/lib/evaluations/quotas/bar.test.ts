import { expect, it } from 'vitest'
import type { SheetModel, SheetRow } from '@/components/evaluations/grid/model'
import { summaryOf } from '@/components/evaluations/grid/standing'
import type { PostGroup } from '@/lib/evaluations/quotas/schema'
import type { Letter } from '@/lib/evaluations/schemes/schema'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import vi from '@/lib/texts/vi/evaluations.json'

// The bar under the sheet, while somebody types.
const model = {
  scheme: shippedSchemes[1],
  words: vi.grid,
  best: { letter: 'A', name: 'Xuất sắc' },
  outstanding: null,
} as unknown as SheetModel
const graded = (posts: PostGroup, letters: string) =>
  [...letters].map((letter) => ({
    row: { posts } as SheetRow,
    standing: {
      ...{ total: '', missing: [], reason: letter === 'A', lines: [], wish: null, sum: null },
      grade: letter === '-' ? null : (letter as Letter),
    },
  }))

it('says the quota of the unit alone where all stand in one group', () => {
  expect(summaryOf([model], [graded('civil_servant', 'ABBBB-')])).toEqual({
    progress: 'Đã chấm 5/6 người',
    quota: 'Xuất sắc: 1 trên 5 người, trần 20 % là 1',
    groups: '',
    reasons: '1 người thiếu lý do hoặc minh chứng',
  })
})

it('says a percentage that is not whole as the scheme has it', () => {
  const shipped = shippedSchemes[1]!
  const scheme = { ...shipped, quota: { ...shipped.quota, percent: '12.5' } }
  const told = summaryOf(
    [{ ...model, scheme } as unknown as SheetModel],
    [graded('civil_servant', 'AABBBBBB')],
  )
  expect(told.quota).toMatch(/^Xuất sắc: 2 trên 8 người, vượt trần 12,5 % là 1;/)
})

it('says each group’s own sum, and which is above, though the unit is not', () => {
  const all = [...graded('civil_servant', 'BBBBBBBBBB'), ...graded('leaders', 'ABBB')]
  const told = summaryOf([model], [all])
  expect(told.quota).toBe('Xuất sắc: 1 trên 14 người, trần 20 % là 2')
  expect(told.groups).toBe('Lãnh đạo, quản lý 1 trên 4, vượt trần 0 · Công chức 0 trên 10, trần 2')
})

it('names the groups in the order of the quotas, also one in which nobody is graded yet', () => {
  const all = [...graded('contract_worker', '--'), ...graded('civil_servant', 'AABBB')]
  expect(summaryOf([model], [all]).groups).toBe(
    'Công chức 2 trên 5, vượt trần 1 · Người lao động hợp đồng 0 trên 0, trần 0',
  )
})

it('counts each scheme’s people by themselves', () => {
  const other = { ...model, scheme: shippedSchemes[0] } as unknown as SheetModel
  const told = summaryOf(
    [model, other],
    [[...graded('civil_servant', 'BBBBB'), ...graded('leaders', 'A')], graded('public_employee', 'AB')],
  )
  expect(told.groups).toBe(
    `${model.scheme.code}: Lãnh đạo, quản lý 1 trên 1, vượt trần 0 · Công chức 0 trên 5, trần 1`,
  )
})

it('says that the unit is outstanding where that raises the quota', () => {
  const told = summaryOf([{ ...model, outstanding: '12/QĐ-UBND' }], [graded('civil_servant', 'AABBB')])
  expect(told.quota).toBe(
    'Xuất sắc: 2 trên 5 người, vượt trần 25 % (đơn vị xuất sắc) là 1; khi duyệt phải có lý do',
  )
})
