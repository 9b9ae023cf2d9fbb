import { decimal, sum, toShortest } from '@/lib/decimal'
import { gridCounts, readRow, rowCellsOf } from '../../cells/rules'
import { type CountKey, countKeys, leadershipKeys } from '../../cells/schema'
import { same } from '../../merging/rules'
import { disciplineDecision } from '../../schemes/cases/schema'
import type { Scheme } from '../../schemes/schema'
import type { PersonMonth, SheetPerson, StoredTask } from '../../sheets/schema'
import type { ImportedCell, ImportedColumn, Listed, RowRead } from '../schema'

const counts: readonly ImportedCell[] = [
  cell('assigned', 'count', 'Việc được giao', 'Được giao', 'Số việc được giao', 'Tasks assigned'),
  cell('unfinished', 'count', 'Việc chưa xong', 'Chưa xong', 'Trong đó chưa xong', 'Tasks unfinished'),
  cell('returned', 'count', 'Việc làm lại', 'Làm lại', 'Phải làm lại', 'Bị trả lại', 'Tasks returned'),
  cell('late', 'count', 'Việc chậm', 'Chậm', 'Trễ hạn', 'Chậm hạn', 'Tasks late'),
]
const decided = ['Quyết định kỷ luật', 'Kỷ luật', 'Bị kỷ luật', 'Discipline decision'] as const
const anyCase = 'Trường hợp xếp loại ngay'
const remark = cell(
  'remark',
  'words',
  'Lý do xếp loại',
  ...['Lý do', 'Lý do xếp loại, nhận xét', 'Nhận xét', 'Reason'],
)

function cell(id: string, kind: ImportedCell['kind'], label: string, ...names: string[]): ImportedCell {
  return { id, kind, label, names }
}

/** What the sheet has of a person beside her points, by the scheme she is graded by. */
export function cellColumns(scheme: Scheme): readonly ImportedCell[] {
  const cases = scheme.knockOuts.map(({ id, label }) => ({ id, label: label.vi }))
  const label = cases.length > 1 ? anyCase : decided[0]
  const words = [{ ...cell(disciplineDecision, 'case', label, ...decided, anyCase), cases }, remark]
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

/** What stands in those cells, as a workbook has it: numbers with a point, a case in its words where there are several. */
export function cellsWritten(scheme: Scheme, person: PersonMonth): string[] {
  const cells = rowCellsOf(scheme, person)
  return cellColumns(scheme).map(({ id, kind, cases }) => {
    if (cases) return caseWords(cases, person.knockOut)
    const text = cells[id] ?? ''
    return kind === 'words' ? text : text.replace(',', '.')
  })
}

/**
 * The filled cells of a row by the very rules of the grid; nobody showed what stood in them, so they are meant as typed.
 * `list`: her tasks as the file writes them one by one.
 */
export function readCells(
  person: SheetPerson,
  { [disciplineDecision]: ticked, ...cells }: Readonly<Record<string, string>>,
  labelOf: (key: string) => string,
  list: Listed | null = null,
): RowRead {
  const { scheme } = person
  const current = rowCellsOf(scheme, person)
  const counted = gridCounts(person) !== null && !list?.told.length
  const typed = Object.fromEntries(
    Object.entries(cells).filter(([key]) => counted || !countKeys.some((each) => each === key)),
  )
  const { change, faults } = readRow(scheme, person, { person: person.personId, cells: typed })
  const wrong = countFaults(person, cells, list)
  const struck = ticked !== undefined && ticked !== (person.knockOut ?? '')
  const told = Object.entries(typed).flatMap(([key, text]) => {
    const last = current[key] ?? ''
    if (same(text, last)) return []
    return [`${labelOf(key)}: ${last && `${last} → `}${key === 'remark' ? text : text.replace('.', ',')}`]
  })
  if (struck) {
    const cases = cellColumns(scheme).flatMap((each) => each.cases ?? [])
    const said = caseWords(cases, ticked) || 'Không'
    told.push(`${labelOf(disciplineDecision)}: ${cases.length > 1 ? said : said.toLowerCase()}`)
  }
  const tasks = change?.tasks?.map((task) => ({ ...task, title: null }))
  const given = { ...change, tasks, ...(struck ? { knockOut: ticked || null } : {}) }
  const write = change || struck ? given : null
  return { write, faults: [...faults, ...wrong], told }
}

/** One case is said with yes, of several each by its own words. */
function caseWords(cases: NonNullable<ImportedCell['cases']>, id: string | null): string {
  const found = cases.find((each) => each.id === id)
  return found ? (cases.length > 1 ? found.label : 'Có') : ''
}

/**
 * Counts and tasks of one person must say the same. What stands in an empty cell counts where the tasks of the file are
 * to take the place of counts.
 */
export function countFaults(
  person: SheetPerson,
  cells: Readonly<Record<string, string>>,
  list: Listed | null,
): { key: CountKey; why: string }[] {
  const counts = gridCounts(person)
  if (list?.wrong || (counts && !list?.told.length)) return []
  const replaced = counts && person.tasks.length > 0 ? counts : null
  const sums = sumsOf(list?.tasks ?? person.tasks)
  return countKeys.flatMap((key) => {
    const said = cells[key] ?? replaced?.[key].toString()
    if (said === undefined || same(said, sums[key])) return []
    return [{ key, why: disagreement(sums[key], cells[key] === undefined ? said : null, replaced !== null) }]
  })
}

function disagreement(sum: string, stands: string | null, replaced: boolean): string {
  const added = `Các việc ghi từng việc cộng lại là ${sum.replace('.', ',')}`
  if (replaced && sum.includes('.'))
    return `${added}, mà số đếm không có phần lẻ: hãy xóa số việc ở trang của người này trước, rồi nạp lại và để trống ô này.`
  if (stands !== null)
    return `${added}, mà ô trống giữ số đang có là ${stands}; ghi ${sum} vào ô này nếu các việc ấy thay cho số đếm.`
  return `${added}; ghi đúng số ấy${replaced ? '' : ' hoặc để trống ô này'}, hoặc sửa ở trang “Nhiệm vụ” của tệp.`
}

/** What tasks come to as counts: how much was assigned and is unfinished, was done again, was late. */
function sumsOf(tasks: readonly StoredTask[]): Record<CountKey, string> {
  const of = (which: (task: StoredTask) => boolean) =>
    toShortest(sum(tasks.filter(which).map(({ units }) => decimal(units))))
  return {
    assigned: of(() => true),
    unfinished: of(({ completed }) => !completed),
    returned: of(({ failed_reviews }) => failed_reviews > 0),
    late: of(({ late }) => late > 0),
  }
}
