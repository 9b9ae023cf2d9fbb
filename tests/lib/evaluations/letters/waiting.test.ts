import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { editsOf } from '@/components/evaluations/grid/edits'
import { fillDown } from '@/components/evaluations/grid/fill'
import { keepingOf } from '@/components/evaluations/grid/keeping'
import type { SheetModel, SheetRow } from '@/components/evaluations/grid/model'
import { stateOf } from '@/components/evaluations/grid/standing'
import { letterIn, tableOf } from '@/components/evaluations/grid/table'
import { countKeys } from '@/lib/evaluations/cells/schema'
import { shippedSchemes } from '@/lib/evaluations/schemes/schema'
import texts from '@/lib/texts/vi/evaluations.json'
import { Input, people, stubBrowser } from '../merging/two-browsers'

// The sheet of an office whose counts are still empty, in the browser's own code.

const scheme = shippedSchemes[1]!
const columns = ['grade', ...scheme.criteria.map(({ id }) => id), ...countKeys, 'remark']
let stored: Map<string, string>

beforeAll(() => {
  stubBrowser()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  }
  vi.stubGlobal('localStorage', storage)
  vi.stubGlobal('sessionStorage', storage)
})
afterAll(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
beforeEach(() => {
  stored = new Map()
})

function open(rows: Partial<SheetRow>[] = people.map(() => ({}))) {
  const inputs = rows.map(({ cells }, row) =>
    columns.map((key, at) => new Input(`${people[row]}.${key}`, cells?.[at] ?? '')),
  )
  const trs = inputs.map((all) => ({ querySelectorAll: () => all, querySelector: () => null }))
  const form = { querySelectorAll: () => trs, querySelector: () => null } as unknown as HTMLFormElement
  const model = {
    ...{ keeping: 'she', scheme, writable: true, words: texts.grid, best: { letter: 'A', name: 'Xuất sắc' } },
    columns: columns.map((key) => ({ key, label: key })),
    rows: rows.map((row, at) => ({
      ...{ id: people[at], name: 'Đỗ Xuân', title: '', posts: 'civil_servant', deductions: [] },
      ...{ cells: columns.map(() => ''), total: '', last: '', self: '', state: '', ...row },
    })),
  } as unknown as SheetModel
  const table = tableOf(form, model)
  const keeping = keepingOf(table, 0)
  let said = ''
  const told = (words: string) => void (said = words)
  const edits = editsOf(table, (changed) => keeping.note(changed), told)
  table.look(table.lines)
  const block = {
    ...{ reach: () => {}, clear: () => {}, start: () => null },
    chosen: ({ at, column }: { at: number; column: number }) => ({
      ...{ lines: [table.lines[at]!], columns: [column], many: false },
    }),
  }
  const at = (key: string) => columns.indexOf(key)
  return {
    ...{ table, keeping, edits, said: () => said },
    press: (row: number, text: string) => edits.write([{ line: table.lines[row]!, column: 0, text }]),
    type(row: number, key: string, ...texts: string[]) {
      edits.rest(table.lines[row])
      const input = table.lines[row]!.inputs[at(key)]!
      for (const text of texts) {
        input.value = text
        edits.typed(input)
      }
    },
    fill: (row: number, key: string) =>
      fillDown(table, edits, block, { line: table.lines[row]!, column: at(key) }),
    value: (row: number, key: string) => table.lines[row]!.inputs[at(key)]!.value,
    letters: () => table.lines.map(letterIn).join(''),
    state: (row: number) => {
      const { part, row: of, standing } = table.lines[row]!
      return stateOf(part, of, standing)
    },
    grade: (row: number) => keeping.pending.get(`${people[row]}.grade`),
  }
}

it('a letter without counts stays that letter, says what it lacks, and is what the counts come to', () => {
  const page = open()
  for (const [at, letter] of ['b', 'a', 'c'].entries()) page.press(at, letter)
  expect(page.letters()).toBe('BAC')
  expect(page.state(0)).toBe('B, còn thiếu số việc')
  expect(page.said()).toContain('C, còn thiếu số việc')
  expect(page.grade(0)).toEqual({ typed: 'B', base: 'B?' })
  page.type(0, 'assigned', '5', '50')
  expect([page.letters(), page.value(0, 'I.1'), page.table.lines[0]!.standing.total]).toEqual([
    ...['BAC', '3,25', '88,50'],
  ])
  // The counts come one by one; all of them are of that letter.
  page.type(0, 'unfinished', '1', '10')
  expect([page.letters(), page.value(0, 'unfinished')]).toEqual(['BAC', '10'])
  expect(page.grade(0)).toBeUndefined()
  page.edits.undo()
  page.edits.undo()
  expect([page.letters(), page.state(0), page.value(0, 'I.1')]).toEqual(['BAC', 'B, còn thiếu số việc', '4'])
  page.edits.undo()
  page.edits.undo()
  page.edits.undo()
  expect(page.letters()).toBe('')
  for (let step = 0; step < 5; step++) page.edits.redo()
  expect([page.letters(), page.value(0, 'unfinished')]).toEqual(['BAC', '10'])
})

it('counts filled down reach everybody’s letter, and tell how many and the way back', () => {
  const page = open()
  for (const [at, letter] of ['b', 'a', 'b'].entries()) page.press(at, letter)
  page.type(0, 'assigned', '8')
  page.fill(0, 'assigned')
  expect(page.letters()).toBe('BAB')
  expect(page.table.lines.map(({ standing }) => standing.sum).join('')).toBe('BAB')
  expect(page.said()).toBe('Đã điền 2 người: 8. Ctrl + Z để hoàn tác.')
})

it('criteria that she touched stay, and the row says what they come to', () => {
  const page = open()
  page.press(0, 'c')
  page.type(0, 'I.1', '5')
  page.type(0, 'assigned', '4')
  expect([page.letters(), page.value(0, 'I.1'), page.value(0, 'I.2')]).toEqual(['C', '5', '3'])
  expect(page.state(0)).toMatch(/^C, nhưng số việc đang ra A: /)
  page.type(0, 'unfinished', '2')
  expect([page.letters(), page.state(0)]).toEqual(['C', 'thiếu lý do'])
  // Emptied, it waits no longer.
  page.type(0, 'unfinished', '0')
  expect(page.letters()).toBe('C')
})

it('recorded faults stay, and no criterion goes to nothing by a letter', () => {
  const page = open()
  page.press(0, 'b')
  page.type(0, 'assigned', '16')
  page.type(0, 'late', '1')
  page.press(0, 'c')
  expect([page.letters(), page.value(0, 'I.1'), page.value(0, 'late')]).toEqual(['C', '3', '1'])
  expect(page.state(0)).toBe('C, nhưng số việc đang ra B: sửa số việc, hoặc hạ điểm kèm minh chứng')
  page.edits.undo()
  expect(page.letters()).toBe('B')
  page.press(0, 'c')
  page.edits.write([{ line: page.table.lines[0]!, column: 0, text: '' }])
  expect([page.letters(), page.grade(0)]).toEqual(['B', undefined])
})

it('it is there again after the portal has it, and told of once more when it is withdrawn', () => {
  const cells = columns.map((key) => (key === 'grade' ? 'B' : ''))
  const page = open([{ cells, wish: 'B', bases: { 0: 'B?' } }])
  expect([page.letters(), page.grade(0)]).toEqual(['B', undefined])
  page.edits.write([{ line: page.table.lines[0]!, column: 0, text: '' }])
  expect(page.grade(0)).toEqual({ typed: '', base: '?' })
  page.edits.undo()
  expect([page.letters(), page.grade(0)]).toEqual(['B', undefined])
})

it('a reason goes down only to whose letter wants one and who has none; a letter only from the chosen cell', () => {
  const page = open()
  page.edits.write(page.table.lines.map((line) => ({ line, column: columns.indexOf('assigned'), text: '8' })))
  for (const [at, letter] of ['a', 'b', 'a'].entries()) page.press(at, letter)
  page.type(0, 'remark', 'Việc khó')
  page.fill(0, 'remark')
  expect([0, 1, 2].map((row) => page.value(row, 'remark'))).toEqual(['Việc khó', '', 'Việc khó'])
  expect(page.said()).toContain('Đã điền 1 người: Việc khó')
  page.fill(1, 'remark')
  expect(page.said()).toContain('Không điền')
  page.edits.undo()
  expect(page.value(2, 'remark')).toBe('')
})

it('the way back is there on the page that answers a month that could not be sent', () => {
  const page = open()
  page.type(0, 'I.1', '4')
  page.edits.store()
  const cells = columns.map((key) => (key === 'I.1' ? '4' : ''))
  const next = open([{ cells }, {}, {}])
  next.edits.undo()
  expect(next.value(0, 'I.1')).toBe('')
  expect([...stored.keys()].filter((key) => key.includes('undo'))).toEqual([])
})
