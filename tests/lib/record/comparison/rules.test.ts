import { describe, expect, it } from 'vitest'
import { comparisonRewrites } from '@/lib/record/comparison/addresses/rules'
import { besideOther, besideWhole, choiceOf, chosenUnits, interval } from '@/lib/record/comparison/rules'
import { everyUnit } from '@/lib/record/comparison/schema'
import { medianRate, onTimeRate, rate } from '@/lib/record/rates/rules'
import { contractRow } from '../row'

const unit = (name: string, received: number, late = 2) => ({
  seq: 1,
  hash: '',
  nameEn: null,
  row: {
    ...contractRow,
    unit: { ...contractRow.unit, name, slug: name },
    dossiers: { ...contractRow.dossiers, received, late },
  },
})
const units = [
  unit('Xã Bát Tràng', 2500),
  unit('Phường An Khánh', 900, 9),
  unit('Phường Đại Mỗ', 950, 0),
  unit('Phường Ba Đình', 2100),
]

describe('units side by side', () => {
  it('puts those of similar size together, by name unless asked otherwise', () => {
    const names = (choice = everyUnit) =>
      chosenUnits(units, choice, []).map((group) => [
        group.size,
        ...group.units.map(({ row }) => row.unit.name),
      ])
    expect(names()).toEqual([
      ['large', 'Phường Ba Đình', 'Xã Bát Tràng'],
      ['small', 'Phường An Khánh', 'Phường Đại Mỗ'],
    ])
    expect(names({ ...everyUnit, order: 'on-time' })[1]).toEqual([
      'small',
      'Phường Đại Mỗ',
      'Phường An Khánh',
    ])
    expect(names({ ...everyUnit, kind: 'commune' })).toEqual([['large', 'Xã Bát Tràng']])
    const district = { slug: 'tu-liem', name: '', units: ['Phường Đại Mỗ'] }
    expect(chosenUnits(units, { ...everyUnit, district: 'tu-liem' }, [district])).toHaveLength(1)
  })

  it('says how far chance may have moved a rate, and when two differ', () => {
    // Newcombe (1998), method 3: 81 of 263 is 0.2553 to 0.3662.
    expect(interval(rate(81, 263))).toEqual({ low: '25.5', high: '36.7' })
    expect(interval(rate(30, 30))).toEqual({ low: '88.6', high: '100' })
    expect(interval(rate(0, 0))).toBeNull()
    expect(besideWhole(rate(28, 30), rate(950, 1000))).toBe('alike')
    expect(besideWhole(rate(700, 1000), rate(950, 1000))).toBe('lower')
    expect(besideOther(rate(99, 100), rate(70, 100))).toBe('higher')
    expect(besideOther(rate(28, 30), rate(27, 30))).toBe('alike')
  })

  it('has a middle of five units or more', () => {
    expect(medianRate(units, ({ row }) => onTimeRate(row))).toBeNull()
    const rates = [50, 60, 70, 80].map((n) => rate(n, 100))
    expect(medianRate([...rates, rate(90, 100)], (one) => one)).toEqual({ value: '70.00', units: 5 })
    expect(medianRate([...rates, rate(90, 100), rate(91, 100)], (one) => one)).toEqual({
      value: '75.00',
      units: 6,
    })
  })
})

describe('the questions of the page', () => {
  it('become folders, the fullest first; words of the other language are none', () => {
    const all = comparisonRewrites({ vi: '/ket-qua', en: '/en/results' })
    expect(all).toHaveLength(16)
    expect(all[0]).toEqual({
      source: '/ket-qua',
      has: [
        { type: 'query', key: 'don-vi', value: '(?<worda>[a-z0-9-]{1,120})' },
        { type: 'query', key: 'voi', value: '(?<wordb>[a-z0-9-]{1,120})' },
      ],
      destination: '/vi/results/pair/:worda/:wordb',
    })
    expect(all.map(({ destination }) => destination)).toContain('/vi/results/tat-ca/tat-ca/:wordc')
    const words = { kind: 'phuong', district: 'tat-ca', order: 'hai-long' }
    expect(choiceOf('vi', words)).toEqual({ kind: 'ward', district: 'all', order: 'satisfied' })
    expect(choiceOf('en', words)).toBeNull()
    expect(choiceOf('vi', { ...words, order: 'satisfied' })).toBeNull()
  })
})
