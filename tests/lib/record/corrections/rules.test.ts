import { describe, expect, it } from 'vitest'
import { changedFigures } from '@/lib/record/corrections/rules'
import { contractRow } from '../row'

const { dossiers, satisfaction, staff, suggestions, inspections } = contractRow

describe('what a correction changed', () => {
  it('is nothing where only the revision, its reason and its time are others', () => {
    const later = {
      ...contractRow,
      ...{ revision: 2, correction: { of: 1, reason: 'Rà soát' }, publishedAt: '2026-11-20T09:00:00+07:00' },
    }
    expect(changedFigures(contractRow, later)).toEqual([])
  })

  it('names each figure in the order of the contract', () => {
    const later = {
      ...contractRow,
      dossiers: { ...dossiers, late: 8, difference: { results: -6, channels: 0 } },
      satisfaction: { ...satisfaction, answers: 211, level5: 151 },
      suggestions: { ...suggestions, medianDays: null },
      inspections: { ...inspections, openCorrections: 0 },
    }
    expect(changedFigures(contractRow, later)).toEqual([
      ...['dossiers.late', 'dossiers.difference.results', 'dossiers.difference.channels'],
      ...['satisfaction.answers', 'satisfaction.level5'],
      ...['suggestions.medianDays', 'inspections.openCorrections'],
    ])
  })

  it('tells no withheld figure from another, and says when one became withheld', () => {
    expect(changedFigures(contractRow, { ...contractRow, staff: { ...staff } })).toEqual([])
    const withheld = ['gradeB', 'gradeC', 'gradeD'] as const
    expect(
      changedFigures(contractRow, {
        ...contractRow,
        staff: { ...staff, gradeB: null, withheld: [...withheld] },
      }),
    ).toEqual(['staff.gradeB', 'staff.withheld'])
  })
})
