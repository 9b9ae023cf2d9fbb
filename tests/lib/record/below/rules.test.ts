import { expect, it } from 'vitest'
import { nearest } from '@/lib/record/below/rules'
import { contractRow } from '../row'

const row = (name: string, graded: number | null) => ({
  ...contractRow,
  unit: { ...contractRow.unit, name },
  staff: { ...contractRow.staff, graded },
})

it('takes the ten units nearest in the number graded, and none that told no number', () => {
  const rows = [row('Phường Xa', 200), row('Phường Im', null), row('Phường B', 58), row('Phường A', 62)]
  expect(nearest(rows, 60).map(({ unit }) => unit.name)).toEqual(['Phường A', 'Phường B', 'Phường Xa'])
  const many = Array.from({ length: 12 }, (_, at) => row(`Phường ${at}`, at))
  expect(nearest(many, 0).map(({ staff }) => staff.graded)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})
