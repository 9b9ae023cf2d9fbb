import { expect, it } from 'vitest'
import { readRow } from '@/lib/evaluations/cells/rules'
import { withLetter } from '@/lib/evaluations/letters/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import type { PersonMonth } from '@/lib/evaluations/sheets/schema'

const nd335 = shippedSchemes[1]!
const id = '00000000-0000-4000-8000-000000000001'
const person: PersonMonth = {
  ...{ evaluationId: id, personId: id, code: 'NV1', fullName: 'Đỗ Xuân', positionTitle: 'Chuyên viên' },
  ...{ department: null, category: 'civil_servant', notGraded: null, disciplineDecision: false },
  ...{ remark: null, assessorId: null, points: {}, tasks: [], deductions: [] },
}
const read = (cells: Record<string, string>, base: Record<string, string>, points = {}) => {
  const of = { ...person, points }
  return readRow(nd335, of, withLetter(nd335, of, { person: id, cells, base }).row)
}

it('fills the cells that were left empty', () => {
  const { change } = read({ grade: 'b', 'I.1': '', assigned: '8' }, { grade: '', 'I.1': '', assigned: '' })
  expect(change?.scores).toMatchObject({ 'I.1': '4', 'I.2': '4', 'III.4': '2' })
})

it('leaves what was typed beside it, right or wrong', () => {
  const empty = { grade: '', 'I.1': '', 'I.2': '', assigned: '' }
  const { change, faults } = read({ grade: 'B', 'I.1': '3,5', 'I.2': '9', assigned: '8' }, empty)
  expect(change?.scores).toMatchObject({ 'I.1': '3.5', 'II.1': '2' })
  expect(change?.scores).not.toHaveProperty('I.2')
  expect(faults).toMatchObject([{ key: 'I.2', typed: '9', why: 'Phải từ 0 đến 5; đang là 9.' }])
})

it('sets what stood there before and was not touched', () => {
  const shown = { grade: 'A', 'I.1': '5', assigned: '8' }
  const { change } = read({ ...shown, grade: 'C' }, shown, { 'I.1': '5' })
  expect(change?.scores['I.1']).toBeDefined()
  expect(change?.scores['I.1']).not.toBe('5')
})
