import { describe, expect, it } from 'vitest'
import {
  explained,
  postsOf,
  quotasByScheme,
  quotasOf,
  reasonsFor,
  reasonText,
} from '@/lib/evaluations/quotas/rules'
import type { Counted, PostGroup } from '@/lib/evaluations/quotas/schema'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'

const [hn, nd] = [shippedSchemes[0]!, shippedSchemes[1]!]
const people = (posts: PostGroup, letters: string): Counted[] =>
  [...letters].map((grade) => ({ posts, grade: grade === '-' ? null : (grade as 'A') }))
const shown = (all: Counted[], scheme = nd) =>
  quotasOf(scheme, all, null).map(({ group, quota }) => [
    group,
    quota.count,
    quota.base,
    quota.ceiling,
    quota.over,
  ])

describe('the group of similar posts', () => {
  it.each([
    ['Trưởng phòng', 'civil_servant', 'leaders'],
    ['Phó Chủ tịch Ủy ban nhân dân', 'elected_official', 'leaders'],
    ['Chuyên viên', 'civil_servant', 'civil_servant'],
    ['Chuyên viên', 'public_employee', 'public_employee'],
    ['Nhân viên', 'contract_worker', 'contract_worker'],
  ] as const)('of %s (%s) is %s', (positionTitle, category, group) => {
    expect(postsOf(nd, { positionTitle, category, points: {} })).toBe(group)
  })

  it('is that of leaders for whoever was given their terms, and for nobody where a scheme has none', () => {
    const person = { positionTitle: 'Chuyên viên', category: 'civil_servant' } as const
    expect(postsOf(nd, { ...person, points: { unity: '1' } })).toBe('leaders')
    expect(postsOf(hn, { ...person, positionTitle: 'Trưởng phòng', points: {} })).toBe('civil_servant')
  })
})

describe('the quota of each group', () => {
  it.each<[string, Counted[], unknown[]]>([
    ['nobody at all', [], [['unit', 0, 0, 0, false]]],
    ['nobody graded', people('leaders', '--'), [['unit', 0, 0, 0, false]]],
    ['one group is the unit', people('civil_servant', 'ABBBB'), [['unit', 1, 5, 1, false]]],
    ['just above in the one group', people('civil_servant', 'ABBB'), [['unit', 1, 4, 0, true]]],
    [
      'each at its ceiling',
      [...people('civil_servant', 'ABBBB'), ...people('leaders', 'BBBBA')],
      [
        ['unit', 2, 10, 2, false],
        ['leaders', 1, 5, 1, false],
        ['civil_servant', 1, 5, 1, false],
      ],
    ],
    [
      'a group above while the unit is not',
      [...people('civil_servant', 'BBBBBBBBBB'), ...people('leaders', 'ABBB')],
      [
        ['unit', 1, 14, 2, false],
        ['leaders', 1, 4, 0, true],
        ['civil_servant', 0, 10, 2, false],
      ],
    ],
    [
      'who is C or not graded is outside the base',
      [...people('civil_servant', 'ABBBBC-'), ...people('contract_worker', 'C')],
      [
        ['unit', 1, 5, 1, false],
        ['civil_servant', 1, 5, 1, false],
        ['contract_worker', 0, 0, 0, false],
      ],
    ],
  ])('%s', (_, all, quotas) => {
    expect(shown(all)).toEqual(quotas)
  })
})

describe('an outstanding unit', () => {
  it('has the higher quota in the unit and in each group, and the sum says by which decision', () => {
    const all = [...people('civil_servant', 'ABBB'), ...people('leaders', 'ABBB')]
    expect(
      quotasOf(nd, all, '12/QĐ-UBND').map(({ group, quota }) => [group, quota.percent, quota.over]),
    ).toEqual([
      ['unit', '25', false],
      ['leaders', '25', false],
      ['civil_servant', '25', false],
    ])
    expect(quotasOf(nd, all, '12/QĐ-UBND')[1]!.quota.why).toBe(
      '25 % (đơn vị hoàn thành xuất sắc nhiệm vụ theo Quyết định số 12/QĐ-UBND) của 4 người xếp loại A, B là 1, nên nhiều nhất 1 người loại A; hiện có 1.',
    )
    expect(quotasOf(nd, all, null).map(({ quota }) => quota.over)).toEqual([true, true, true])
  })

  it('has that of each scheme where a month has two', () => {
    const all = [
      ...people('civil_servant', 'AABBB').map((each) => ({ ...each, scheme: hn })),
      ...people('public_employee', 'AABBB').map((each) => ({ ...each, scheme: nd })),
    ]
    const told = (outstanding: string | null) =>
      quotasByScheme(all, outstanding).map(({ scheme, quota }) => [scheme, quota.percent, quota.over])
    expect(told('12/QĐ-UBND')).toEqual([
      ['HN-2018', '40', false],
      ['ND335-2025', '25', true],
    ])
    expect(told(null)).toEqual([
      ['HN-2018', '30', true],
      ['ND335-2025', '20', true],
    ])
  })
})

describe('the reasons', () => {
  const quotas = quotasOf(nd, [...people('civil_servant', 'AAABB'), ...people('leaders', 'AB')], null)

  it('are asked for group by group', () => {
    const { reasons, missing } = reasonsFor(quotas, { unit: 'Vượt kế hoạch', leaders: '' })
    expect(reasons).toMatchObject([{ group: 'unit', reason: 'Vượt kế hoạch', sum: quotas[0]!.quota.why }])
    expect(missing.map(({ group }) => group)).toEqual(['leaders', 'civil_servant'])
  })

  it('are not kept for a group within its quota', () => {
    const within = quotasOf(nd, people('civil_servant', 'ABBBB'), null)
    expect(reasonsFor(within, { unit: 'Thừa' })).toEqual({ reasons: [], missing: [] })
    expect(reasonText([])).toBeNull()
  })

  it('are one text for the step, and stand beside the sum of their group', () => {
    const written = { unit: 'Một', leaders: 'Hai', civil_servant: 'Ba' }
    const { reasons } = reasonsFor(quotas, written)
    expect(reasonText(reasons)).toBe('Cả đơn vị: Một\nLãnh đạo, quản lý: Hai\nCông chức: Ba')
    expect(explained(quotas, reasons.slice(1)).map(({ reason }) => reason)).toEqual([null, 'Hai', 'Ba'])
  })
})
