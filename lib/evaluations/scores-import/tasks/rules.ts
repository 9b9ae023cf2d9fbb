import { type Column, findHeader } from '@/lib/sheets/header'
import { readRow, type RowReader } from '@/lib/sheets/row'
import type { ReadResult, Sheet } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import { comma, gridCounts } from '../../cells/rules'
import { isBlank, mostLines, readTask } from '../../people/rules'
import type { SheetPerson, StoredTask } from '../../sheets/schema'
import { countFaults } from '../cells/rules'
import { numberFault, stale, standingAt, type Taken } from '../numbered/rules'
import { codeColumn, tooLong, unscored, withMore } from '../rules'
import { yesOf } from '../said/rules'
import type { Listed, ParsedScores, ParsedScoresFile, RowRead, Standing } from '../schema'
import { filled, isThat, mayBe, type Written } from './matching/rules'

type Key = 'staff_code' | 'task' | keyof Written

const columns: readonly Column<Key>[] = [
  codeColumn,
  { key: 'task', label: 'Việc', names: ['Việc số', 'Task'], required: false },
  {
    ...{ key: 'title', label: 'Tên việc', required: true },
    names: ['Tên nhiệm vụ', 'Nội dung công việc', 'Task title'],
  },
  {
    ...{ key: 'units', label: 'Đơn vị sản phẩm chuẩn', required: true },
    names: ['Số đơn vị sản phẩm chuẩn', 'Số đơn vị sản phẩm', 'Standard units'],
  },
  { key: 'completed', label: 'Đã hoàn thành', names: ['Hoàn thành'], required: true },
  { key: 'failedReviews', label: 'Số lần phải làm lại', names: ['Failed reviews'], required: false },
  { key: 'late', label: 'Số lần chậm', names: ['Times late'], required: false },
  {
    ...{ key: 'objectiveCause', label: 'Có nguyên nhân khách quan được xác nhận', required: false },
    names: ['Nguyên nhân khách quan', 'Có nguyên nhân khách quan', 'Objective cause'],
  },
]
export const taskLabels = columns.map(({ label }) => label)

/** A file's sheets of tasks, and the others. */
export function partedTasks(read: ReadResult): { tasks: Sheet[]; others: ReadResult } {
  if (!read.ok) return { tasks: [], others: read }
  const isTasks = ({ rows }: Sheet) => findHeader(rows, columns)?.missing.length === 0
  const others = { ...read, sheets: read.sheets.filter((sheet) => !isTasks(sheet)) }
  return { tasks: read.sheets.filter(isTasks), others }
}

type Read = { row: RowReader<Key>; nth: number | null; written: Written }
type Hers = { person: SheetPerson; standing: Standing; rows: Read[]; taken: Taken }
/** `first`: a row of hers, for what is wrong with all of them together. */
type HersListed = Listed & { person: SheetPerson; first: RowReader<Key> }

export type TasksRead = Pick<ParsedScoresFile, 'refused' | 'leftOut' | 'notes'> & {
  rows: readonly RowReader<Key>[]
  /** By code, whoever has a row. */
  listed: ReadonlyMap<string, HersListed>
}

/**
 * The tasks that are written one by one, one a row. “Việc” names the task of hers that a row stands for; without it the
 * row is one more, unless she has that very task. What the file leaves out stays. Of whom the sheet has counts, the rows
 * stand in their place: both must come to the same (`countFaults`).
 */
export function readTasks(
  sheets: Sheet[],
  standingOf: (code: string) => Standing,
  personOf: (code: string) => SheetPerson | undefined,
): TasksRead {
  if (sheets.length === 0) return { rows: [], listed: new Map(), refused: [], leftOut: 0, notes: [] }
  const table = findTable<Key>({ ok: true, sheets, hiddenSheets: [] }, columns)
  const all = new Map<string, Hers>()
  const rows = table.rows.map((data) => readRow(data))
  for (const row of rows) {
    const code = row.needText('staff_code')
    const [standing, person] = [standingOf(code), personOf(code)]
    if (code !== '' && (standing === 'unknown' || standing === 'several' || !person))
      row.refuse('staff_code', unscored[standing === 'several' ? 'several' : 'unknown'])
    else if (person) {
      const hers: Hers = all.get(code) ?? { person, standing, rows: [], taken: new Map() }
      all.set(code, hers)
      const read = { row, nth: row.count('task'), written: writtenIn(row) }
      if (read.nth !== null || row.refused.length > 0 || !isBlank(boxed(read.written))) hers.rows.push(read)
    }
  }
  const listed = new Map([...all].flatMap(([code, hers]) => (hers.rows[0] ? [[code, listOf(hers)]] : [])))
  const { refused, leftOut, notes } = table
  return { rows, listed, refused, leftOut, notes: rows.length > 0 ? notes : [] }
}

function writtenIn(row: RowReader<Key>): Written {
  return {
    title: row.text('title') ?? '',
    units: row.number('units') ?? '',
    completed: yesOf(row, 'completed'),
    failedReviews: row.count('failedReviews')?.toString() ?? '',
    late: row.count('late')?.toString() ?? '',
    objectiveCause: yesOf(row, 'objectiveCause'),
  }
}

function boxed(written: Written) {
  const { completed, objectiveCause } = written
  return { ...written, completed: completed ?? false, objectiveCause: objectiveCause ?? false }
}

function listOf({ person, standing, rows, taken }: Hers): HersListed {
  const had = person.tasks
  const places = rows.map(({ nth, written }) =>
    standingAt(nth, had, taken, {
      numbered: (task) => isThat(filled(written, task), task),
      worded: (task) => isThat(written, task),
    }),
  )
  const fresh = places.some((at) => at < 0)
  const replaces = fresh && had.length > 0 && gridCounts(person) !== null
  const tasks = replaces ? [] : [...had]
  const told = replaces ? ['Ghi từng việc thay cho số việc'] : []
  for (const [at, { row, nth, written }] of rows.entries()) {
    const stands = had[places[at]!]
    if (stands && replaces) tasks.push(stands)
    if (stands) continue
    if (standing !== 'scored') row.refuse('staff_code', unscored[standing])
    else if (person.scheme.method === 'points')
      row.refuse('staff_code', 'Phương án mà người này được chấm không tính từng việc; hãy bỏ dòng này.')
    const number = replaces && nth !== null ? stale('việc') : faultOf(nth, had, taken, written)
    if (number) row.refuse('task', number)
    const last = nth === null ? undefined : had[nth - 1]
    const task = taskOf(row, written, last)
    if (nth === null && tasks.length >= mostLines)
      row.refuse('task', `Một người có nhiều nhất ${mostLines} việc trong một tháng.`)
    if (row.refused.length > 0) continue
    if (last) tasks[nth! - 1] = task
    else tasks.push(task)
    told.push(last ? changed(last, task) : `Thêm việc ${nameOf(task)}`)
  }
  const { row: first } = rows[0]!
  return { person, first, tasks, told, wrong: rows.some(({ row }) => row.refused.length > 0) }
}

function faultOf(nth: number | null, had: readonly StoredTask[], taken: Taken, written: Written) {
  return numberFault(nth, had, taken, { noun: 'việc', mayBe: (task) => mayBe(written, task) })
}

function taskOf(row: RowReader<Key>, written: Written, last: StoredTask | undefined): StoredTask {
  const noSay = !last && written.completed === null && row.refused.length === 0
  if (noSay) row.refuse('completed', 'Ghi “Có” nếu việc đã hoàn thành, “Không” nếu chưa.')
  if (written.title.length > 2000) row.refuse('title', tooLong)
  return readTask(last ? filled(written, last) : boxed(written), (field, why) => row.refuse(field, why))
}

const nameOf = ({ title, units }: StoredTask) =>
  title ? `“${title}” (${comma(units)} đơn vị)` : `${comma(units)} đơn vị`

function changed(last: StoredTask, task: StoredTask): string {
  const shown = ({ units, ...rest }: StoredTask) => taskCells({ ...rest, units: comma(units) }).map(String)
  const [before, after] = [shown({ ...last, title: last.title ?? '' }), shown(task)]
  const what = before.flatMap((from, at) =>
    from === after[at] ? [] : [`${taskLabels[at + 2]}: ${from && `${from} → `}${after[at]}`],
  )
  return `Việc ${nameOf(last)}: ${what.join(', ')}`
}

/** What a workbook says of a task, in the order of its columns. */
export function taskCells(task: StoredTask): (string | number | null)[] {
  const box = (yes: boolean) => (yes ? 'Có' : 'Không')
  const { title, units, completed, failed_reviews, late, objective_cause } = task
  return [title, units, box(completed), failed_reviews, late, box(objective_cause)]
}

/** The file with what its sheets of tasks say of each person. */
export function withTasks(file: ParsedScoresFile, read: TasksRead): ParsedScoresFile {
  const said = new Map<string, { read: RowRead; at: ParsedScores['at'] }>()
  for (const [code, { person, first, ...list }] of read.listed) {
    // Whoever has a row of counts is told there.
    const [fault] = file.named.has(code) ? [] : countFaults(person, {}, list)
    if (fault) first.refuse('staff_code', fault.why)
    const { told } = list
    const write = { tasks: [...list.tasks], noTask: false }
    if (told.length > 0) said.set(code, { read: { write, faults: [], told }, at: first.at })
  }
  return {
    ...file,
    rows: withMore(file.rows, said),
    refused: [...file.refused, ...read.refused, ...read.rows.flatMap(({ refused }) => refused)],
    leftOut: file.leftOut + read.leftOut,
    notes: [...file.notes, ...read.notes],
    named: new Set([...file.named, ...read.listed.keys()]),
  }
}
