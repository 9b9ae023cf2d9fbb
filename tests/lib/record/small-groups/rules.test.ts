import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rosterChange } from '@/lib/record/small-groups/differences/rules'
import { withhold, withholdParent } from '@/lib/record/small-groups/rules'
import type { PublishedMonth } from '@/lib/record/small-groups/schema'
import { staffFigures, type StaffCounts } from '@/lib/record/schema'
import { fewestCells } from './fewest'
import { letters, narrowed, nothingPublic, publish, vectorsOf, type Vector } from './adversary'

const hiddenLetters = (row: StaffCounts) =>
  row.withheld.map((name) => name.replace(/^grade(?=[A-D])/, '')).join('')
const grades: fc.Arbitrary<Vector> = fc.tuple(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 0, max: 4 }),
)

describe('one month of one unit', () => {
  it.each<[Vector, string]>([
    [[14, 39, 4, 3], 'CD'],
    [[14, 39, 6, 1], 'CD'],
    [[14, 39, 7, 0], ''],
    [[14, 41, 5, 0], ''],
    [[14, 43, 3, 0], 'AC'],
    [[14, 44, 1, 1], 'ACD'],
    [[60, 0, 0, 0], 'ABCD'],
    [[0, 56, 4, 0], 'ABCD'],
    [[0, 55, 5, 0], ''],
    [[0, 0, 0, 0], ''],
    [[2, 1, 1, 0], 'gradedABCD'],
    [[5, 0, 0, 0], 'ABCD'],
  ])('of grades %j withholds %j', (vector, expected) => {
    expect(hiddenLetters(publish(vector))).toBe(expected)
  })

  it('shows the row of the contract', () => {
    const row = withhold({
      month: '2026-10',
      counts: { counted: 62, acknowledged: 61, graded: 60, gradeA: 14, gradeB: 39, gradeC: 5, gradeD: 2 },
      history: nothingPublic,
    })
    expect(row).toEqual({
      counted: 62, acknowledged: 61, graded: 60, gradeA: 14, gradeB: 39, gradeC: null, gradeD: null,
      withheld: ['gradeC', 'gradeD'],
    }) // prettier-ignore
  })

  it.each([0, 1, 4])('publishes nothing about a staff of %i', (counted) => {
    const row = publish([counted, 0, 0, 0], nothingPublic, counted)
    expect(row.withheld).toEqual([...staffFigures])
    expect(staffFigures.every((name) => row[name] === null)).toBe(true)
  })

  it('tells no data from withheld', () => {
    const none = { acknowledged: null, graded: null, gradeA: null, gradeB: null, gradeC: null, gradeD: null }
    const row = withhold({ month: '2026-10', counts: { counted: 60, ...none }, history: nothingPublic })
    expect(row).toEqual({ counted: 60, ...none, withheld: [] })
  })

  it('refuses counts that do not add up, and a threshold that protects nobody', () => {
    const counts = { counted: 9, acknowledged: 9, graded: 9, gradeA: 1, gradeB: 1, gradeC: 1, gradeD: 1 }
    expect(() => withhold({ month: '2026-10', counts, history: nothingPublic })).toThrow(/add up/)
    expect(() => withhold({ month: '2026-10', counts, history: nothingPublic, k: 4 })).toThrow(/at least 5/)
  })

  it('shows no count of 1 to 4, ever', () => {
    fc.assert(
      fc.property(grades, (vector) => {
        const row = publish(vector)
        expect(
          [row.graded, ...letters.map((name) => row[name])].filter((n) => n !== null && n > 0 && n < 5),
        ).toEqual([])
      }),
    )
  })

  it.each([5, 6, 7, 9, 10, 11, 13, 16, 20, 25, 30, 60])(
    'narrows nothing to one who knows the rule: all of %i graded',
    (graded) => {
      expect(narrowed(vectorsOf(graded))).toEqual([])
    },
  )

  it.each([
    [6, 20],
    [7, 24],
    [10, 30],
    [15, 36],
  ])('keeps to another threshold: %i, of %i graded', (k, graded) => {
    expect(narrowed(vectorsOf(graded), nothingPublic, k)).toEqual([])
    for (const vector of vectorsOf(graded)) {
      const row = publish(vector, nothingPublic, 500, k)
      expect(letters.filter((name) => row[name] !== null && row[name] > 0 && row[name] < k)).toEqual([])
    }
  })

  it('narrows nothing where even the number graded is withheld', () => {
    expect(narrowed([1, 2, 3, 4].flatMap((graded) => [...vectorsOf(graded)]))).toEqual([])
  })

  it('withholds at most 1.5 times the fewest cells that could do', () => {
    let [used, fewest] = [0, 0]
    for (const graded of [12, 20, 30, 40]) {
      for (const vector of vectorsOf(graded)) {
        used += publish(vector).withheld.length
        fewest += fewestCells(vector)
      }
    }
    expect(used / fewest).toBeLessThanOrEqual(1.5)
  })
})

describe('between revisions', () => {
  it('withholds what a few people changed, and what was withheld before', () => {
    const first = publish([14, 39, 7, 0])
    const second = publish([14, 40, 6, 0], { ...nothingPublic, revisions: [first] })
    expect(hiddenLetters(second)).toBe('BC')
    const third = publish([14, 30, 16, 0], { ...nothingPublic, revisions: [first, second] })
    expect(hiddenLetters(third)).toBe('BC')
  })

  it('leaves as it was what did not change', () => {
    const first = publish([14, 39, 5, 2])
    expect(publish([14, 39, 5, 2], { ...nothingPublic, revisions: [first] })).toEqual(first)
  })

  it('withholds that nobody is graded any more with the counts that were withheld before', () => {
    for (const start of [
      [0, 0, 4, 1],
      [14, 39, 4, 3],
    ] as const) {
      const history = { ...nothingPublic, revisions: [publish(start)] }
      const row = publish([0, 0, 0, 0], history)
      expect(hiddenLetters(row)).toBe('gradedABCD')
      // A third that says the same tells no more.
      expect(publish([0, 0, 0, 0], { ...history, revisions: [...history.revisions, row] })).toEqual(row)
      const few = [0, 1, 2, 3, 4, 5, 6].flatMap((graded) => [...vectorsOf(graded)])
      expect(narrowed(few, history)).toEqual([])
    }
    const shown = publish([0, 39, 21, 0])
    expect(hiddenLetters(publish([0, 0, 0, 0], { ...nothingPublic, revisions: [shown] }))).toBe('')
  })

  it('shows no difference of 1 to 4 people and brings back nothing', () => {
    fc.assert(
      fc.property(grades, fc.array(grades, { minLength: 1, maxLength: 3 }), (start, later) => {
        const revisions = [publish(start)]
        for (const vector of later) {
          const row = publish(vector, { ...nothingPublic, revisions })
          for (const old of revisions) {
            for (const name of letters) {
              if (old.withheld.includes(name)) expect(row[name]).toBeNull()
              const [now, then] = [row[name], old[name]]
              if (now !== null && then !== null && now !== then)
                expect(Math.abs(now - then)).toBeGreaterThan(4)
            }
          }
          revisions.push(row)
        }
      }),
    )
  })

  it('narrows nothing to one who knows the rule and keeps the old revisions', () => {
    const [near, step] = [fc.integer({ min: -2, max: 2 }), fc.integer({ min: 18, max: 21 })]
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(9), fc.nat(9), fc.nat(4)),
        near,
        near,
        step,
        ([a, c, d], dc, dd, graded) => {
          const start: Vector = [a, Math.max(graded - a - c - d, 0), c, d]
          const next: Vector = [a, start[1], Math.max(c + dc, 0), Math.max(d + dd, 0)]
          const first = publish(start)
          const second = publish(next, { ...nothingPublic, revisions: [first] })
          const total = next.reduce((sum, n) => sum + n, 0)
          for (const revisions of [[first], [first, second]]) {
            expect(narrowed(vectorsOf(total), { ...nothingPublic, revisions })).toEqual([])
          }
        },
      ),
      { numRuns: 8 },
    )
  })
})

describe('between months', () => {
  const roster = ['1', '2', '3', '4', '5', '6']
  /** Another month: `joined` of today's roster were not in post there, `left` were and have gone since. */
  const other = (vector: Vector, joined: number, left: number, month = '2026-09'): PublishedMonth => ({
    month,
    staff: publish(vector),
    roster: [...roster.slice(joined), ...Array.from({ length: left }, (_, index) => `${month} ${index}`)],
  })
  const hidden = (vector: Vector, ...months: PublishedMonth[]) =>
    hiddenLetters(publish(vector, { roster, revisions: [], months }))

  it('withholds the distribution where it would tell the grade of the one who left', () => {
    expect(hidden([14, 38, 7, 0], other([14, 39, 7, 0], 0, 1))).toBe('ABCD')
  })

  it('tells nothing where the others’ grades moved too, where nobody left, or where many did', () => {
    expect(hidden([16, 36, 7, 0], other([14, 39, 7, 0], 0, 1))).toBe('')
    expect(hidden([14, 38, 8, 0], other([14, 39, 7, 0], 0, 0))).toBe('')
    expect(hidden([14, 38, 7, 0], other([14, 39, 7, 0], 3, 4))).toBe('')
    expect(hidden([14, 39, 7, 0], other([14, 39, 7, 0], 1, 1))).toBe('')
  })

  it('looks at the nearest month on either side, past those that show no grade', () => {
    const far = other([14, 39, 7, 0], 0, 1, '2026-07')
    expect(hidden([14, 38, 7, 0], far, other([20, 30, 9, 0], 1, 1, '2026-08'))).toBe('')
    expect(hidden([14, 38, 7, 0], far, other([60, 0, 0, 0], 1, 1, '2026-08'))).toBe('ABCD')
    expect(hidden([14, 38, 7, 0], other([14, 39, 7, 0], 1, 0, '2026-11'))).toBe('')
    expect(hidden([14, 38, 7, 0], other([14, 37, 7, 0], 1, 0, '2026-11'))).toBe('ABCD')
  })

  it('withholds that nobody is graded where that would tell a silent month between two such', () => {
    const none: Vector = [0, 0, 0, 0]
    const between = other([5, 0, 0, 0], 1, 1, '2026-09')
    expect(hidden(none, other(none, 1, 1, '2026-08'), between)).toBe('gradedABCD')
    expect(hidden(none, other(none, 1, 1, '2026-09'))).toBe('')
  })

  it('always has a row to publish, however few are graded and whatever is public', () => {
    const few: fc.Arbitrary<Vector> = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(2), fc.nat(1))
    const moved = fc.nat(2)
    fc.assert(
      fc.property(
        fc.array(few, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(few, moved, moved), { maxLength: 3 }),
        (vectors, others) => {
          const months = others.map(([vector, joined, left], at) =>
            other(vector, joined, left, ['2026-09', '2026-08', '2026-11'][at]),
          )
          const revisions: StaffCounts[] = []
          for (const vector of vectors) revisions.push(publish(vector, { roster, revisions, months }))
          expect(revisions).toHaveLength(vectors.length)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('narrows nothing to one who knows the rule and the rosters', () => {
    const people = fc.integer({ min: 0, max: 3 })
    fc.assert(
      fc.property(
        fc.nat(12),
        fc.nat(9),
        fc.nat(5),
        people,
        people,
        fc.integer({ min: -1, max: 1 }),
        (a, c, d, joined, left, step) => {
          const graded = 22
          const then: Vector = [a, graded - a - c - d, c, d]
          expect(
            narrowed(vectorsOf(graded + step), {
              roster,
              revisions: [],
              months: [other(then, joined, left)],
            }),
          ).toEqual([])
        },
      ),
      { numRuns: 4 },
    )
  }, 120_000)

  it('counts who came and who went', () => {
    expect(rosterChange(['a', 'b', 'c'], ['b', 'd'])).toEqual({ joined: 2, left: 1 })
  })
})

describe('a parent and its units', () => {
  it('adds what all its units show, and withholds what any withholds', () => {
    const row = withholdParent([
      publish([14, 39, 7, 0], nothingPublic, 62),
      publish([20, 30, 3, 4], nothingPublic, 57),
    ])
    expect(row).toMatchObject({
      counted: 119,
      graded: 117,
      gradeA: 34,
      gradeB: 69,
      gradeC: null,
      gradeD: null,
    })
    expect(row.withheld).toEqual(['gradeC', 'gradeD'])
  })

  it('has no data where a unit has none, or where there is no unit', () => {
    const none = {
      counted: 9,
      acknowledged: null,
      graded: null,
      gradeA: null,
      gradeB: null,
      gradeC: null,
      gradeD: null,
    }
    const row = withholdParent([publish([14, 39, 7, 0]), { ...none, withheld: [] }])
    expect(row).toMatchObject({ counted: 509, graded: null, gradeA: null, withheld: [] })
    expect(withholdParent([])).toMatchObject({ counted: null, withheld: [] })
  })

  it('leaves in no town a single unknown: what it shows is the sum of what its units show', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(grades, fc.integer({ min: 0, max: 80 })), { minLength: 1, maxLength: 9 }),
        (town) => {
          const units = town.map(([vector, counted]) => publish(vector, nothingPublic, counted))
          const row = withholdParent(units)
          for (const name of staffFigures) {
            const parts = units.map((unit) => unit[name])
            if (row[name] !== null)
              expect(row[name]).toBe(parts.reduce<number>((sum, part) => sum + part!, 0))
            else expect(row.withheld.includes(name)).toBe(units.some((unit) => unit.withheld.includes(name)))
          }
        },
      ),
    )
  })
})
