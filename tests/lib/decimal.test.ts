import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  decimal,
  decimalFault,
  decimalGrammar,
  divide,
  isDecimal,
  max,
  min,
  multiply,
  one,
  parseDecimal,
  ratio,
  round,
  subtract,
  sum,
  toFixed,
  toShortest,
  zero,
} from '@/lib/decimal'

const rationals = fc
  .tuple(fc.bigInt(-(10n ** 9n), 10n ** 9n), fc.bigInt(1n, 10n ** 6n))
  .map(([n, d]) => ratio(n, d))

describe('the grammar', () => {
  it.each(['0', '7', '007', '100', '999', '2.5', '0.0001', '999.9999', '20.0'])('takes %s', (text) => {
    expect(isDecimal(text)).toBe(true)
    expect(parseDecimal(text)).not.toBeNull()
  })

  it.each([
    '',
    '1000',
    '1.',
    '.5',
    '1.23456',
    '-1',
    '+1',
    '1,5',
    '1e2',
    ' 1',
    '1 ',
    '1\n',
    '١',
    '0x1',
    'NaN',
    '1.2.3',
  ])('refuses %j', (text) => {
    expect(isDecimal(text)).toBe(false)
    expect(parseDecimal(text)).toBeNull()
    expect(() => decimal(text)).toThrow(`Not a decimal: ${JSON.stringify(text)}`)
  })

  it('reads the exact number', () => {
    expect(decimal('2.50')).toEqual({ n: 5n, d: 2n })
    expect(decimal('0.0001')).toEqual({ n: 1n, d: 10_000n })
    expect(decimal('12')).toEqual({ n: 12n, d: 1n })
  })
})

describe('decimalFault', () => {
  it('says nothing of a number up to its maximum', () => {
    expect(decimalFault('0')).toBeNull()
    expect(decimalFault('999.9999')).toBeNull()
    expect(decimalFault('2.5', '2.5')).toBeNull()
    expect(decimalFault('2.5000', '2.5')).toBeNull()
  })

  it('says what is wrong with the rest', () => {
    expect(decimalFault('2,5', '2.5')).toBe(decimalGrammar)
    expect(decimalFault('x')).toBe(decimalGrammar)
    expect(decimalGrammar).toContain('"2.5"')
    expect(decimalFault('2.5001', '2.5')).toBe('Phải từ 0 đến 2,5; đang là 2,5001.')
  })
})

describe('ratio', () => {
  it('is in lowest terms with a positive denominator', () => {
    expect(ratio(6, 4)).toEqual({ n: 3n, d: 2n })
    expect(ratio(6, -4)).toEqual({ n: -3n, d: 2n })
    expect(ratio(-6, -4)).toEqual({ n: 3n, d: 2n })
    expect(ratio(0, -4)).toEqual(zero)
    expect(ratio(5)).toEqual({ n: 5n, d: 1n })
    expect(() => ratio(1, 0)).toThrow('Division by zero')
    expect(() => divide(one, zero)).toThrow('Division by zero')
  })
})

describe('arithmetic', () => {
  it('keeps thirds and sixths', () => {
    expect(sum([ratio(1, 3), ratio(1, 3), ratio(1, 3)])).toEqual(one)
    expect(sum([])).toEqual(zero)
    expect(add(ratio(1, 6), ratio(1, 3))).toEqual(ratio(1, 2))
    expect(subtract(ratio(1, 6), ratio(1, 3))).toEqual(ratio(-1, 6))
    expect(multiply(ratio(2, 3), ratio(3, 4))).toEqual(ratio(1, 2))
    expect(divide(ratio(2, 3), ratio(-4, 3))).toEqual(ratio(-1, 2))
  })

  it('compares', () => {
    expect(compare(ratio(1, 3), ratio(1, 2))).toBe(-1)
    expect(compare(ratio(2, 4), ratio(1, 2))).toBe(0)
    expect(compare(ratio(1, 2), ratio(-1, 2))).toBe(1)
    expect(max(ratio(1, 3), ratio(1, 2))).toEqual(ratio(1, 2))
    expect(max(ratio(1, 2), ratio(1, 3))).toEqual(ratio(1, 2))
    expect(min(ratio(1, 3), ratio(1, 2))).toEqual(ratio(1, 3))
    expect(min(ratio(1, 2), ratio(1, 3))).toEqual(ratio(1, 3))
  })

  it('obeys the laws of a field', () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a))
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
        expect(subtract(add(a, b), b)).toEqual(a)
        if (b.n !== 0n) expect(divide(multiply(a, b), b)).toEqual(a)
      }),
    )
  })
})

describe('rounding', () => {
  it.each([
    ['49.995', 2, '50.00'],
    ['49.9949', 2, '49.99'],
    ['0.005', 2, '0.01'],
    ['0.0049', 2, '0.00'],
    ['69.99', 2, '69.99'],
    ['100', 2, '100.00'],
    ['0.05', 1, '0.1'],
    ['2.5', 0, '3'],
    ['0', 0, '0'],
    ['2.5', 4, '2.5000'],
  ])('writes %s to %i places as %s', (text, places, expected) => {
    expect(toFixed(decimal(text), places)).toBe(expected)
  })

  it('rounds by magnitude and never writes a negative zero', () => {
    expect(toFixed(ratio(-1, 8), 2)).toBe('-0.13')
    expect(toFixed(ratio(-1, 1000), 2)).toBe('0.00')
    expect(toFixed(ratio(-5, 2), 0)).toBe('-3')
    expect(toFixed(ratio(2, 3), 4)).toBe('0.6667')
    expect(round(ratio(1, 3), 2)).toEqual(ratio(33, 100))
  })

  it('is never further than half a place away', () => {
    fc.assert(
      fc.property(rationals, fc.integer({ min: 0, max: 6 }), (a, places) => {
        const off = subtract(round(a, places), a)
        const half = ratio(1n, 2n * 10n ** BigInt(places))
        expect(compare(off, half)).toBeLessThanOrEqual(0)
        expect(compare(off, subtract(zero, half))).toBeGreaterThanOrEqual(0)
        expect(toFixed(a, places)).toBe(toFixed(round(a, places), places))
      }),
    )
  })

  it('writes as short as it can', () => {
    expect(toShortest(decimal('2.5000'))).toBe('2.5')
    expect(toShortest(decimal('20.0'))).toBe('20')
    expect(toShortest(decimal('100'))).toBe('100')
    expect(toShortest(decimal('100'), 0)).toBe('100')
    expect(toShortest(zero)).toBe('0')
    expect(toShortest(ratio(1, 3))).toBe('0.3333')
    expect(toShortest(decimal('10.05'), 2)).toBe('10.05')
  })

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (tenThousandths) => {
        const value = ratio(tenThousandths, 10_000)
        expect(decimal(toFixed(value, 4))).toEqual(value)
        expect(decimal(toShortest(value))).toEqual(value)
      }),
    )
  })
})
