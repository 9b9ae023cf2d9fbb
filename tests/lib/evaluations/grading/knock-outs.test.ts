import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gradeCase, sumCase } from '@/lib/evaluations/grading/rules'
import { parseCase } from '@/lib/evaluations/grading/schema'
import { previewOf } from '@/lib/evaluations/preview/rules'
import { criteriaLackingLine } from '@/lib/evaluations/reasons/rules'
import { schemeSchema, type Scheme } from '@/lib/evaluations/schemes/schema'
import { reprimanded, twoCases } from '../two-cases'
import { fullPoints, hn, hnCase, ndCase } from './cases'

const [points, tasked] = twoCases
const order = ['A', 'B', 'C', 'D'] as const
const lower = (one: string, other: string) =>
  order.findIndex((each) => each === one) > order.findIndex((each) => each === other) ? one : other

const share = fc.integer({ min: 0, max: 100 })
const shares = fc.tuple(share, share, share, share)
const ofShares = (of: [number, number, number, number]) => {
  const given = (at: number) => ((Number(points.criteria[at]!.maximum) * of[at]!) / 100).toFixed(2)
  return hnCase([given(0), given(1), given(2), given(3)])
}

describe('a further case', () => {
  it('gives its letter or that of the total, whichever is lower, and leaves the total as it is', () => {
    fc.assert(
      fc.property(shares, fc.constantFrom(...order), (of, letter) => {
        const scheme = { ...points, knockOuts: [points.knockOuts[0]!, { ...points.knockOuts[1]!, letter }] }
        const plain = sumCase(scheme, ofShares(of))!
        const struck = sumCase(scheme, { ...ofShares(of), knock_out: 'k2' })!
        expect(struck).toEqual({ total: plain.total, grade: lower(plain.grade, letter) })
        expect(sumCase(scheme, { ...ofShares(of), discipline_decision: true })!.grade).toBe('D')
      }),
    )
  })

  it('is named in the last line, with what it does', () => {
    const best = gradeCase(points, { ...hnCase(['20', '35', '35', '10']), knock_out: 'k2' })
    expect(best).toMatchObject({ total: '100.00', grade: 'C' })
    expect('lines' in best && best.lines.at(-1)).toEqual({
      criterion: 'k2',
      points: '0.0000',
      why: `${reprimanded}: xếp loại C.`,
    })
    const worst = gradeCase(points, { ...hnCase(['0', '0', '10', '0']), knock_out: 'k2' })
    expect(worst.grade).toBe('D')
    expect('lines' in worst && worst.lines.at(-1)!.why).toBe(
      `${reprimanded}: không xếp trên loại C, mà tổng điểm đã là loại D.`,
    )
  })

  it('grades without a total where there were no tasks, also while somebody types', () => {
    const none = ndCase(fullPoints, undefined)
    expect(gradeCase(tasked, { ...none, knock_out: 'k2' })).toMatchObject({ total: null, grade: 'C' })
    expect(gradeCase(tasked, none).grade).toBeNull()
    const row = { leads: false, tasks: null, deductions: [] }
    const cells = Object.fromEntries(tasked.criteria.map(({ id }) => [id, '1']))
    expect(previewOf(tasked, { ...row, knockOut: 'k2' }, cells)).toEqual({ total: null, grade: 'C' })
    expect(previewOf(tasked, { ...row, knockOut: null }, cells).grade).toBeNull()
  })

  it('spares the points their lines only where it sets the letter', () => {
    const given = {
      points: { discipline: '0', progress: '35', quality: '35', bonus: '0' },
      remark: '',
      lines: [],
    }
    const lacking = (grade: 'C' | 'D', knockOut: string | null) =>
      criteriaLackingLine(points, { ...given, grade, knockOut })
    expect(lacking('C', 'k2')).toEqual([])
    expect(lacking('D', 'k2')).toEqual(lacking('D', null))
    expect(lacking('D', null)).not.toEqual([])
  })
})

describe('a case from outside', () => {
  const read = (change: object, scheme: Scheme = points) =>
    parseCase({ ...hnCase(['20', '35', '35', '10']), ...change }, [scheme])

  it('names a case of its scheme, which a list of tasks may be missing beside', () => {
    expect(read({ knock_out: 'k2' })).toMatchObject({ case: { knock_out: 'k2', discipline_decision: false } })
    expect(parseCase(ndCase(fullPoints, undefined, { knock_out: 'k2' }), [tasked])).toHaveProperty('case')
  })

  it.each([
    ['one that the scheme does not have', { knock_out: 'k3' }],
    ['the decision, which has a field of its own', { knock_out: 'discipline_decision' }],
    ['two at once', { knock_out: 'k2', discipline_decision: true }],
    ['null', { knock_out: null }],
  ])('is refused with the name of the field: %s', (_, change) => {
    expect(read(change)).toMatchObject({ error: { field: 'knock_out' } })
  })

  it('knows no such field where the scheme has one case', () => {
    expect(read({ knock_out: 'k2' }, hn)).toEqual({
      error: {
        field: 'knock_out',
        why: 'Không có trường "knock_out" ở đây; hãy kiểm tra chính tả hoặc bỏ đi.',
      },
    })
  })
})

describe('a scheme is refused', () => {
  const [first, second] = points.knockOuts as [(typeof points.knockOuts)[0], (typeof points.knockOuts)[0]]
  const wrong = (knockOuts: object[], scheme: Scheme = points) => {
    const { success, error } = schemeSchema.safeParse({ ...scheme, knockOuts })
    return success ? null : error.issues.map(({ path }) => path.join('.'))
  }

  it('but not with two cases', () => {
    expect(wrong([first, second])).toBeNull()
  })

  it.each([
    ['whose first case is another', [second, first], ['knockOuts.0.id', 'knockOuts.1.id']],
    ['with one case twice', [first, second, second], ['knockOuts.2.id']],
    ['with a case that is called as a criterion', [first, { ...second, id: 'bonus' }], ['knockOuts.1.id']],
    ['with a letter that is none', [first, { ...second, letter: 'E' }], ['knockOuts.1.letter']],
  ])('%s', (_, knockOuts, faults) => {
    expect(wrong(knockOuts)).toEqual(faults)
  })

  it('with a case that is called as a measure, or with a letter that none of its bands has', () => {
    expect(wrong([first, { ...second, id: 'quality' }], tasked)).toEqual(['knockOuts.1.id'])
    const bands = points.bands.filter(({ letter }) => letter !== 'C')
    const quota = { ...points.quota, base: points.quota.base.filter((letter) => letter !== 'C') }
    expect(wrong([first, second], { ...points, bands, quota })).toEqual(['knockOuts.1.letter'])
  })
})
