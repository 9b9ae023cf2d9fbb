import { describe, expect, it } from 'vitest'
import { gradeRanges, isProtected, sumOfRanges } from '@/lib/record/small-groups/audit/rules'
import { withholdParent } from '@/lib/record/small-groups/rules'
import { letters, publish } from './adversary'
import { Facts } from './solver'
import { cell, hiddenCells, town } from './town'

describe('the audit of a row', () => {
  it('finds the same ends as a solver, in a thousand rows and in their sums', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const rows = town(seed, { months: 1, corrected: 99 })
      const facts = new Facts()
      for (const row of rows) {
        const cells = letters.map((_, letter) => [1, cell(row, letter)] as const)
        if (row.staff.graded !== null) facts.equal(cells, row.staff.graded)
        else facts.atMost(cells, row.staff.counted ?? 1000)
        letters.forEach((name, letter) => {
          if (row.staff[name] !== null) facts.equal([[1, cell(row, letter)]], row.staff[name])
        })
      }
      const found = facts.ranges(rows.flatMap(hiddenCells))
      const ranges = rows.map(({ staff }) => gradeRanges(staff))
      rows.forEach((row, at) => {
        if (ranges[at] === null) return
        letters.forEach((_, letter) => {
          const solved = found.get(cell(row, letter))
          if (solved) expect(ranges[at]![letter]).toEqual(solved)
        })
      })
      const sums = sumOfRanges(rows.map(({ staff }) => staff))
      const parent = withholdParent(rows.map(({ staff }) => staff))
      letters.forEach((name, letter) => {
        const truth = rows.reduce((sum, row) => sum + row.truth[letter]!, 0)
        if (sums) expect(sums[letter]!.low <= truth && truth <= sums[letter]!.high).toBe(true)
        if (sums && parent[name] !== null) expect(sums[letter]).toEqual({ low: truth, high: truth })
      })
    }
  })

  it('refuses a row from which a withheld count can be taken', () => {
    const row = publish([14, 39, 4, 3])
    expect(isProtected(row)).toBe(true)
    expect(isProtected({ ...row, gradeD: 3, withheld: ['gradeC'] })).toBe(false)
    expect(isProtected({ ...row, gradeA: 18, gradeB: 40 })).toBe(false)
  })
})
