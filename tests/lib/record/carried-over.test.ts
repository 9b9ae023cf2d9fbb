import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { CarriedOver } from '@/components/record/carried-over'
import type { PerformanceRow } from '@/lib/record/schema'
import { contractRow } from './row'

const said = (carriedOver: number | null, before: PerformanceRow | null) => {
  const row = { ...contractRow, dossiers: { ...contractRow.dossiers, carriedOver } }
  return renderToStaticMarkup(createElement(CarriedOver, { locale: 'vi', row, before }))
}

it('what is carried over stands with its difference from what the month before left open, for ever', () => {
  const before = {
    ...contractRow,
    dossiers: { ...contractRow.dossiers, pendingInTime: 38, pendingOverdue: 2 },
  }
  expect(said(43, before)).toMatch(/lệch 3 hồ sơ/)
  expect(said(36, before)).toMatch(/lệch −4 hồ sơ/)
  expect(said(40, before)).toBe('')
  // Unknown is not off, nor is a month that follows none.
  expect(said(null, before)).toBe('')
  expect(said(43, null)).toBe('')
})
