import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeCase } from '@/lib/evaluations/grading/rules'
import { parseCase, type GradeCase, type Task } from '@/lib/evaluations/grading/schema'
import { shippedSchemes, type Scheme } from '@/lib/evaluations/schemes/schema'
import { hn, nd } from './cases'

const text = (tenThousandths: number) => {
  const digits = String(tenThousandths).padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`
}
const decimals = (most: string, least = 0) => fc.integer({ min: least, max: Number(most) * 10_000 }).map(text)

const tasks = fc.array(
  fc.record<Task>({
    units: decimals('999', 1),
    completed: fc.boolean(),
    failed_reviews: fc.integer({ min: 0, max: 6 }),
    late: fc.integer({ min: 0, max: 6 }),
    objective_cause: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
)
const term = fc.constantFrom('1', '0.5')
const leaders = fc.oneof(
  fc.constant({}),
  fc.record({
    leader: fc.constant(true),
    leadership: fc.record({ unit_result: term, organising: term, unity: term }),
  }),
)

function cases(scheme: Scheme): fc.Arbitrary<GradeCase> {
  const base = fc.record({
    scheme: fc.constant(scheme.code),
    points: fc.record(Object.fromEntries(scheme.criteria.map((each) => [each.id, decimals(each.maximum)]))),
    deductions: fc.array(
      fc.record({
        criterion: fc.constantFrom(...scheme.criteria.map((each) => each.id)),
        points: decimals('30'),
        reason: fc.constant('Lý do'),
      }),
      { maxLength: 4 },
    ),
  })
  if (scheme.method === 'points') return base
  return fc
    .tuple(base, tasks, leaders)
    .map(([general, list, leader]) => ({ ...general, tasks: list, ...leader }))
}

/** Another way to the same number: everything in whole ten-thousandths of a point times 6 × 4 × units. */
function reference(input: GradeCase): string {
  const int = (decimal: string) => {
    const [whole = '', fraction = ''] = decimal.split('.')
    return BigInt(whole + fraction.padEnd(4, '0'))
  }
  let general = 0n
  for (const [id, given] of Object.entries(input.points)) {
    let left = int(given)
    for (const each of input.deductions ?? []) if (each.criterion === id) left -= int(each.points)
    general += left > 0n ? left : 0n
  }
  let [numerator, denominator] = [general, 10_000n]
  if (input.tasks) {
    let [units, quarters] = [0n, 0n]
    for (const each of input.tasks) {
      units += int(each.units)
      const left = (faults: number) => BigInt(each.objective_cause ? 4 : Math.max(0, 4 - faults))
      if (each.completed) quarters += int(each.units) * (4n + left(each.failed_reviews) + left(each.late))
    }
    const halves = Object.values(input.leadership ?? {}).reduce(
      (all, each) => all + (each === '1' ? 2n : 1n),
      0n,
    )
    const terms = input.leader ? 6n : 3n
    // task% = quarters / (4 units × terms) + halves / (2 × terms)
    numerator = general * 4n * units * terms + 700_000n * (quarters + 2n * units * halves)
    denominator = 10_000n * 4n * units * terms
  }
  const hundredths = (numerator * 200n + denominator) / (2n * denominator)
  const digits = String(hundredths).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function totalOf(scheme: Scheme, input: GradeCase): string {
  const result = gradeCase(scheme, input)
  if (!('total' in result) || result.total === null) throw new Error('Not graded')
  return result.total
}

describe.each([
  ['HN-2018', hn],
  ['ND335-2025', nd],
])('%s', (_, scheme) => {
  const any = cases(scheme)

  it('agrees with an independent sum, to the last digit', () => {
    fc.assert(
      fc.property(any, (input) => {
        expect(totalOf(scheme, input)).toBe(reference(input))
      }),
      { numRuns: 500 },
    )
  })

  it('stays between 0 and 100 with two places, and its letter is that of what is shown', () => {
    fc.assert(
      fc.property(any, (input) => {
        const total = totalOf(scheme, input)
        expect(total).toMatch(/^\d{1,3}\.\d\d$/)
        expect(Number(total)).toBeLessThanOrEqual(100)
        const hundredths = Number(total.replace('.', ''))
        const letter = hundredths >= 9000 ? 'A' : hundredths >= 7000 ? 'B' : hundredths >= 5000 ? 'C' : 'D'
        expect(gradeCase(scheme, input).grade).toBe(letter)
        expect(gradeCase(scheme, { ...input, discipline_decision: true }).grade).toBe('D')
      }),
    )
  })

  it('never falls when a criterion is given more', () => {
    fc.assert(
      fc.property(any, fc.nat(), fc.integer({ min: 0, max: 10_000 }), (input, which, share) => {
        const criterion = scheme.criteria[which % scheme.criteria.length]!
        const now = Math.round(Number(input.points[criterion.id]) * 10_000)
        const more = now + Math.floor(((Number(criterion.maximum) * 10_000 - now) * share) / 10_000)
        const raised = { ...input, points: { ...input.points, [criterion.id]: text(more) } }
        expect(Number(totalOf(scheme, raised))).toBeGreaterThanOrEqual(Number(totalOf(scheme, input)))
      }),
    )
  })

  it('never rises with one more deduction', () => {
    fc.assert(
      fc.property(any, fc.nat(), decimals('999'), (input, which, points) => {
        const { id } = scheme.criteria[which % scheme.criteria.length]!
        const deductions = [...(input.deductions ?? []), { criterion: id, points, reason: 'Thêm' }]
        expect(Number(totalOf(scheme, { ...input, deductions }))).toBeLessThanOrEqual(
          Number(totalOf(scheme, input)),
        )
      }),
    )
  })

  it('reads every such case, and grades what it read alike', () => {
    fc.assert(
      fc.property(any, (input) => {
        const parsed = parseCase(JSON.parse(JSON.stringify(input)), shippedSchemes)
        expect('case' in parsed && gradeCase(parsed.scheme, parsed.case)).toEqual(gradeCase(scheme, input))
      }),
    )
  })

  it('never throws on any JSON, and errors are named', () => {
    fc.assert(
      fc.property(any, fc.jsonValue(), fc.nat(), (input, junk, which) => {
        const keys = Object.keys(input)
        const spoilt = JSON.parse(JSON.stringify({ ...input, [keys[which % keys.length]!]: junk })) as unknown
        for (const value of [spoilt, junk]) {
          const parsed = parseCase(value, shippedSchemes)
          if ('error' in parsed)
            expect(parsed.error).toEqual({ field: expect.any(String), why: expect.any(String) })
          else gradeCase(parsed.scheme, parsed.case)
        }
      }),
    )
  })
})
