import { describe, expect, test } from 'vitest'
import * as f from '@/lib/format'

const N = '\u00a0'

describe('numbers', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1432, '1.432', '1,432'],
    [-1432, '−1.432', '−1,432'],
    [1234567, '1.234.567', '1,234,567'],
  ])('%d', (value, vi, en) => {
    expect(f.formatNumber(value, 'vi')).toBe(vi)
    expect(f.formatNumber(value, 'en')).toBe(en)
  })
  test('exact beyond what a double holds', () => {
    expect(f.formatNumber('9007199254740993', 'vi')).toBe('9.007.199.254.740.993')
  })
  test('a decimal keeps its places', () => {
    expect(f.formatDecimal('82.50', 'vi')).toBe('82,50')
    expect(f.formatDecimal('1432.5', 'en')).toBe('1,432.5')
    expect(f.formatDecimal('1432', 'vi')).toBe('1.432')
    expect(f.formatDecimal('-0.25', 'vi')).toBe('−0,25')
    expect(f.formatPoints('2.5000', 'vi')).toBe('2,5')
    expect(f.formatPoints('-2.0000', 'vi')).toBe('−2')
    expect(f.formatPoints('23.3333', 'vi')).toBe('23,3333')
    expect(f.formatPoints('100', 'vi')).toBe('100')
    expect(f.formatDecimal('1.123456', 'vi')).toBe('1,123456')
  })
  test('per cent stays with its figure', () => {
    expect(f.formatPercent('99.85', 'vi')).toBe(`99,85${N}%`)
    expect(f.formatPercent('99.85', 'en')).toBe('99.85%')
    expect(f.formatCount(1382, 'hồ sơ', 'vi')).toBe(`1.382${N}hồ${N}sơ`)
  })
  test.each(['', 'a', '1.5.2', '1,5', 'NaN', '1e3'])('%j is refused', (bad) => {
    expect(() => f.formatDecimal(bad, 'vi')).toThrow(TypeError)
  })
  test('a fraction is no whole number', () => expect(() => f.formatNumber(1.5, 'vi')).toThrow(TypeError))
})

describe('days and months', () => {
  test('a day', () => {
    expect(f.formatDay('2026-11-01', 'vi')).toBe('01/11/2026')
    expect(f.formatDay('2026-11-01', 'en')).toBe(`1${N}November${N}2026`)
    expect(f.formatDay('2026-11-01T00:00:00+07:00', 'vi')).toBe('01/11/2026')
  })
  test('a day in words, as letters write it', () => {
    expect(f.formatDayInWords('2026-11-01', 'vi')).toBe(`ngày${N}01 tháng${N}11 năm${N}2026`)
    expect(f.formatDayInWords('2026-02-15', 'vi')).toBe(`ngày${N}15 tháng${N}02 năm${N}2026`)
    expect(f.formatDayInWords('2026-03-15', 'vi')).toBe(`ngày${N}15 tháng${N}3 năm${N}2026`)
    expect(f.formatDayInWords('2026-11-01', 'en')).toBe(`1${N}November${N}2026`)
  })
  test('a month', () => {
    expect(f.formatMonth('2026-10', 'vi')).toBe(`tháng${N}10/2026`)
    expect(f.formatMonth('2026-01', 'vi')).toBe(`tháng${N}1/2026`)
    expect(f.formatMonth('2026-10', 'en')).toBe(`October${N}2026`)
    expect(f.formatMonthShort('2026-01', 'vi')).toBe('01/2026')
    expect(f.formatMonthShort('2026-10', 'en')).toBe(`Oct${N}2026`)
  })
  test('an instant is told in the time of Hà Nội', () => {
    const late = new Date('2026-11-04T18:05:00Z')
    expect(f.formatInstant(late, 'vi')).toBe(`01:05 ngày${N}05/11/2026`)
    expect(f.formatInstant(late, 'en')).toBe(`01:05, 5${N}November${N}2026`)
  })
  test.each(['2026-13', '2026-00', '2026', '11/2026'])('%j is no month', (bad) => {
    expect(() => f.formatMonth(bad, 'vi')).toThrow(TypeError)
  })
  test.each(['2026-11', '2026-11-00', '2026-11-32', '2026-14-01'])('%j is no day', (bad) => {
    expect(() => f.formatDay(bad, 'vi')).toThrow(TypeError)
  })
})

test('a place’s name never leaves a dash at the start or a syllable at the end', () => {
  expect(f.formatPlaceName('Phường Văn Miếu - Quốc Tử Giám')).toBe(`Phường Văn Miếu${N}- Quốc Tử${N}Giám`)
  expect(f.formatPlaceName('Phường Thượng Cát')).toBe(`Phường Thượng${N}Cát`)
})
