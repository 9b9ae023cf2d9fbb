import { describe, expect, it } from 'vitest'
import { shippedHolidays } from '@/lib/calendar/schema'
import { deadlinesOf, earliestOf, type InForce, mainScheme, openingsOf } from '@/lib/evaluations/months/rules'
import { shippedSchemes, type StaffCategory } from '@/lib/evaluations/schemes/schema'

const scheme = shippedSchemes[1]!
const inForce: InForce = new Map([
  ['civil_servant', { id: 'one', scheme }],
  ['public_employee', { id: 'other', scheme }],
])
const post = (personId: string, from: string, to: string | null = null, postId = personId) => ({
  postId,
  personId,
  category: 'civil_servant' as StaffCategory,
  from,
  to,
  leads: false,
  scores: false,
  wentOn: false,
  absent: [] as { from: string; to: string | null }[],
})
const opened = (...posts: ReturnType<typeof post>[]) => openingsOf(inForce, '2026-10', posts).openings

describe('who stands in a month', () => {
  it.each([
    ['all month', '2025-07-01', null, null],
    ['from the 16th: 16 of 31 days', '2026-10-16', null, null],
    ['from the 17th: 15 of 31 days', '2026-10-17', null, 'few_days'],
    ['to the 16th', '2025-07-01', '2026-10-16', null],
    ['to the 15th', '2025-07-01', '2026-10-15', 'few_days'],
  ])('%s', (_, from, to, notGraded) => {
    expect(opened(post('a', from, to))).toEqual([
      { personId: 'a', postId: 'a', schemeId: 'one', notGraded, byHead: false },
    ])
  })

  it('leaves out who came later or had gone', () => {
    expect(opened(post('a', '2026-11-01'), post('b', '2025-07-01', '2026-09-30'))).toEqual([])
  })

  it('adds the days of two posts and takes the latest', () => {
    const two = opened(post('a', '2026-10-12', null, 'new'), post('a', '2026-10-01', '2026-10-11', 'old'))
    expect(two).toEqual([{ personId: 'a', postId: 'new', schemeId: 'one', notGraded: null, byHead: false }])
  })

  it.each([
    ['15 days on leave, 16 there', '2026-10-01', '2026-10-15', null],
    ['16 days on leave, 15 there', '2026-09-20', '2026-10-16', 'on_leave'],
    ['on leave till further notice', '2026-10-05', null, 'on_leave'],
    ['a leave of another month', '2026-09-01', '2026-09-30', null],
  ])('%s', (_, from, to, notGraded) => {
    const away = { ...post('a', '2025-07-01'), absent: [{ from, to }] }
    expect(opened(away)).toMatchObject([{ notGraded }])
  })

  it('by the scheme of the category she held on her first day of the month in the unit', () => {
    const from = (category: StaffCategory, ...span: [string, string | null, string]) => ({
      ...post('a', ...span),
      category,
    })
    const changed = (first: StaffCategory, then: StaffCategory) =>
      opened(from(then, '2026-10-12', null, 'new'), from(first, '2025-07-01', '2026-10-11', 'old'))
    expect(changed('public_employee', 'civil_servant')).toMatchObject([{ postId: 'new', schemeId: 'other' }])
    expect(changed('civil_servant', 'public_employee')).toMatchObject([{ postId: 'new', schemeId: 'one' }])
    // What was another category before the month began counts no more.
    expect(
      opened(
        from('public_employee', '2026-10-01', null, 'b'),
        from('civil_servant', '2025-07-01', '2026-09-30', 'a'),
      ),
    ).toMatchObject([{ schemeId: 'other' }])
  })

  it('waits outside where no scheme is in force for the category', () => {
    const contract = { ...post('c', '2025-07-01'), category: 'contract_worker' as const }
    expect(openingsOf(inForce, '2026-10', [post('a', '2025-07-01'), contract])).toMatchObject({
      openings: [{ personId: 'a' }],
      without: [{ personId: 'c', category: 'contract_worker' }],
    })
  })

  it('shows first whom most are graded by', () => {
    const by = (...ids: string[]) =>
      ids.map((schemeId, at) => ({
        personId: `p${at}`,
        postId: `p${at}`,
        schemeId,
        notGraded: null,
        byHead: false,
      }))
    expect(mainScheme(by('other', 'one', 'other'), inForce)).toBe('other')
    expect(mainScheme(by('one'), inForce)).toBe('one')
  })

  it('counts a leave against the days in post only', () => {
    const came = { ...post('a', '2026-10-10'), absent: [{ from: '2026-10-01', to: '2026-10-12' }] }
    expect(opened(came)).toMatchObject([{ notGraded: null }])
  })

  it('at exactly half, leaves the month to the unit she went on to', () => {
    const half = (wentOn: boolean) =>
      openingsOf(inForce, '2026-11', [{ ...post('a', '2025-07-01', '2026-11-15'), wentOn }]).openings
    expect(half(false)).toMatchObject([{ notGraded: null }])
    expect(half(true)).toMatchObject([{ notGraded: 'few_days' }])
    const came = openingsOf(inForce, '2026-11', [post('a', '2026-11-16')])
    expect(came.openings).toMatchObject([{ notGraded: null }])
  })

  it('leaves who decides to the level above, and who only scores to who decides', () => {
    const of = (leads: boolean, scores: boolean) => opened({ ...post('boss', '2025-07-01'), leads, scores })
    expect(of(true, false)).toMatchObject([{ notGraded: 'level_above', byHead: false }])
    expect(of(true, true)).toMatchObject([{ notGraded: 'level_above', byHead: false }])
    expect(of(false, true)).toMatchObject([{ notGraded: null, byHead: true }])
    expect(of(false, false)).toMatchObject([{ notGraded: null, byHead: false }])
  })
})

describe('deadlines', () => {
  it.each([
    // 25 and 28 November 2026 are a Wednesday and a Saturday, the 30th a Monday
    ['2026-11', '2026-11-25', '2026-11-30', '2026-11-30'],
    // 25 and 31 October 2026 are a Sunday and a Saturday
    ['2026-10', '2026-10-26', '2026-10-28', '2026-10-30'],
    // 28 February 2026 is a Saturday: the last working day is before it
    ['2026-02', '2026-02-25', '2026-02-27', '2026-02-27'],
    // 25 April 2026 is a Saturday, Monday the 27th a holiday, so is the 30th
    ['2026-04', '2026-04-28', '2026-04-28', '2026-04-29'],
  ])('of %s', (month, selfScore, assessor, approval) => {
    expect(deadlinesOf(scheme, month, shippedHolidays)).toEqual({ selfScore, assessor, approval })
  })
})

it('a month of several schemes is due on the earliest day of each step', () => {
  const early = { deadlines: { selfScore: 20, assessor: 29, approval: 'last_working_day' as const } }
  const [own, both] = [
    deadlinesOf(scheme, '2026-10', shippedHolidays),
    earliestOf([scheme, early], '2026-10', shippedHolidays),
  ]
  expect(both).toEqual({ ...own, selfScore: '2026-10-20' })
  expect(earliestOf([scheme], '2026-10', shippedHolidays)).toEqual(own)
})
