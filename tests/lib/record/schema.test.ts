import { describe, expect, it } from 'vitest'
import { performanceRow, performanceRowSchema, type PerformanceRow } from '@/lib/record/schema'
import { contractRow } from './row'

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

describe('a row of the record', () => {
  it('is written in the order of the contract, whatever the order of its parts', () => {
    const row = performanceRow(reversed(contractRow) as PerformanceRow)
    expect(JSON.stringify(row)).toBe(JSON.stringify(contractRow))
  })

  it.each([
    ['an unknown key', { ...contractRow, score: 1 }],
    ['an unknown figure', { ...contractRow, staff: { ...contractRow.staff, gradeE: 1 } }],
    ['a missing group', { ...contractRow, inspections: undefined }],
    ['a negative count', { ...contractRow, inspections: { visits: -1, findings: 2, openCorrections: 1 } }],
    [
      'a withheld figure that is shown',
      { ...contractRow, staff: { ...contractRow.staff, withheld: ['gradeA'] } },
    ],
    [
      'a name withheld twice',
      { ...contractRow, staff: { ...contractRow.staff, withheld: ['gradeC', 'gradeC'] } },
    ],
    ['a cut-off that is not midnight in Hà Nội', { ...contractRow, cutOff: '2026-11-01T00:00:00Z' }],
    ['a month that is none', { ...contractRow, month: '2026-13' }],
    ['a correction without a reason', { ...contractRow, correction: { of: 1, reason: ' ' } }],
  ])('refuses %s', (_, row) => {
    expect(performanceRowSchema.safeParse(row).success).toBe(false)
  })

  it('takes null for a figure that is not known', () => {
    const row = { ...contractRow, satisfaction: { ...contractRow.satisfaction, answers: null } }
    expect(performanceRowSchema.safeParse(row).success).toBe(true)
  })
})
