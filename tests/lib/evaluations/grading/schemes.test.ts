import { describe, expect, it } from 'vitest'
import { decimal } from '@/lib/decimal'
import { bandOf, quotaOf, schemeFor, servedEnough } from '@/lib/evaluations/schemes/rules'
import { schemeSchema, shippedSchemes, type Letter, type Scheme } from '@/lib/evaluations/schemes/schema'
import { hn, nd } from './cases'

describe('the shipped schemes', () => {
  it('are those of the contract', () => {
    expect(shippedSchemes.map((each) => [each.code, each.legalBasis.number, each.legalBasis.date])).toEqual([
      ['HN-2018', '3814-QĐ/TU', '2018-05-16'],
      ['ND335-2025', '335/2025/NĐ-CP', '2025-12-21'],
    ])
    expect(hn.criteria.map((each) => [each.id, each.maximum])).toEqual([
      ['discipline', '20'],
      ['progress', '35'],
      ['quality', '35'],
      ['bonus', '10'],
    ])
    expect(nd.criteria.map((each) => each.maximum)).toEqual(['5', '5', ...Array<string>(8).fill('2.5')])
  })

  it.each([
    ['2018-06', null],
    ['2018-07', 'HN-2018'],
    ['2025-12', 'HN-2018'],
    ['2026-01', 'ND335-2025'],
    ['2031-05', 'ND335-2025'],
  ])('in %s it is %s', (month, code) => {
    expect(schemeFor(shippedSchemes, month)?.code ?? null).toBe(code)
    expect(schemeFor([...shippedSchemes].reverse(), month, 'civil_servant')?.code ?? null).toBe(code)
  })

  it('a later scheme for a category goes before an earlier one', () => {
    const later: Scheme = {
      ...nd,
      code: 'ND233-2026',
      validFrom: '2026-07',
      staffCategories: ['public_employee'],
    }
    for (const all of [
      [...shippedSchemes, later],
      [later, ...shippedSchemes],
    ]) {
      expect(schemeFor(all, '2026-07', 'public_employee')?.code).toBe('ND233-2026')
      expect(schemeFor(all, '2026-06', 'public_employee')?.code).toBe('ND335-2025')
      expect(schemeFor(all, '2026-07', 'civil_servant')?.code).toBe('ND335-2025')
      expect(schemeFor(all, '2026-07')?.code).toBe('ND233-2026')
    }
    expect(schemeFor([later], '2026-08', 'civil_servant')).toBeNull()
  })
})

describe('bandOf', () => {
  it.each([
    ['100', 'excellent'],
    ['90', 'excellent'],
    ['89.99', 'good'],
    ['70', 'good'],
    ['69.99', 'completed'],
    ['50', 'completed'],
    ['49.99', 'not_completed'],
    ['0', 'not_completed'],
  ])('%s is %s', (total, code) => {
    expect(bandOf(hn, decimal(total)).code).toBe(code)
  })

  it('throws where no band begins low enough', () => {
    expect(() => bandOf({ ...hn, bands: hn.bands.slice(0, 1) }, decimal('12.5'))).toThrow(
      'No band of HN-2018 begins at or below 12.5',
    )
  })
})

describe('servedEnough', () => {
  it.each([
    [15, 30, true],
    [14, 30, false],
    [15, 31, false],
    [16, 31, true],
    [31, 31, true],
    [0, 28, false],
    [14, 28, true],
  ])('%i of %i days: %s', (inPost, days, enough) => {
    expect(servedEnough(hn, inPost, days)).toBe(enough)
  })
})

describe('quotaOf', () => {
  const grades = (text: string) => [...text].map((each) => (each === '-' ? null : (each as Letter)))

  const decision = '12/QĐ-UBND'

  it.each<[Scheme, string, string | null, [number, number, number, boolean]]>([
    [hn, 'AAABBBBCCD', null, [3, 10, 3, false]],
    [hn, 'AAAABBBCCD', null, [4, 10, 3, true]],
    [hn, 'AAAABBBCCD', decision, [4, 10, 4, false]],
    [hn, 'AAABBBBCC--', null, [3, 9, 2, true]],
    [hn, '', null, [0, 0, 0, false]],
    [hn, 'A', null, [1, 1, 0, true]],
    [nd, 'ABBBBCCCC-', null, [1, 5, 1, false]],
    [nd, 'AABBBBCCCC', null, [2, 6, 1, true]],
    [nd, 'AABBBBBB', decision, [2, 8, 2, false]],
    [nd, 'AABBBBBB', null, [2, 8, 1, true]],
  ])('%#', (scheme, given, outstanding, [count, base, ceiling, over]) => {
    expect(quotaOf(scheme, grades(given), outstanding)).toMatchObject({
      letter: 'A',
      count,
      base,
      ceiling,
      over,
    })
  })

  it('shows its sum', () => {
    expect(quotaOf(hn, grades('AAABBBBCC'), null)).toMatchObject({
      percent: '30',
      why: '30 % của 9 người được xếp loại là 2,7, nên nhiều nhất 2 người loại A; hiện có 3.',
    })
    expect(quotaOf(nd, grades('ABBBBBB'), decision)).toMatchObject({
      percent: '25',
      why: '25 % (đơn vị hoàn thành xuất sắc nhiệm vụ theo Quyết định số 12/QĐ-UBND) của 7 người xếp loại A, B là 1,75, nên nhiều nhất 1 người loại A; hiện có 1.',
    })
    const half: Scheme = { ...nd, quota: { ...nd.quota, percent: '12.5', base: ['B'] } }
    expect(quotaOf(half, grades('ABBB'), null).why).toBe(
      '12,5 % của 3 người xếp loại B là 0,38, chưa đủ để có một người loại A; hiện có 1.',
    )
    expect(quotaOf(half, grades('BBB'), null).why).toMatch(/một người loại A; hiện chưa có ai\.$/)
  })
})

describe('a scheme that an editor writes', () => {
  const wrong = (change: (scheme: Record<string, never> & Scheme) => unknown) => {
    const copy = structuredClone(nd) as Record<string, never> & Scheme
    const read = schemeSchema.safeParse(change(copy) ?? copy)
    return read.success ? 'fits' : read.error.issues[0]!.path.join('.')
  }

  it('is refused by the place that is wrong', () => {
    expect(wrong(() => undefined)).toBe('fits')
    expect(wrong((each) => void (each.criteria[0]!.maximum = '6'))).toBe('criteria')
    expect(wrong((each) => void (each.criteria[0]!.maximum = 'x'))).toBe('criteria.0.maximum')
    expect(wrong((each) => void (each.criteria[1]!.id = 'I.1'))).toBe('criteria.1.id')
    expect(wrong((each) => void (each.criteria[0]!.id = 'constructor'))).toBe('criteria.0.id')
    expect(wrong((each) => void (each.criteria[0]!.id = '__proto__'))).toBe('criteria.0.id')
    expect(wrong((each) => void (each.criteria[0]!.group = 'IV'))).toBe('criteria.0.group')
    expect(wrong((each) => void (each.bands[1]!.from = '90'))).toBe('bands.1.from')
    expect(wrong((each) => void (each.bands[3]!.from = '1'))).toBe('bands.3.from')
    expect(wrong((each) => void (each.bands[1]!.letter = 'A'))).toBe('bands.1.letter')
    expect(wrong((each) => ({ ...each, bands: [] }))).toBe('bands')
    expect(wrong((each) => ({ ...each, knockOuts: [] }))).toBe('knockOuts')
    expect(wrong((each) => ({ ...each, validTo: '2025-12' }))).toBe('validTo')
    expect(wrong((each) => ({ ...each, validFrom: '2026-13' }))).toBe('validFrom')
    expect(wrong((each) => ({ ...each, quota: { ...each.quota, percent: '101' } }))).toBe('quota.percent')
    expect(wrong((each) => ({ ...each, method: 'votes' }))).toBe('method')
    // Without a D nothing may name it.
    const [, , c] = nd.bands
    const three = {
      bands: [...nd.bands.slice(0, 2), { ...c!, from: '0' }],
      knockOuts: [{ ...nd.knockOuts[0]!, letter: 'C' }],
    }
    expect(wrong((each) => ({ ...each, ...three }))).toBe('fits')
    expect(wrong((each) => ({ ...each, ...three, knockOuts: each.knockOuts }))).toBe('knockOuts.0.letter')
    expect(wrong((each) => ({ ...each, ...three, quota: { ...each.quota, letter: 'D' } }))).toBe(
      'quota.letter',
    )
    const base = ['A', 'D']
    expect(wrong((each) => ({ ...each, ...three, quota: { ...each.quota, base } }))).toBe('quota.base.1')
  })
})
