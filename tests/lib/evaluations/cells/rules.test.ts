import { describe, expect, it } from 'vitest'
import { cellsOf, gridCounts, readRow } from '@/lib/evaluations/cells/rules'
import { same } from '@/lib/evaluations/merging/rules'
import { cellsFor, previewOf } from '@/lib/evaluations/preview/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import type { PersonMonth } from '@/lib/evaluations/sheets/schema'
import { leads, missingCells, missingWords, resultOf, sumOf } from '@/lib/evaluations/sheets/rules'
import { fullRow } from '../scene'

const [hn2018, nd335] = shippedSchemes as [(typeof shippedSchemes)[0], (typeof shippedSchemes)[0]]
const id = '00000000-0000-4000-8000-000000000001'
const person: PersonMonth = {
  ...{ evaluationId: id, personId: id, code: 'NV1', fullName: 'Đỗ Xuân', positionTitle: 'Chuyên viên' },
  ...{ department: null, category: 'civil_servant', notGraded: null, knockOut: null },
  ...{
    byHead: false,
    decided: false,
    remark: null,
    assessorId: null,
    assessorDelegationId: null,
    points: {},
    tasks: [],
    deductions: [],
  },
}
const read = (cells: Record<string, string>, base?: Record<string, string>, of = person) =>
  readRow(nd335, of, { person: id, cells, base })

describe('a row of the form', () => {
  it.each([
    ['4,5', '4.5'],
    ['4.50', '4.5'],
    [' 0 ', '0'],
    ['5', '5'],
  ])('takes %s as %s', (typed, points) => {
    expect(read({ 'I.1': typed }).change?.scores).toEqual({ 'I.1': points })
  })

  it.each([
    ['5,01', 'Phải từ 0 đến 5; đang là 5.01.'.replace('5.01', '5,01')],
    ['-1', '“-1” không đọc được; ghi số từ 0 đến 5, ví dụ 5.'],
    ['năm', '“năm” không đọc được; ghi số từ 0 đến 5, ví dụ 5.'],
  ])('refuses %s in words', (typed, why) => {
    expect(read({ 'I.1': typed })).toMatchObject({ change: null, faults: [{ key: 'I.1', typed, why }] })
  })

  it('empties a cell that was emptied, and leaves one nobody touched', () => {
    const stored = { ...person, points: { 'I.1': '5', 'I.2': '4' } }
    const base = { 'I.1': '5', 'I.2': '5' }
    expect(read({ 'I.1': '', 'I.2': '5' }, base, stored)).toMatchObject({
      change: { scores: { 'I.1': null } },
    })
  })

  it('compares next time with what is stored, not with what was refused', () => {
    const { base } = read({ 'I.1': '9', 'I.2': '3', assigned: '20', unfinished: '21' }, {})
    expect(base).toEqual({ 'I.1': '', 'I.2': '3', assigned: '', unfinished: '' })
  })

  it('takes 1 and 0,5 for a leadership term, and no more', () => {
    expect(read({ unity: '0,5' }).change?.scores).toEqual({ unity: '0.5' })
    expect(read({ unity: '0,7' }).faults).toMatchObject([{ key: 'unity', why: 'Chỉ nhận 1 hoặc 0,5.' }])
  })

  it('counts a fault left blank as none, and a month of no tasks as such', () => {
    expect(read({ assigned: '4' }).change?.tasks).toMatchObject([{ units: '4', completed: true }])
    expect(read({ assigned: '0' }).change).toMatchObject({ tasks: [], noTask: true })
  })

  it('ignores keys that are no cell', () => {
    expect(read({ constructor: '5', 'IX.1': '5' })).toEqual({ change: null, faults: [], base: {} })
  })
})

describe('what the grid shows', () => {
  it('writes decimals with a comma and leaves out tasks that say more than counts', () => {
    const task = {
      title: 'Đề án',
      units: '2',
      completed: true,
      failed_reviews: 0,
      late: 0,
      objective_cause: false,
    }
    const cells = cellsOf(nd335, { ...person, points: { 'I.1': '4.5' }, tasks: [task] })
    expect(cells['I.1']).toBe('4,5')
    expect(cells.assigned).toBeUndefined()
    expect(gridCounts({ tasks: [task] })).toBeNull()
  })

  it('4,50 is 4.5', () => {
    expect(same('4,50', '4.5')).toBe(true)
    expect(same('', '0')).toBe(false)
  })
})

describe('what is missing', () => {
  it('is every criterion, the tasks, and three terms more for who leads', () => {
    expect(missingCells(nd335, person)).toHaveLength(11)
    expect(missingCells(nd335, { ...person, positionTitle: 'Phó Trưởng phòng' })).toHaveLength(14)
    expect(missingCells(hn2018, person)).toHaveLength(4)
  })

  it.each(['few_days', 'on_leave'] as const)(
    'is nothing for who was away (%s), disciplined or not',
    (notGraded) => {
      const away = { ...person, notGraded }
      expect(missingCells(nd335, away)).toEqual([])
      expect(resultOf(nd335, away)).toMatchObject({ grade: null })
      const disciplined = { ...away, points: { 'I.1': '4' }, knockOut: 'discipline_decision' }
      expect(missingCells(nd335, disciplined)).toEqual([])
      expect(missingWords(nd335, disciplined)).toEqual([])
      const lines = [
        { criterion: 'discipline_decision', why: expect.stringMatching(/: xếp loại D\.$/) as string },
      ]
      expect(resultOf(nd335, disciplined)).toMatchObject({ total: null, grade: 'D', lines })
      expect(sumOf(hn2018, disciplined)).toMatchObject({ total: null, grade: 'D' })
    },
  )

  it('is nothing for who had no task, and the criteria alone once a discipline decision grades her', () => {
    const idle = { ...person, notGraded: 'no_task' as const }
    expect(missingCells(nd335, idle)).toEqual([])
    expect(missingCells(nd335, { ...idle, knockOut: 'discipline_decision' })).toHaveLength(10)
  })

  it('is the criteria alone for who was there and has a discipline decision', () => {
    expect(missingCells(nd335, { ...person, knockOut: 'discipline_decision' })).toHaveLength(10)
  })

  it.each([
    ['Trưởng phòng', true],
    ['Phó Chủ tịch UBND', true],
    ['Chánh Văn phòng', true],
    ['Chuyên viên', false],
    ['Chuyên viên giúp việc Chủ tịch', false],
  ])('%s leads: %s', (positionTitle, expected) => {
    expect(leads(nd335, { positionTitle, points: {} })).toBe(expected)
    expect(leads(hn2018, { positionTitle, points: {} })).toBe(false)
  })
})

describe('the preview', () => {
  const row = { leads: false, tasks: null, deductions: [], knockOut: null }

  it('is the very result of the server', () => {
    const { cells } = fullRow(id)
    const { change } = read(cells)
    const points = Object.fromEntries(Object.entries(change!.scores).map(([key, value]) => [key, value!]))
    const tasks = change!.tasks!.map((task) => ({ ...task, title: null }))
    const server = resultOf(nd335, { ...person, points, tasks })
    expect(previewOf(nd335, row, cells)).toEqual({ total: '90.13', grade: 'A' })
    expect(server).toMatchObject({ total: '90.13', grade: 'A' })
  })

  it('is blank while something is missing or wrong', () => {
    expect(previewOf(nd335, row, fullRow(id, { 'I.1': '' }).cells).grade).toBeNull()
    expect(previewOf(nd335, row, fullRow(id, { late: '40' }).cells).grade).toBeNull()
    expect(previewOf(nd335, { ...row, leads: true }, fullRow(id).cells).grade).toBeNull()
  })

  it.each(['A', 'B', 'C', 'D'] as const)(
    '%s sets cells that give %s, for staff and for who leads',
    (letter) => {
      for (const leads of [false, true]) {
        const cells = { assigned: '12' }
        const { cells: given, reached } = cellsFor(nd335, { ...row, leads }, letter, cells)
        expect(reached).toBe(true)
        expect(previewOf(nd335, { ...row, leads }, { ...cells, ...given }).grade).toBe(letter)
      }
      expect(previewOf(hn2018, row, cellsFor(hn2018, row, letter, {}).cells).grade).toBe(letter)
    },
  )
})
