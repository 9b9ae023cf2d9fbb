import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeCase } from '@/lib/evaluations/grading/rules'
import type { GradeCase } from '@/lib/evaluations/grading/schema'
import { type Scheme, schemeSchema, shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { caseUnder, type Decided, trialOf, withheld } from '@/lib/evaluations/schemes/trials/rules'
import type { Move } from '@/lib/evaluations/schemes/trials/schema'
import { withCase } from '../two-cases'

const hn2018 = shippedSchemes[0]!
const nd335 = shippedSchemes[1]!
const points = { discipline: '18', progress: '33.5', quality: '31', bonus: '2' }
const input: GradeCase = {
  scheme: 'HN-2018',
  points,
  deductions: [{ criterion: 'discipline', points: '2', reason: 'Đi muộn' }],
}
const changed = (change: object): Scheme =>
  schemeSchema.parse({ ...structuredClone(hn2018), code: 'HN-2027', ...change })
const criteria = (maxima: string[]) => hn2018.criteria.map((each, at) => ({ ...each, maximum: maxima[at]! }))

describe('a case under another scheme', () => {
  it('is the same under the same', () => {
    const again = caseUnder(hn2018, changed({}), input)!
    expect(gradeCase(changed({}), again)).toEqual(gradeCase(hn2018, input))
  })

  it('keeps a case that both know; one that the other does not know falls away', () => {
    const grade = (next: Scheme) =>
      gradeCase(next, caseUnder(withCase(hn2018), next, { ...input, knock_out: 'k2' })!).grade
    expect(grade(withCase(changed({})))).toBe('C')
    expect(grade(changed({}))).toBe(gradeCase(hn2018, input).grade)
  })

  it('keeps the share of each maximum, of deductions too', () => {
    const again = caseUnder(hn2018, changed({ criteria: criteria(['40', '25', '25', '10']) }), input)!
    expect(again.points).toEqual({ discipline: '36', progress: '23.9286', quality: '22.1429', bonus: '2' })
    expect(again.deductions).toEqual([{ criterion: 'discipline', points: '4', reason: 'Đi muộn' }])
  })

  it('gives a new criterion her own level, a new bonus nothing; a deduction of one that is gone goes with it', () => {
    const next = changed({
      criteria: [
        { ...hn2018.criteria[1]!, maximum: '60' },
        { ...hn2018.criteria[2]!, id: 'service', maximum: '30' },
        { ...hn2018.criteria[3]!, id: 'extra', maximum: '10' },
      ],
    })
    // (18 + 33.5 + 31) / 90 of 30.
    expect(caseUnder(hn2018, next, input)).toMatchObject({
      points: { progress: '57.4286', service: '27.5', extra: '0' },
      deductions: [],
    })
  })

  it('is none where the schemes count differently', () => {
    expect(caseUnder(hn2018, nd335, input)).toBeNull()
  })

  it('stays between 0 and the maximum', () => {
    const share = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(share, share, share, share, (...given) => {
        const typed = Object.fromEntries(
          hn2018.criteria.map(({ id, maximum }, at) => [id, String((Number(maximum) * given[at]!) / 100)]),
        )
        const next = changed({ criteria: criteria(['40', '25', '33.5', '1.5']) })
        const again = caseUnder(hn2018, next, { ...input, points: typed })!
        for (const { id, maximum } of next.criteria) {
          expect(Number(again.points[id])).toBeGreaterThanOrEqual(0)
          expect(Number(again.points[id])).toBeLessThanOrEqual(Number(maximum))
        }
      }),
    )
  })
})

describe('a trial', () => {
  const decided = (count: number, change: Partial<Decided> = {}): Decided[] =>
    Array.from({ length: count }, () => ({
      scheme: hn2018,
      input: { scheme: 'HN-2018', points },
      grade: 'B',
      ...change,
    }))
  const stricter = changed({
    bands: hn2018.bands.map((band) => (band.letter === 'B' ? { ...band, from: '86' } : band)),
  })

  it('counts who would have another letter', () => {
    const result = trialOf(stricter, [...decided(20), ...decided(6, { input: {}, grade: 'none' })])
    expect(result).toEqual({
      people: 26,
      moves: [
        { from: 'B', to: 'C', count: 20 },
        { from: 'none', to: 'none', count: 6 },
      ],
      shares: { same: 0, up: 0, down: 100 },
    })
  })

  it('says nothing but the number of people below twenty', () => {
    expect(trialOf(stricter, decided(19))).toEqual({ people: 19, moves: [], shares: null })
  })

  it('is none of a month that was counted otherwise', () => {
    expect(trialOf(nd335, decided(40))).toBeNull()
    expect(trialOf(stricter, [])).toBeNull()
  })

  it('withholds counts below five, and never exactly one, whatever they are', () => {
    const letters = ['A', 'B', 'C', 'D'] as const
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 12 }), (counts) => {
        const moves = counts.map((count, at): Move & { count: number } => ({
          from: letters[at % 4]!,
          to: letters[Math.floor(at / 4)]!,
          count,
        }))
        const shown = withheld(moves)
        for (const { count } of shown) expect(count === null || count >= 5).toBe(true)
        expect(shown.filter(({ count }) => count === null)).not.toHaveLength(1)
        if (counts.every((count) => count >= 5)) expect(shown).toEqual(moves)
      }),
    )
  })
})
