import { describe, expect, it } from 'vitest'
import { foldText } from '@/lib/fold'
import type { Cell, CellKind } from '@/lib/sheets/schema'
import { readCount, readDay, readDegrees, readMonth, readNumber, type Value } from '@/lib/sheets/values'

const cell = (text: string, kind: CellKind = 'text'): Cell => ({ kind: text === '' ? 'empty' : kind, text })
const got = (value: Value<unknown>) => (value.ok ? value.value : 'refused')

describe('folding', () => {
  it.each([
    ['Đỗ Xuân', 'do xuan'],
    ['Hoà', foldText('Hòa')],
    ['  Thụy\u00a0 Phương ', 'thuy phuong'],
    ['THUỴ', 'thuy'],
  ])('%s → %s', (text, folded) => expect(foldText(text)).toBe(folded))
})

it.each([
  ['1.432', 1432],
  ['1432', 1432],
  ['1 432', 1432],
  ['1.432.000', 1432000],
  ['0', 0],
  ['', null],
  ['12,0', 12],
  ['1,432', 'refused'],
  ['99,85', 'refused'],
  ['4.5', 'refused'],
  ['-3', 'refused'],
  ['1.43', 'refused'],
  ['mười', 'refused'],
  ['-', 'refused'],
])('count %s → %s', (text, value) => expect(got(readCount(cell(text)))).toBe(value))

it('a number cell is what it is', () => {
  expect(got(readCount(cell('1432', 'number')))).toBe(1432)
  expect(got(readCount(cell('1.432', 'number')))).toBe('refused')
  expect(got(readNumber(cell('1.432', 'number')))).toBe('1.432')
  expect(got(readCount(cell('=A1', 'formula')))).toBe('refused')
  expect(got(readCount(cell('2025-07-01', 'date')))).toBe('refused')
})

it.each([
  ['99,85', '99.85'],
  ['99.85', '99.85'],
  ['4,5', '4.5'],
  ['4.5', '4.5'],
  ['1.432', '1432'],
  ['1.432,5', '1432.5'],
  ['1,432', 'refused'],
  ['007', '7'],
])('decimal %s → %s', (text, value) => expect(got(readNumber(cell(text)))).toBe(value))

it('degrees have decimals only', () => {
  expect(got(readDegrees(cell('105.838')))).toBe('105.838')
  expect(got(readDegrees(cell('105,838')))).toBe('105.838')
})

it.each([
  ['01/07/2025', '2025-07-01'],
  ['1/7/2025', '2025-07-01'],
  ['2025-07-01', '2025-07-01'],
  ['2025-07-01 00:00:00', '2025-07-01'],
  ['1-7-2025', '2025-07-01'],
  ['45839', '2025-07-01'],
  ['', null],
  ['31/02/2025', 'refused'],
  ['07/13/2025', 'refused'],
  ['1985', 'refused'],
  ['1/7/25', 'refused'],
  ['2025-13-01', 'refused'],
  ['1432000', 'refused'],
])('day %s → %s', (text, value) => expect(got(readDay(cell(text)))).toBe(value))

it('date serials of both systems', () => {
  expect(got(readDay(cell('45839', 'number')))).toBe('2025-07-01')
  expect(got(readDay(cell('44377', 'number'), 1904))).toBe('2025-07-01')
  expect(got(readMonth(cell('45839', 'number')))).toBe('2025-07')
})

it.each([
  ['10/2025', '2025-10'],
  ['1/2026', '2026-01'],
  ['2025-10', '2025-10'],
  ['Tháng 10/2025', '2025-10'],
  ['tháng 9 năm 2025', '2025-09'],
  ['01/10/2025', '2025-10'],
  ['', null],
  ['13/2025', 'refused'],
  ['Quý III/2025', 'refused'],
  ['Q3/2025', 'refused'],
  ['quý 3 năm 2025', 'refused'],
  ['2025', 'refused'],
  ['10', 'refused'],
])('month %s → %s', (text, value) => expect(got(readMonth(cell(text)))).toBe(value))

it('says that a quarter is a quarter', () => {
  for (const text of ['Quý III/2025', 'Q3/2025', '2025-Q3']) {
    expect(readMonth(cell(text))).toMatchObject({ why: expect.stringMatching(/là quý/) })
  }
})
