import { expect, it } from 'vitest'
import { monthTyped } from '@/lib/month'

it.each([
  ['12/2025', '2025-12'],
  [' 1/2026 ', '2026-01'],
  ['01 - 2026', '2026-01'],
  ['2025-12', '2025-12'],
  ['13/2025', null],
  ['quý 4/2025', null],
  ['12/25', null],
  ['', null],
])('a month typed as “%s” is %s', (typed, month) => {
  expect(monthTyped(typed)).toBe(month)
})
