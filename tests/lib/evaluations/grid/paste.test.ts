import { expect, it } from 'vitest'
import { blockOf, pasteInto } from '@/components/evaluations/grid/block'
import type { Edits } from '@/components/evaluations/grid/edits'
import { keysOf } from '@/components/evaluations/grid/keys'
import type { SheetModel } from '@/components/evaluations/grid/model'
import type { Line, Table } from '@/components/evaluations/grid/table'

// A month in which two are graded by one scheme and two by another: two tables on the page, one below the other. What is
// pasted at the end of the first goes on in the second only where it means the same there.

const partOf = (keys: string[]) => ({ columns: keys.map((key) => ({ key, label: key })) }) as SheetModel
const parts = [
  partOf(['grade', 'I.1', 'I.2', 'II.1', 'remark']),
  partOf(['grade', 'discipline', 'progress', 'remark']),
]
const lines = [0, 0, 1, 1].map(
  (part, at) =>
    ({
      at,
      part: parts[part],
      inputs: parts[part]!.columns.map(() => ({ readOnly: false })),
    }) as unknown as Line,
)

function paste(at: number, column: number, text: string, to?: { at: number; column: number }) {
  const words = { notPasted: '{n} dòng thuộc bảng khác', noRoom: '{n} ô không có chỗ' }
  const form = { querySelectorAll: () => [] as unknown[] }
  lines.forEach(({ inputs }) =>
    inputs.forEach((input) => Object.assign(input!, { parentElement: { classList: { add() {} } } })),
  )
  const table = { lines, form, model: { words } } as unknown as Table
  const block = blockOf(table)
  if (to) block.reach({ at, column }, to)
  const written: string[] = []
  const told: string[] = []
  const edits: Pick<Edits, 'write' | 'told'> = {
    write: (values) =>
      written.push(
        ...values.map(
          ({ line, column: into, text: cell }) => `${line.at} ${line.part.columns[into]!.key}=${cell}`,
        ),
      ),
    told: (said) => told.push(said),
  }
  pasteInto(table, edits as Edits, block, { at, column }, text)
  return { written, told }
}

it('fills a block in from its corner, what is past the last column and the last person left out', () => {
  expect(paste(0, 2, '4\t2\n3\t1')).toEqual({
    written: ['0 I.2=4', '0 II.1=2', '1 I.2=3', '1 II.1=1'],
    told: [],
  })
  expect(paste(0, 3, '2\tTốt\tthừa')).toEqual({
    written: ['0 II.1=2', '0 remark=Tốt'],
    told: ['1 ô không có chỗ'],
  })
  expect(paste(3, 1, '20\n19\n18')).toEqual({ written: ['3 discipline=20'], told: ['2 ô không có chỗ'] })
  expect(paste(0, 1, '4\t\n').told).toEqual([])
})

it('letters and reasons go on in the next table, each into its own column', () => {
  expect(paste(1, 0, 'A\nB\nC')).toEqual({ written: ['1 grade=A', '2 grade=B', '3 grade=C'], told: [] })
  expect(paste(1, 4, 'Tốt\nChậm\nKhá')).toEqual({
    written: ['1 remark=Tốt', '2 remark=Chậm', '3 remark=Khá'],
    told: [],
  })
})

it('points do not, nor letters with points beside them: it says how many lines were left', () => {
  expect(paste(1, 1, '4\n20\n19')).toEqual({ written: ['1 I.1=4'], told: ['2 dòng thuộc bảng khác'] })
  expect(paste(1, 0, 'A\t5\nB\t4')).toEqual({
    written: ['1 grade=A', '1 I.1=5'],
    told: ['1 dòng thuộc bảng khác'],
  })
  // The last column of one table is not the last of the other: a reason never lands among the points.
  expect(paste(1, 3, '2\tTốt\n20\tChậm')).toEqual({
    written: ['1 II.1=2', '1 remark=Tốt'],
    told: ['1 dòng thuộc bảng khác'],
  })
  // The blank line at the end of what a spreadsheet copies is nothing that was left.
  expect(paste(1, 1, '4\n\n')).toEqual({ written: ['1 I.1=4'], told: [] })
})

it('one value fills a chosen block and no cell outside it', () => {
  expect(paste(0, 1, '5', { at: 1, column: 2 })).toEqual({
    written: ['0 I.1=5', '0 I.2=5', '1 I.1=5', '1 I.2=5'],
    told: [],
  })
})

/** Pastes as the browser does, with what stands beside the plain text; `many`: two people's reasons are chosen. */
function typedIn(key: string, text: string, html = '', many = false) {
  const input = { value: 'Đã có.', selectionStart: 6, selectionEnd: 6, readOnly: false, setRangeText() {} }
  input.setRangeText = ((added: string, from: number, to: number) => {
    input.value = input.value.slice(0, from) + added + input.value.slice(to)
  }) as () => void
  const [line] = lines as [Line]
  const column = parts[0]!.columns.findIndex((each) => each.key === key)
  const table = {
    lines,
    form: { querySelectorAll: () => [] },
    model: { words: { notPasted: '', noRoom: '{n} ô không có chỗ' } },
    placeOf: () => ({ line, column }),
  } as unknown as Table
  const block = blockOf(table)
  if (many) block.reach({ at: 0, column }, { at: 1, column })
  const written: string[] = []
  const edits = {
    write: (values: { line: Line; text: string }[]) =>
      written.push(...values.map((value) => `${value.line.at} ${value.text}`)),
    typed: () => written.push(`typed ${input.value}`),
    rest: () => {},
    told: (said: string) => written.push(said),
  } as unknown as Edits
  const data = { 'text/plain': text, 'text/html': html } as Record<string, string>
  const event = {
    target: input,
    clipboardData: { getData: (kind: string) => data[kind] },
    preventDefault() {},
  }
  keysOf(table, edits, block).paste(event as unknown as ClipboardEvent)
  return written
}

it('a text of several lines is one reason, a table is several', () => {
  const zalo = 'Làm tốt,\r\nđúng hạn.\n'
  expect(typedIn('remark', zalo)).toEqual(['typed Đã có.Làm tốt, đúng hạn.'])
  const word = '<style>table.MsoNormalTable{}</style><p>Làm tốt,</p><p>đúng hạn.</p>'
  expect(typedIn('remark', zalo, word)).toEqual(['typed Đã có.Làm tốt, đúng hạn.'])
  expect(typedIn('remark', 'Tốt\nChậm', '<table><tr><td>Tốt</td></tr></table>')).toEqual(['0 Tốt', '1 Chậm'])
  expect(typedIn('remark', '"Đúng\nhạn"\r\nTốt\r\n')).toEqual(['0 Đúng hạn', '1 Tốt'])
  expect(typedIn('I.1', '4\n5')).toEqual(['0 4', '1 5'])
  expect(typedIn('remark', zalo, '', true)).toEqual(['0 Làm tốt, đúng hạn.', '1 Làm tốt, đúng hạn.'])
})

it('a line with a tab is one reason too; of cells with no room beside it is told', () => {
  expect(typedIn('remark', 'Tốt\tđúng hạn')).toEqual(['typed Đã có.Tốt đúng hạn'])
  expect(typedIn('remark', 'Tốt\tthừa\nChậm\tthừa')).toEqual(['0 Tốt', '1 Chậm', '2 ô không có chỗ'])
})
