import { describe, expect, it } from 'vitest'
import * as rates from '@/lib/record/rates/rules'
import type { PerformanceRow } from '@/lib/record/schema'
import { contractRow } from '../row'

const withDossiers = (part: Partial<PerformanceRow['dossiers']>, more: Partial<PerformanceRow> = {}) => ({
  ...contractRow,
  ...more,
  dossiers: { ...contractRow.dossiers, ...part },
})

describe('rates', () => {
  it('shows the n of each', () => {
    expect(rates.onTimeRate(contractRow)).toEqual({ numerator: 1380, denominator: 1382, value: '99.86' })
    expect(rates.satisfactionRate(contractRow)).toEqual({ numerator: 190, denominator: 210, value: '90.48' })
    expect(rates.filedFromHomeRate(contractRow)).toEqual({
      numerator: 1150,
      denominator: 1165,
      value: '98.71',
    })
    expect(rates.onlineRate(contractRow)).toEqual({ numerator: 1165, denominator: 1300, value: '89.62' })
    expect(rates.suggestionsAnsweredRate(contractRow).value).toBe('88.89')
    expect(rates.acknowledgedRate(contractRow).value).toBe('98.39')
    expect(rates.channelRates(contractRow).post).toEqual({ numerator: 2, denominator: 1392, value: '0.14' })
  })

  it('is exact at a half', () => {
    expect(rates.onTimeRate(withDossiers({ early: 1, onTime: 0, late: 799 })).value).toBe('0.13')
  })

  it('claims nothing of nothing, and missing is not zero', () => {
    const none = { numerator: 0, denominator: 0, value: null }
    expect(rates.onTimeRate(withDossiers({ early: 0, onTime: 0, late: 0 }))).toEqual(none)
    const missing = { numerator: 1380, denominator: null, value: null }
    expect(rates.onTimeRate(withDossiers({ late: null }))).toEqual(missing)
    expect(rates.onTimeRate(withDossiers({ late: 0, onTime: 0, early: 7 })).value).toBe('100.00')
  })

  it('claims no satisfaction below 30 answers', () => {
    const of = (answers: number) =>
      rates.satisfactionRate({
        ...contractRow,
        satisfaction: { answers, level5: answers, level4: 0, level3: 0, level2: 0, level1: 0 },
      })
    expect(of(29)).toEqual({ numerator: 29, denominator: 29, value: null })
    expect(of(30).value).toBe('100.00')
  })

  it('claims no share that is more than its whole', () => {
    expect(rates.filedFromHomeRate(withDossiers({ filedFromHome: 1166 })).value).toBeNull()
  })

  it('gives no share of grades where any is withheld', () => {
    expect(rates.gradeShares(contractRow)).toBeNull()
    const staff = { ...contractRow.staff, gradeC: 7, gradeD: 0, withheld: [] }
    expect(rates.gradeShares({ ...contractRow, staff })?.B).toEqual({
      numerator: 39,
      denominator: 60,
      value: '65.00',
    })
  })
})

describe('trend', () => {
  it('keeps gaps, takes the latest revision and finds the extremes', () => {
    const rows = [
      withDossiers({ early: 9, onTime: 0, late: 1 }, { month: '2026-07' }),
      withDossiers({ early: 1, onTime: 0, late: 9 }, { month: '2026-08', revision: 1 }),
      withDossiers({ early: 8, onTime: 0, late: 2 }, { month: '2026-08', revision: 2 }),
      withDossiers({ late: null }, { month: '2026-09' }),
      withDossiers({ early: 10, onTime: 0, late: 0 }, { month: '2026-10' }),
      withDossiers({ early: 0, onTime: 0, late: 1 }, { month: '2025-09' }),
    ]
    const found = rates.trend(rows, rates.onTimeRate, '2026-11')
    expect(found.points.map(({ month }) => month)).toHaveLength(12)
    expect(found.points[0]).toEqual({ month: '2025-12', rate: null })
    expect(found.points.at(-1)).toEqual({ month: '2026-11', rate: null })
    expect(found.points.find(({ month }) => month === '2026-09')?.rate?.value).toBeNull()
    expect(found.first).toEqual({ month: '2026-07', value: '90.00' })
    expect(found.last).toEqual({ month: '2026-10', value: '100.00' })
    expect(found.lowest).toEqual({ month: '2026-08', value: '80.00' })
    expect(found.highest).toEqual({ month: '2026-10', value: '100.00' })
  })

  it('says nothing of no months', () => {
    expect(rates.trend([], rates.onTimeRate, '2026-11', 3)).toMatchObject({
      first: null,
      last: null,
      lowest: null,
    })
  })
})
