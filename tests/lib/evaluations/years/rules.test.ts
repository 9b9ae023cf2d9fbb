import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import {
  dueUnit,
  faultsOfForm,
  isEarly,
  monthsOfYear,
  ratingDay,
  ratingFault,
  turnOfYear,
  yearDeadline,
  yearOf,
  yearsUpTo,
  yearUnderWay,
} from '@/lib/evaluations/years/rules'
import { type DecidedMonth, yearRowsInput } from '@/lib/evaluations/years/schema'

const [hn2018, nd335] = shippedSchemes
const scheme = nd335!

const decided = (month: string, total: string | null, change: Partial<DecidedMonth> = {}): DecidedMonth => ({
  month,
  unit: 'Phường Thượng Cát',
  total,
  grade: total === null ? null : 'B',
  notGraded: total === null ? 'Trong tháng không có nhiệm vụ được giao nên không xếp loại.' : null,
  disciplined: false,
  ...change,
})
const year = (totals: (string | null)[]) =>
  yearOf(
    scheme,
    2026,
    totals.map((total, at) => decided(monthsOfYear(2026)[at]!, total)),
  )

it('a year has the letters of its scheme and no other', () => {
  const three = { ...scheme, bands: scheme.bands.slice(0, 2).concat({ ...scheme.bands[2]!, from: '0' }) }
  const may = { me: 'chair', propose: false, decide: true, head: true }
  const rated = (by: typeof scheme) => ({
    ...{ person: 'her', above: false, byHead: false, proposers: [], scheme: by },
    result: { months: [], worked: 12, mean: '45.00', grade: 'C' as const, why: '' },
  })
  const fault = (by: typeof scheme, grade: string) =>
    ratingFault(may, 'decision', rated(by), grade, 'Vì thế.')
  expect(fault(scheme, 'D')).toBeNull()
  expect(fault(three, 'C')).toBeNull()
  expect(fault(three, 'D')).toMatchObject({ field: 'grade', why: expect.stringContaining('A, B, C.') })
})

describe('the mean', () => {
  it('is of twelve months, half up to two places', () => {
    expect(year(Array<string>(12).fill('82.50'))).toMatchObject({ worked: 12, mean: '82.50', grade: 'B' })
    // 82.50 × 7 + 82.51 × 1 … the sum of eight over eight is 82.50125.
    expect(year([...Array<string>(7).fill('82.50'), '82.51']).mean).toBe('82.50')
    // Exactly half a hundredth goes up: (80.00 × 3 + 80.01 × 3) / 6 = 80.005.
    expect(year(['80.00', '80.00', '80.00', '80.01', '80.01', '80.01']).mean).toBe('80.01')
  })

  it('leaves out months that were not graded', () => {
    const result = year([...Array<string>(6).fill('70.00'), null, null])
    expect(result).toMatchObject({ worked: 6, mean: '70.00', grade: 'B' })
    expect(result.months[6]).toMatchObject({ points: null })
    expect(result.months[6]!.note).toContain('không có nhiệm vụ')
    expect(result.months[11]!.note).toBe('Chưa có quyết định.')
  })

  it('is taken before rounding, the band after: 89.995 is shown as 90 and is an A', () => {
    expect(year(['89.99', '89.99', '89.99', '90.00', '90.00', '90.00'])).toMatchObject({
      mean: '90.00',
      grade: 'A',
    })
    expect(year(['89.99', '89.99', '89.99', '89.99', '90.00', '90.00'])).toMatchObject({
      mean: '89.99',
      grade: 'B',
    })
  })

  it('lies between the lowest and the highest month and does not depend on their order', () => {
    const total = fc.integer({ min: 0, max: 10000 }).map((n) => (n / 100).toFixed(2))
    fc.assert(
      fc.property(fc.array(total, { minLength: 6, maxLength: 12 }), (totals) => {
        const mean = Number(year(totals).mean)
        expect(mean).toBeGreaterThanOrEqual(Math.min(...totals.map(Number)))
        expect(mean).toBeLessThanOrEqual(Math.max(...totals.map(Number)))
        expect(year(totals.toReversed())).toMatchObject({
          mean: year(totals).mean,
          grade: year(totals).grade,
        })
        // In whole hundredths: half up is ⌊(2 × sum + n) / 2n⌋.
        const sum = totals.reduce((all, each) => all + BigInt(each.replace('.', '')), 0n)
        const n = BigInt(totals.length)
        expect(BigInt(year(totals).mean!.replace('.', ''))).toBe((2n * sum + n) / (2n * n))
      }),
    )
  })
})

describe('fewer than six months', () => {
  it('are not graded, whatever their points, and the page says how many there were', () => {
    const result = year(Array<string>(5).fill('99.00'))
    expect(result).toMatchObject({ worked: 5, mean: '99.00', grade: null })
    expect(result.why).toContain('5 tháng')
    expect(year([])).toMatchObject({ worked: 0, mean: null, grade: null })
  })

  it('not even with a discipline decision', () => {
    const months = monthsOfYear(2026)
      .slice(0, 5)
      .map((month) => decided(month, '80.00', { disciplined: true }))
    expect(yearOf(scheme, 2026, months).grade).toBeNull()
  })
})

describe('a discipline decision', () => {
  const months = monthsOfYear(2026).map((month) => decided(month, '95.00'))

  it('makes the year a D, and names why', () => {
    const struck = months.with(3, decided('2026-04', '95.00', { disciplined: true, grade: 'D' }))
    expect(yearOf(scheme, 2026, struck)).toMatchObject({ mean: '95.00', grade: 'D' })
  })

  it('counts as a month worked without points, where there was no task', () => {
    const six = [
      ...monthsOfYear(2026)
        .slice(0, 5)
        .map((month) => decided(month, '80.00')),
      decided('2026-06', null, { grade: 'D', notGraded: null, disciplined: true }),
    ]
    expect(yearOf(scheme, 2026, six)).toMatchObject({ worked: 6, mean: '80.00', grade: 'D' })
  })

  it('alone does so: a month whose letter another case set says which, and counts by its points', () => {
    const why = 'Vi phạm quy tắc ứng xử: xếp loại C.'
    const struck = [
      ...months.slice(0, 10),
      decided('2026-11', '95.00', { grade: 'C', struck: why }),
      decided('2026-12', null, { grade: 'C', notGraded: null, struck: why }),
    ]
    const result = yearOf(scheme, 2026, struck)
    expect(result).toMatchObject({ worked: 12, mean: '95.00', grade: 'A' })
    expect(result.months.slice(10)).toMatchObject([
      { points: '95.00', letters: ['C'], note: expect.stringContaining(why) as string },
      { points: null, letters: ['C'], note: expect.stringContaining(why) as string },
    ])
  })

  it('of another year counts in that year only', () => {
    const before = decided('2025-12', '40.00', { disciplined: true, grade: 'D' })
    expect(yearOf(scheme, 2026, [...months, before])).toMatchObject({ mean: '95.00', grade: 'A', worked: 12 })
  })
})

describe('the reform of 1 July 2025', () => {
  it('leaves the months before with the former unit, and they count', () => {
    const months = monthsOfYear(2025).map((month) =>
      decided(month, month < '2025-07' ? '76.00' : '84.00', {
        unit: month < '2025-07' ? 'Phường Thụy Phương' : 'Phường Thượng Cát',
      }),
    )
    const result = yearOf(hn2018!, 2025, months)
    expect(result).toMatchObject({ worked: 12, mean: '80.00', grade: 'B' })
    expect(result.months[5]!.note).toContain('Phường Thụy Phương')
    expect(result.months[6]!.note).toContain('Phường Thượng Cát')
  })

  it('counts a month that two units graded once, by the mean of both', () => {
    const months = [
      ...monthsOfYear(2026)
        .slice(0, 5)
        .map((month) => decided(month, '80.00')),
      decided('2026-06', '70.00'),
      decided('2026-06', '81.00', { unit: 'Phường Đông Ngạc' }),
    ]
    const result = yearOf(scheme, 2026, months)
    expect(result).toMatchObject({ worked: 6, mean: '79.25' })
    expect(result.months[5]).toMatchObject({ points: '75.50' })
    expect(result.months[5]!.note).toContain('Phường Đông Ngạc: 81,00 điểm.')
  })
})

it('knows when a year is early, and whose posts of which day rate it', () => {
  expect([isEarly(2026, '2026-11-30'), isEarly(2026, '2026-12-01'), isEarly(2025, '2026-01-10')]).toEqual([
    true,
    false,
    false,
  ])
  expect([ratingDay(2026, '2026-11-26'), ratingDay(2025, '2026-11-26')]).toEqual(['2026-11-26', '2025-12-31'])
  expect(yearsUpTo('2026-11-26', 2024)).toEqual([2026, 2025, 2024])
  expect(yearsUpTo('2026-11-26', 2027)).toEqual([])
})

describe('what of the year is due', () => {
  it('from 1 December to the end of March, and in no other month', () => {
    expect(yearUnderWay('2026-11-30')).toBeNull()
    expect(yearUnderWay('2026-12-01')).toBe(2026)
    expect(yearUnderWay('2027-01-01')).toBe(2026)
    expect(yearUnderWay('2027-03-31')).toBe(2026)
    expect(yearUnderWay('2027-04-01')).toBeNull()
  })

  const rating = { version: 1, grade: 'B' as const, notGraded: null, mean: '80.00', note: '', reason: null }
  const said = { ...rating, by: '', byId: '', signing: null, oneByLaw: false, at: '' }
  const person = (change: object = {}) => ({
    person: 'An',
    above: false,
    byHead: false,
    proposal: null,
    decisions: [],
    result: year(Array<string>(12).fill('82.50')),
    ...change,
  })
  const both = { me: 'Bình', propose: true, decide: true, head: true }

  it('is first the proposal, then the decision; whom the level above rates is nobody here', () => {
    const people = [person(), person({ proposal: said }), person({ above: true })]
    expect(dueUnit(people, both)).toEqual([{ step: 'proposal', left: 1 }])
    expect(dueUnit(people, { ...both, propose: false })).toEqual([])
    expect(dueUnit([person({ proposal: said })], both)).toEqual([{ step: 'decision', left: 1 }])
    expect(dueUnit([person({ proposal: said })], { ...both, decide: false, head: false })).toEqual([])
    expect(dueUnit([person({ proposal: said, decisions: [said] })], both)).toEqual([])
  })

  it('is of who scores a decision from the first day, and of nobody who scores herself', () => {
    const people = [person(), person({ person: 'Chi', byHead: true })]
    expect(turnOfYear(people)).toEqual({ turn: 'assessor', left: 1 })
    expect(dueUnit(people, both)).toEqual([
      { step: 'proposal', left: 1 },
      { step: 'decision', left: 1 },
    ])
    expect(dueUnit(people, { ...both, head: false })).toEqual([{ step: 'proposal', left: 1 }])
    expect(dueUnit(people, { ...both, me: 'Chi' })).toEqual([{ step: 'proposal', left: 1 }])
    expect(turnOfYear(people.slice(1))).toEqual({ turn: 'rating_authority', left: 1 })
  })

  it('is not hers of herself, in another’s name either', () => {
    expect(dueUnit([person({ person: 'Bình', proposal: said })], both)).toEqual([])
  })

  it('until 15 December, or the working day after it', () => {
    expect(yearDeadline(2026, [])).toBe('2026-12-15')
    // In 2029 the 15th is a Saturday, and the Monday after it is made a day off here.
    const off = { day: '2029-12-17', kind: 'day_off' as const, name: 'Nghỉ', basis: '', fixed: false }
    expect(yearDeadline(2029, [off])).toBe('2029-12-18')
  })

  it('a year of too few months needs no proposal and still a decision', () => {
    expect(dueUnit([person({ result: year([]) })], both)).toEqual([{ step: 'decision', left: 1 }])
  })
})

it('a note or reason that is too long is said at its row and field; what is no form of the page is not', () => {
  const [first, second] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
  const long = 'x'.repeat(2001)
  const rows = [
    { person: first, grade: 'B', note: '' },
    { person: second, grade: 'B', note: long },
  ]
  const faults = (change: object) => {
    const input = { unit: 'thuong-cat', year: 2026, step: 'proposal', rows, ...change }
    return faultsOfForm(rows, yearRowsInput.safeParse(input).error!.issues)
  }
  expect(faults({ reason: long, quotaReasons: { unit: long } })).toEqual([
    { person: second, field: 'note', why: 'Ghi chú dài quá 2.000 ký tự; hãy viết gọn lại.' },
    { person: null, field: 'reason', why: 'Lý do dài quá 2.000 ký tự; hãy viết gọn lại.' },
    { person: null, field: 'quotaReasons.unit', why: expect.stringContaining('Lý do dài') },
  ])
  expect(faults({ quotaReasons: { unit: 'x' } })).toContainEqual({
    person: null,
    field: 'quotaReasons.unit',
    why: expect.stringContaining('ít nhất hai chữ'),
  })
  expect(faults({ year: 'năm' })).toBeNull()
})
