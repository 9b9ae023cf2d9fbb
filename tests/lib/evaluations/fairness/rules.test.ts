import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insideRemarks, quotaRemarks, tallyOf, unitRemarks } from '@/lib/evaluations/fairness/rules'
import type { GradedOnce } from '@/lib/evaluations/fairness/schema'
import { explained, quotasOf } from '@/lib/evaluations/quotas/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { addMonths } from '@/lib/month'

const scheme = shippedSchemes[1]!
const month = '2026-10'

const one = (at: number, change: Partial<GradedOnce> = {}): GradedOnce => ({
  month,
  person: `p${at}`,
  total: (70 + at).toFixed(2),
  grade: 'B',
  part: 'Văn phòng',
  posts: 'civil_servant',
  scheme,
  assessors: ['Trần An'],
  ...change,
})
const many = (count: number, change: Partial<GradedOnce> = {}) =>
  Array.from({ length: count }, (_, at) => one(at, change))
const kinds = (remarks: { kind: string }[]) => remarks.map(({ kind }) => kind)
const inMonths = (months: number[], make: (back: number) => GradedOnce[]) =>
  months.flatMap((back) => make(back).map((each) => ({ ...each, month: addMonths(month, -back) })))
const past = (count: number, change: Partial<GradedOnce> = {}) =>
  inMonths([1, 2, 3], () => many(count, change))

describe('a tally', () => {
  it('counts the graded and means their points', () => {
    const people = [
      one(0, { total: '80.00' }),
      one(1, { total: '81.01', grade: 'A' }),
      one(2, { grade: null, total: null }),
    ]
    expect(tallyOf(people)).toEqual({ graded: 2, letters: { A: 1, B: 1, C: 0, D: 0 }, mean: '80.51' })
    expect(tallyOf([])).toEqual({ graded: 0, letters: { A: 0, B: 0, C: 0, D: 0 }, mean: null })
  })

  it('is the sum of its parts, whoever they are', () => {
    const grade = fc.constantFrom('A', 'B', 'C', 'D', null)
    fc.assert(
      fc.property(fc.array(grade, { maxLength: 60 }), (grades) => {
        const { graded, letters } = tallyOf(grades.map((each, at) => one(at, { grade: each })))
        expect(letters.A + letters.B + letters.C + letters.D).toBe(graded)
      }),
    )
  })
})

describe('one grade for everybody', () => {
  it('is said with its number, of five people or more', () => {
    expect(unitRemarks('Phường Thử', month, many(12), [])).toEqual([
      { kind: 'same-grade', text: 'Phường Thử: cả 12 người được xếp loại B.' },
    ])
    expect(unitRemarks('Phường Thử', month, many(4), [])).toEqual([])
    expect(unitRemarks('Phường Thử', month, [...many(12), one(12, { grade: 'A' })], [])).toEqual([])
  })

  it('leaves out who was not graded, and is said of a part only where there are several', () => {
    const none = one(9, { grade: null, total: null })
    expect(unitRemarks('P', month, [...many(5), none], [])[0]!.text).toBe('P: cả 5 người được xếp loại B.')
    expect(kinds(insideRemarks(month, many(6)))).not.toContain('same-grade')
    const two = [...many(6), ...many(3, { part: 'Ban Chỉ huy', grade: 'A' })]
    expect(insideRemarks(month, two)).toContainEqual({
      kind: 'same-grade',
      text: 'Văn phòng: cả 6 người được xếp loại B.',
    })
  })
})

describe('points that never vary', () => {
  const flat = (totals: string[]) =>
    insideRemarks(
      month,
      totals.map((total, at) => one(at, { total })),
    )

  it('are those within one point, said with both ends', () => {
    expect(flat(['85.00', '85.50', '85.25', '86.00', '85.00'])).toEqual([
      { kind: 'flat-points', text: 'Trần An chấm 5 người từ 85,00 đến 86,00 điểm, chênh nhau 1,00.' },
    ])
    expect(flat(Array<string>(6).fill('85.00'))[0]!.text).toBe(
      'Trần An chấm 6 người cùng một mức 85,00 điểm.',
    )
    expect(flat(['85.00', '85.00', '85.00', '85.00', '86.01'])).toEqual([])
    expect(flat(['85.00', '85.00', '85.00', '85.00'])).toEqual([])
  })

  it('are an assessor’s own: two who differ from each other are two', () => {
    const others = many(5, { assessors: ['Lê Bình'], total: '90.00' })
    const remarks = insideRemarks(month, [...many(5, { total: '85.00' }), ...others])
    expect(remarks.map(({ text }) => text.split(' chấm')[0])).toEqual(['Trần An', 'Lê Bình'])
    expect(insideRemarks(month, many(5, { assessors: [], total: '85.00' }))).toEqual([])
  })

  it('count a row for each who wrote in it, and say of how many that was together', () => {
    const [alone, both] = [
      many(3, { total: '85.00' }),
      many(5, { assessors: ['Lê Bình', 'Trần An'], total: '85.00' }),
    ]
    const people = [...alone, ...both].map((each, at) => ({ ...each, person: `x${at}` }))
    expect(insideRemarks(month, people).map(({ text }) => text)).toEqual([
      'Trần An chấm 8 người (5 người cùng người khác chấm) cùng một mức 85,00 điểm.',
      'Lê Bình chấm 5 người (5 người cùng người khác chấm) cùng một mức 85,00 điểm.',
    ])
    const three = inMonths([0, 1, 2], () => many(6, { assessors: ['Trần An', 'Lê Bình'] }))
    expect(insideRemarks(month, three).map(({ text }) => text)).toEqual(
      ['Trần An', 'Lê Bình'].map(
        (name) =>
          `${name} chấm 6 người (6 người cùng người khác chấm) đúng số điểm của từng người trong 3 tháng liền.`,
      ),
    )
  })

  it('or each person’s the same three months running', () => {
    const three = inMonths([0, 1, 2], () => many(6))
    expect(insideRemarks(month, three)).toEqual([
      {
        kind: 'same-as-before',
        text: 'Trần An chấm 6 người đúng số điểm của từng người trong 3 tháng liền.',
      },
    ])
    expect(
      insideRemarks(
        month,
        inMonths([0, 1], () => many(6)),
      ),
    ).toEqual([])
    const moved = three.map((each) =>
      each.month === month && each.person === 'p0' ? { ...each, total: '71.00' } : each,
    )
    expect(insideRemarks(month, moved)).toEqual([])
  })
})

describe('this month against the twelve before', () => {
  const now = [...many(6, { grade: 'A' }), ...many(4)]

  it('says a share that moved by twenty points, with both counts', () => {
    const before = past(10).map((each, at) => ({
      ...each,
      grade: at % 10 === 0 ? ('A' as const) : ('B' as const),
    }))
    const texts = unitRemarks('P', month, [...now, ...before], []).map(({ text }) => text)
    expect(texts[0]).toBe(
      'Loại A chiếm 60\u00a0% (6 trên 10 người); 3 tháng trước chiếm 10\u00a0% (3 trên 30 lượt).',
    )
    expect(texts[1]).toContain('Loại B chiếm 40\u00a0%')
  })

  it('says nothing of fewer than three months, of a smaller move, of what is older than a year', () => {
    expect(unitRemarks('P', month, [...now, ...inMonths([1, 2], () => many(10))], [])).toEqual([])
    const near = past(10).map((each, at) => ({
      ...each,
      grade: at % 10 < 5 ? ('A' as const) : ('B' as const),
    }))
    expect(unitRemarks('P', month, [...now, ...near], [])).toEqual([])
    expect(unitRemarks('P', month, [...now, ...inMonths([13, 14, 15], () => many(10))], [])).toEqual([])
  })
})

describe('grades against the unit’s own figures', () => {
  const grades = (good: number, bad: number) => [
    ...many(good).map((each, at) => ({ ...each, grade: at === 0 ? ('A' as const) : ('B' as const) })),
    ...many(bad, { grade: 'C' }),
  ]
  const usual = inMonths([1, 2, 3], () => grades(9, 1))
  const figures = (late: number) => [
    { month, finished: 1392, late },
    { month: '2026-09', finished: 1000, late: 20 },
  ]
  const said = (now: GradedOnce[], late: number) =>
    unitRemarks('P', month, [...now, ...usual], figures(late)).filter(({ kind }) => kind === 'figures')

  it('says both where lateness rose and grades did not fall', () => {
    expect(said(grades(9, 1), 89)).toEqual([
      {
        kind: 'figures',
        text: '6,4\u00a0% hồ sơ trả quá hạn (89 trên 1.392), 12 tháng trước là 2\u00a0%; 90\u00a0% người được xếp loại A hoặc B (9 trên 10), 12 tháng trước là 90\u00a0%.',
      },
    ])
  })

  it('is silent where they go together, or nothing is known', () => {
    expect(said(grades(9, 1), 50)).toEqual([])
    expect(said(grades(8, 2), 89)).toEqual([])
    expect(unitRemarks('P', month, [...grades(9, 1), ...usual], [])).toEqual([])
    expect(unitRemarks('P', month, [...grades(9, 1), ...usual], [{ month, finished: 0, late: 0 }])).toEqual(
      [],
    )
  })
})

it('names each group above its quota with its sum, and why, or that nobody wrote why', () => {
  const people = [...many(8), ...many(2, { grade: 'A' }), ...many(3, { posts: 'leaders', grade: 'A' })]
  const quotas = explained(quotasOf(scheme, people, null), [
    { scheme: '', group: 'leaders', reason: 'Đợt cao điểm.' },
  ])
  const texts = quotaRemarks(quotas).map(({ text }) => text)
  expect(texts).toHaveLength(2)
  expect(texts[0]).toMatch(/^Cả đơn vị: 20 % của 13 người .* Chưa có lý do nào được ghi\.$/)
  expect(texts[1]).toMatch(/^Lãnh đạo, quản lý: .* Lý do đã ghi: Đợt cao điểm\.$/)
})

it('says the same whatever the order of its rows', () => {
  const all = [...many(6, { total: '85.00' }), ...past(6)]
  const inOrder = (people: GradedOnce[]) =>
    [...unitRemarks('P', month, people, []), ...insideRemarks(month, people)].map(({ text }) => text).sort()
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(inOrder(shuffled)).toEqual(inOrder(all))
    }),
    { numRuns: 50 },
  )
})
