import { decimalFault } from '@/lib/decimal'
import { plain } from '../merging/rules'
import { countKeys, leadershipKeys } from '../cells/schema'
import { type Default, defaultFor, pointsFor, tasksFromCounts } from '../grading/defaults/rules'
import { sumCase, ticking } from '../grading/rules'
import type { Leadership, Task } from '../grading/schema'
import type { Letter, Scheme } from '../schemes/schema'
import type { GridRowView } from '../views/schema'

// What the browser works out while somebody types. The same sum as on the server; the server decides.

export type Cells = Record<string, string>
export type Preview = { total: string | null; grade: Letter | null }
type Row = Pick<GridRowView, 'leads' | 'tasks' | 'deductions' | 'knockOut'>

const nothing: Preview = { total: null, grade: null }

/** Total and letter of what is typed; blank while a cell is missing or cannot be read. */
export function previewOf(scheme: Scheme, row: Row, cells: Cells): Preview {
  const points: Record<string, string> = {}
  for (const { id, maximum } of scheme.criteria) {
    const text = plain(cells[id] ?? '')
    if (decimalFault(text, maximum)) return nothing
    points[id] = text
  }
  const { deductions, knockOut } = row
  const common = { scheme: scheme.code, points, deductions, ...ticking(knockOut) }
  if (scheme.method === 'points') return sumCase(scheme, common) ?? nothing
  // A case that sets the letter at once needs no counts.
  const without = knockOut && !cells.assigned?.trim() ? [] : null
  const tasks = row.tasks ?? tasksOf(cells) ?? without
  const leadership = leadershipOf(scheme.taskResult.leadershipTerms, row, cells)
  if (!tasks || leadership === undefined) return nothing
  return sumCase(scheme, { ...common, tasks, ...(leadership ? { leader: true, leadership } : {}) }) ?? nothing
}

/** Whether a cell can be taken as it stands in its row; an empty one can. */
export function takes(scheme: Scheme, key: string, cells: Cells): boolean {
  const text = plain(cells[key] ?? '')
  const criterion = scheme.criteria.find(({ id }) => id === key)
  if (text === '') return true
  if (criterion) return !decimalFault(text, criterion.maximum)
  if (scheme.method === 'points') return true
  if (leadershipKeys.some((term) => term === key)) return scheme.taskResult.leadershipTerms.includes(text)
  return countKeys.every((count) => count !== key) || text === '0' || tasksOf(cells) !== null
}

/** The cells that must not be empty and are, in the order of the sheet. */
export function missingIn(scheme: Scheme, row: Row, cells: Cells): string[] {
  const empty = (key: string) => !cells[key]?.trim()
  const missing = scheme.criteria.map(({ id }) => id).filter(empty)
  if (scheme.method === 'points') return missing
  if (row.leads) missing.push(...leadershipKeys.filter(empty))
  return row.tasks || row.knockOut || !empty('assigned') ? missing : [...missing, 'assigned']
}

/** The cells that a letter sets, and whether they come to it. */
export type Lettered = { cells: Cells; reached: boolean }

/**
 * What a letter sets in a row; `provisional`: counts too, where it must. Where no points that it may set come to it, because counts are missing or such as they
 * are, the criteria spread evenly at the letter's own level, no count is touched, and the letter waits (`followed`).
 */
export function cellsFor(
  scheme: Scheme,
  row: Row,
  letter: Letter,
  cells: Cells,
  provisional = true,
): Lettered {
  const assigned = /^[1-9]\d{0,2}$/.test(cells.assigned?.trim() ?? '') ? Number(cells.assigned) : null
  const known =
    scheme.method === 'points' ? null : leadershipOf(scheme.taskResult.leadershipTerms, row, cells)
  const leadership = row.leads ? (known ?? { unit_result: '1', organising: '1', unity: '1' }) : null
  const found =
    scheme.method === 'points' || (assigned === null && !row.tasks)
      ? null
      : withTasks(scheme, row, letter, cells, assigned ?? 0, leadership, provisional)
  const { points, counts } = found ?? defaultFor(scheme, letter, null, leadership)!
  const given = Object.fromEntries(
    Object.entries({ ...points, ...counts, ...leadership }).map(([key, value]) => [
      key,
      String(value).replace('.', ','),
    ]),
  )
  return { cells: given, reached: previewOf(scheme, row, { ...cells, ...given }).grade === letter }
}

/**
 * The points of a row whose letter waits, once its counts have gone from `before` to what `cells` says; null where its
 * criteria are no longer those that the letter set, and so somebody's.
 */
export function followed(
  scheme: Scheme,
  row: Row,
  letter: Letter,
  before: Cells,
  { grade: _, ...cells }: Cells,
): Cells | null {
  const { grade: __, ...stood } = before
  const set = (from: Cells) => cellsFor(scheme, row, letter, from, false).cells
  const untouched = [set(stood), set({})].some((own) =>
    scheme.criteria.every(({ id }) => !cells[id]?.trim() || plain(cells[id]) === plain(own[id] ?? '')),
  )
  return untouched ? set(cells) : null
}

/**
 * Counts are facts, so a letter sets points alone, by what is recorded of the tasks, wherever any that it may set give
 * it. Only where none do and all is done in time (C and D of NĐ 335) it sets counts, which `countsSet` says; the next
 * letter takes those back. Faults that were recorded it never writes over.
 */
function withTasks(
  scheme: Scheme,
  row: Row,
  letter: Letter,
  cells: Cells,
  assigned: number,
  leadership: Leadership | null,
  provisional: boolean,
): Partial<Default> | null {
  const standing = row.tasks ?? tasksOf(cells)
  if (!standing) return null
  const faulty = !row.tasks && faultKeys.some((key) => Number(cells[key]?.trim() ?? 0) > 0)
  const byKey = faulty && setByLetter(scheme, cells, assigned, leadership)
  const clean = { assigned, unfinished: 0, returned: 0, late: 0 }
  const read = byKey ? tasksFromCounts(clean) : { tasks: standing }
  const points = 'error' in read ? null : pointsFor(scheme, letter, read.tasks, leadership, row.deductions)
  if (points) return byKey ? { points, counts: clean } : { points }
  const facts = row.tasks || (faulty && !byKey) || !provisional
  return facts ? null : defaultFor(scheme, letter, assigned, leadership)
}

/** Whether the counts are those that the row's own letter sets, and so nobody's. */
function setByLetter(scheme: Scheme, cells: Cells, assigned: number, leadership: Leadership | null): boolean {
  const standing = scheme.bands.find(({ letter }) => letter === cells.grade?.trim().toUpperCase())
  const given = standing && defaultFor(scheme, standing.letter, assigned, leadership)?.counts
  return !!given && faultKeys.every((key) => Number(cells[key]?.trim() ?? 0) === given[key])
}

/** What to tell of counts that a letter had to set; null where it set none. */
export function countsSet(letter: Letter, given: Cells): string | null {
  const set = faultKeys.filter((key) => Number(given[key] ?? 0) > 0)
  if (set.length === 0) return null
  const said = set.map((key) => `${given[key]} việc ${faultWords[key]}`).join(', ')
  return `Với số việc đã ghi, không điểm nào cho ra loại ${letter}, nên tạm ghi ${said}: hãy sửa theo thực tế.`
}

const faultKeys = ['unfinished', 'returned', 'late'] as const
const faultWords = { unfinished: 'chưa xong', returned: 'làm lại', late: 'chậm' }

function tasksOf(cells: Cells): Task[] | null {
  if (!cells.assigned?.trim()) return null
  const count = (key: string) => Number(cells[key]?.trim() ?? 0)
  const read = tasksFromCounts({
    assigned: count('assigned'),
    unfinished: count('unfinished'),
    returned: count('returned'),
    late: count('late'),
  })
  return 'error' in read ? null : read.tasks
}

/** Null for who does not lead, undefined while a term is missing. */
function leadershipOf(terms: readonly string[], row: Row, cells: Cells): Leadership | null | undefined {
  const typed = leadershipKeys.map((key) => plain(cells[key] ?? ''))
  if (!row.leads && typed.every((text) => text === '')) return null
  if (!typed.every((text) => terms.includes(text))) return undefined
  const [unit_result = '', organising = '', unity = ''] = typed
  return { unit_result, organising, unity }
}
