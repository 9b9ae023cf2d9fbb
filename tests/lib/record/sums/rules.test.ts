import { describe, expect, it } from 'vitest'
import { onTimeRate } from '@/lib/record/rates/rules'
import { sumOfRows } from '@/lib/record/sums/rules'
import { contractRow } from '../row'

describe('the sum of rows', () => {
  it('is the sum of its parts, and so is its rate', () => {
    const sum = sumOfRows([contractRow, contractRow])
    expect(sum.dossiers).toMatchObject({ received: 2784, late: 4, difference: null })
    expect(sum.satisfaction).toMatchObject({ answers: 420, level5: 300 })
    expect(onTimeRate(sum)).toEqual(
      expect.objectContaining({
        numerator: 2760,
        denominator: 2764,
        value: onTimeRate(contractRow).value,
      }),
    )
  })

  it('has no data where a part has none, and no median', () => {
    const silent = { ...contractRow, satisfaction: { ...contractRow.satisfaction, level5: null } }
    const sum = sumOfRows([contractRow, silent])
    expect(sum.satisfaction).toMatchObject({ answers: 420, level5: null })
    expect(sum.suggestions).toEqual({ received: 18, answered: 16, medianDays: null })
  })

  it('withholds what a part withholds', () => {
    const open = { ...contractRow, staff: { ...contractRow.staff, gradeC: 5, gradeD: 2, withheld: [] } }
    expect(sumOfRows([contractRow, open]).staff).toMatchObject({
      counted: 124,
      gradeB: 78,
      gradeC: null,
      withheld: ['gradeC', 'gradeD'],
    })
  })
})
