import { expect, it } from 'vitest'
import { gridCounts, readRow, rowCellsOf } from '@/lib/evaluations/cells/rules'
import { type TaskCounts, tasksFromCounts } from '@/lib/evaluations/grading/defaults/rules'
import { withLetter } from '@/lib/evaluations/letters/rules'
import { countsSet } from '@/lib/evaluations/preview/rules'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import { sumOf } from '@/lib/evaluations/sheets/rules'
import type { PersonMonth } from '@/lib/evaluations/sheets/schema'

const nd335 = shippedSchemes[1]!
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
const read = (cells: Record<string, string>, base: Record<string, string>, points = {}) => {
  const of = { ...person, points }
  return readRow(nd335, of, withLetter(nd335, of, { person: id, cells, base }).row)
}

it('fills the cells that were left empty', () => {
  const { change } = read({ grade: 'b', 'I.1': '', assigned: '8' }, { grade: '', 'I.1': '', assigned: '' })
  expect(change?.scores).toMatchObject({ 'I.1': '3.25', 'I.2': '3.25', 'III.4': '1.5' })
})

it('leaves what was typed beside it, right or wrong', () => {
  const empty = { grade: '', 'I.1': '', 'I.2': '', assigned: '' }
  const { change, faults } = read({ grade: 'B', 'I.1': '3,5', 'I.2': '9', assigned: '8' }, empty)
  expect(change?.scores).toMatchObject({ 'I.1': '3.5', 'II.1': '1.5' })
  expect(change?.scores).not.toHaveProperty('I.2')
  expect(faults).toMatchObject([{ key: 'I.2', typed: '9', why: 'Phải từ 0 đến 5; đang là 9.' }])
})

it('sets what stood there before and was not touched', () => {
  const shown = { grade: 'A', 'I.1': '5', assigned: '8' }
  const { change } = read({ ...shown, grade: 'C' }, shown, { 'I.1': '5' })
  expect(change?.scores['I.1']).toBeDefined()
  expect(change?.scores['I.1']).not.toBe('5')
})

const tasks = (counts: TaskCounts) => {
  const made = tasksFromCounts(counts)
  return 'error' in made ? [] : made.tasks.map((each) => ({ ...each, title: null }))
}
/** The row after a letter: what its cells become, and the grade they come to. */
function after(letter: string, of: PersonMonth) {
  const base = { ...rowCellsOf(nd335, of), grade: sumOf(nd335, of)?.grade ?? '' }
  const { row, wish } = withLetter(nd335, of, { person: id, cells: { ...base, grade: letter }, base })
  const { change } = readRow(nd335, of, row)
  const scores = Object.fromEntries(
    Object.entries(change?.scores ?? {}).flatMap(([key, points]) => (points === null ? [] : [[key, points]])),
  )
  const stored = change?.tasks?.map((each) => ({ ...each, title: null })) ?? of.tasks
  const next: PersonMonth = { ...of, points: { ...of.points, ...scores }, tasks: stored }
  return { next, wish, counts: gridCounts(next), grade: sumOf(nd335, next)?.grade ?? null }
}

it('leaves counts that were recorded as they are, and sets points alone', () => {
  const counts = { assigned: 20, unfinished: 1, returned: 1, late: 0 }
  for (const letter of ['A', 'B'])
    expect(after(letter, { ...person, tasks: tasks(counts) })).toMatchObject({ counts, grade: letter })
})

it('sets points by the deductions that stand', () => {
  const deductions = [
    { criterion: 'I.1', points: '2', reason: 'Đi muộn', kind: null, evidence: null, file: null },
  ]
  const counts = { assigned: 10, unfinished: 2, returned: 1, late: 1 }
  for (const letter of ['B', 'C'])
    expect(after(letter, { ...person, tasks: tasks(counts), deductions }).grade).toBe(letter)
})

it('invents no fault where all is done in time, unless the letter cannot be without one; another letter takes it back', () => {
  const clean = { assigned: 20, unfinished: 0, returned: 0, late: 0 }
  const good = after('B', { ...person, tasks: tasks(clean) })
  expect(good).toMatchObject({ counts: clean, grade: 'B' })
  const poor = after('C', good.next)
  expect(poor.grade).toBe('C')
  expect(poor.counts!.unfinished).toBeGreaterThan(0)
  expect(after('A', poor.next)).toMatchObject({ counts: clean, grade: 'A' })
})

it('says which counts a letter had to set', () => {
  expect(countsSet('C', { unfinished: '8', returned: '0', late: '0' })).toBe(
    'Với số việc đã ghi, không điểm nào cho ra loại C, nên tạm ghi 8 việc chưa xong: hãy sửa theo thực tế.',
  )
  expect(countsSet('B', { 'I.1': '3' })).toBeNull()
})

it('waits for the counts that are missing, and takes no other letter in between', () => {
  const empty = { grade: '', assigned: '' }
  const { row, wish } = withLetter(nd335, person, {
    person: id,
    cells: { ...empty, grade: 'b' },
    base: empty,
  })
  expect([wish, row.cells['I.1'], row.cells.assigned]).toEqual(['B', '4', ''])
  const points = Object.fromEntries(
    nd335.criteria.map(({ id: key }) => [key, row.cells[key]!.replace(',', '.')]),
  )
  const waited = (cells: Record<string, string>, of = { ...person, points }) => {
    const shown = { ...rowCellsOf(nd335, of), grade: 'B?' }
    return withLetter(nd335, of, { person: id, cells: { ...shown, grade: 'B', ...cells }, base: shown })
  }
  expect(waited({}).wish).toBe('B')
  // 70 + 24 would be an A.
  const come = waited({ assigned: '5' })
  expect(come.wish).toBeUndefined()
  expect([come.row.cells['I.1'], come.row.cells.assigned]).toEqual(['3,25', '5'])
  // What she or somebody else has given since stays, and the letter with it.
  const hers = waited({ assigned: '5', 'I.1': '5' })
  expect([hers.wish, hers.row.cells['I.1'], hers.row.cells['I.2']]).toEqual(['B', '5', '4'])
  const theirs = waited({ assigned: '5' }, { ...person, points: { ...points, 'II.1': '2.5' } })
  expect([theirs.wish, theirs.row.cells['II.1']]).toEqual(['B', '2,5'])
  // Emptied, it waits no longer; another letter takes its place.
  expect(waited({ grade: '' })).not.toHaveProperty('wish')
  expect(waited({ grade: 'A' })).toMatchObject({ wish: 'A', row: { cells: { 'I.1': '4,75' } } })
})

it('waits where recorded counts leave no way but to take the criteria down, and touches none of them', () => {
  const counts = { assigned: 16, unfinished: 0, returned: 0, late: 1 }
  const of = { ...person, tasks: tasks(counts) }
  const base = { ...rowCellsOf(nd335, of), grade: 'B' }
  const { row, wish } = withLetter(nd335, of, { person: id, cells: { ...base, grade: 'C' }, base })
  expect([wish, row.cells['I.1'], row.cells['II.1']]).toEqual(['C', '3', '1,5'])
  expect(after('C', of).counts).toEqual(counts)
})

it('is kept beside typed points that come to another letter', () => {
  const base = { grade: '', assigned: '' }
  const high = Object.fromEntries(
    nd335.criteria.map(({ id: key, maximum }) => [key, maximum.replace('.', ',')]),
  )
  const cells = { ...high, grade: 'B', assigned: '5' }
  expect(withLetter(nd335, person, { person: id, cells, base })).toMatchObject({ wish: 'B', row: { cells } })
})

it('reaches no letter by tasks that nobody has', () => {
  const work = [{ ...tasks({ assigned: 4, unfinished: 0, returned: 0, late: 0 })[0]!, title: 'Số hóa' }]
  expect(after('B', { ...person, tasks: work }).grade).toBe('B')
  expect(after('C', { ...person, tasks: work })).toMatchObject({ wish: 'C', grade: 'B' })
})
