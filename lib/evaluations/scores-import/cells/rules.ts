import { gridCounts, readRow, rowCellsOf } from '../../cells/rules'
import { countKeys, leadershipKeys } from '../../cells/schema'
import { same } from '../../merging/rules'
import type { Scheme } from '../../schemes/schema'
import type { PersonMonth, SheetPerson } from '../../sheets/schema'
import type { ImportedCell, ImportedColumn, RowRead } from '../schema'

const counts: readonly ImportedCell[] = [
  cell('assigned', 'count', 'Việc được giao', 'Được giao', 'Số việc được giao', 'Tasks assigned'),
  cell('unfinished', 'count', 'Việc chưa xong', 'Chưa xong', 'Trong đó chưa xong', 'Tasks unfinished'),
  cell('returned', 'count', 'Việc làm lại', 'Làm lại', 'Phải làm lại', 'Bị trả lại', 'Tasks returned'),
  cell('late', 'count', 'Việc chậm', 'Chậm', 'Trễ hạn', 'Chậm hạn', 'Tasks late'),
]
const words: readonly ImportedCell[] = [
  cell('discipline_decision', 'yes', 'Quyết định kỷ luật', 'Kỷ luật', 'Bị kỷ luật', 'Discipline decision'),
  cell('remark', 'words', 'Lý do xếp loại', 'Lý do', 'Lý do xếp loại, nhận xét', 'Nhận xét', 'Reason'),
]

function cell(id: string, kind: ImportedCell['kind'], label: string, ...names: string[]): ImportedCell {
  return { id, kind, label, names }
}

/** What the sheet has of a person beside her points, by the scheme she is graded by. */
export function cellColumns(scheme: Scheme): readonly ImportedCell[] {
  if (scheme.method === 'points') return words
  const { measures } = scheme.taskResult
  const terms = leadershipKeys.map((key) => cell(key, 'term', measures[key].label.vi, measures[key].label.en))
  return [...counts, ...terms, ...words]
}

/** Every column that a file may have of whom the scheme grades. */
export function importedColumns(scheme: Scheme): readonly ImportedColumn[] {
  const points = scheme.criteria.map(({ id, label, maximum }) => ({
    id,
    label: label.vi,
    labelEn: label.en,
    max: maximum,
  }))
  return [...points, ...cellColumns(scheme)]
}

/** What stands in those cells, as a workbook has it: numbers with a point, yes in a word. */
export function cellsWritten(scheme: Scheme, person: PersonMonth): string[] {
  const cells = rowCellsOf(scheme, person)
  return cellColumns(scheme).map(({ id, kind }) => {
    if (kind === 'yes') return person.disciplineDecision ? 'Có' : ''
    const text = cells[id] ?? ''
    return kind === 'words' ? text : text.replace(',', '.')
  })
}

/** The filled cells of a row by the very rules of the grid; nobody showed what stood in them, so they are meant as typed. */
export function readCells(
  person: SheetPerson,
  { discipline_decision: decided, ...cells }: Readonly<Record<string, string>>,
  labelOf: (key: string) => string,
): RowRead {
  const { scheme } = person
  const current = rowCellsOf(scheme, person)
  const { change, faults } = readRow(scheme, person, { person: person.personId, cells: { ...cells } })
  const untold = gridCounts(person) ? [] : countKeys.filter((key) => cells[key] !== undefined)
  const wrong = untold.map((key) => ({
    key,
    why: 'Việc của người này được ghi từng việc ở trang riêng; hãy để trống ô này và sửa ở trang ấy.',
  }))
  const disciplineDecision = decided === undefined ? person.disciplineDecision : decided === '1'
  const disciplined = disciplineDecision !== person.disciplineDecision
  const told = Object.entries(cells).flatMap(([key, text]) => {
    const last = current[key] ?? ''
    if (same(text, last)) return []
    return [`${labelOf(key)}: ${last && `${last} → `}${key === 'remark' ? text : text.replace('.', ',')}`]
  })
  if (disciplined) told.push(`${labelOf('discipline_decision')}: ${disciplineDecision ? 'có' : 'không'}`)
  const tasks = change?.tasks?.map((task) => ({ ...task, title: null }))
  const given = { ...change, tasks, ...(disciplined ? { disciplineDecision } : {}) }
  const write = change || disciplined ? given : null
  return { write, faults: [...faults, ...wrong], told }
}
