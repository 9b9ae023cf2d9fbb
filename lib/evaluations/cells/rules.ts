import { decimalFault, parseDecimal } from '@/lib/decimal'
import { countsFromTasks, type TaskCounts, tasksFromCounts } from '../grading/defaults/rules'
import type { Task } from '../grading/schema'
import { tooLong } from '../drafts/rules'
import { plain, same, standingOf } from '../merging/rules'
import type { Scheme } from '../schemes/schema'
import type { CellFault, PersonMonth, SaveRow } from '../sheets/schema'
import { countKeys, leadershipKeys } from './schema'

/** What a row of the form changes. A null score is a cell that was emptied; no `tasks` means they stay. */
export type RowChange = {
  scores: Record<string, string | null>
  tasks?: Task[]
  /** Written as 0 tasks: not graded for want of any. */
  noTask?: boolean
  /** Null empties it; left out it stays. */
  remark?: string | null
}

/** `now`: what another wrote into the cell meanwhile. */
type Wrong = { key: string; why: string; now?: string }

/** The counts a grid can show and write; null where the tasks say more than counts can. */
export function gridCounts(person: Pick<PersonMonth, 'tasks'>): TaskCounts | null {
  return person.tasks.some((task) => task.title !== null) ? null : countsFromTasks(person.tasks)
}

/** What stands in each cell now, as it is written in Vietnam: `4,5`. Keys that cannot be typed are left out. */
export function cellsOf(scheme: Scheme, person: PersonMonth): Record<string, string> {
  const shown = (key: string) => (person.points[key] ?? '').replace('.', ',')
  const cells: Record<string, string> = {}
  for (const { id } of scheme.criteria) cells[id] = shown(id)
  if (scheme.method === 'points') return cells
  const counts = gridCounts(person)
  if (counts) {
    const written = person.tasks.length > 0
    for (const key of countKeys) cells[key] = written ? String(counts[key]) : ''
    if (person.notGraded === 'no_task') cells.assigned = '0'
  }
  for (const key of leadershipKeys) cells[key] = shown(key)
  return cells
}

/** The whole row of the sheet: what `cellsOf` says, and the reason of the grade on one line. */
export function rowCellsOf(scheme: Scheme, person: PersonMonth): Record<string, string> {
  return Object.assign(cellsOf(scheme, person), { remark: (person.remark ?? '').replace(/\s+/g, ' ') })
}

export type ReadRow = {
  change: RowChange | null
  faults: CellFault[]
  /** What the form is to compare with next time: of each cell what the typist knew or has now been told. */
  base: Record<string, string>
}

/** Reads a row of the form against what is stored. Cells nobody touched are not even looked at. */
export function readRow(scheme: Scheme, person: PersonMonth, row: SaveRow): ReadRow {
  const current = rowCellsOf(scheme, person)
  const wrong: Wrong[] = []
  const touched: Record<string, string> = {}
  const base: Record<string, string> = {}
  for (const [key, text] of Object.entries(row.cells)) {
    const typed = text.normalize('NFC').trim()
    const before = row.base?.[key]
    const now = Object.hasOwn(current, key) ? current[key] : undefined
    if (now === undefined) continue
    const standing = standingOf(before, typed, now)
    base[key] = standing === 'untouched' || standing === 'clash' ? (before ?? now) : now
    const [long] = standing === 'hers' && key === 'remark' ? tooLong({ [key]: typed }) : []
    if (long) wrong.push({ key, why: long.why })
    else if (standing === 'hers') touched[key] = typed
    else if (standing === 'clash') wrong.push({ key, why: meanwhile(now), now })
  }
  const scores = readScores(scheme, touched, wrong)
  const counts = readCounts(touched, current, wrong)
  const { remark } = touched
  for (const [key, typed] of Object.entries(touched))
    if (key in scores || key === 'remark' || (counts && isCount(key))) base[key] = typed
  const faults = wrong.map((each) => ({
    person: person.personId,
    name: person.fullName,
    typed: row.cells[each.key] ?? '',
    ...each,
  }))
  const changed = Object.keys(scores).length > 0 || counts !== null || remark !== undefined
  const change = { scores, ...counts, ...(remark === undefined ? {} : { remark: remark || null }) }
  return { change: changed ? change : null, faults, base }
}

function isCount(key: string): boolean {
  return countKeys.some((each) => each === key)
}

function meanwhile(now: string): string {
  return now === '' ? 'Người khác vừa xóa ô này.' : `Người khác vừa ghi “${now}” ở ô này.`
}

function readScores(scheme: Scheme, touched: Record<string, string>, wrong: Wrong[]) {
  const scores: Record<string, string | null> = {}
  const take = (key: string, fault: (text: string) => string | null) => {
    const typed = touched[key]
    if (typed === undefined) return
    const text = typed.replace(',', '.')
    const why = text === '' ? null : fault(text)
    if (why) wrong.push({ key, why })
    else scores[key] = text === '' ? null : plain(text)
  }
  for (const { id, maximum } of scheme.criteria) take(id, (text) => pointsFault(text, maximum))
  if (scheme.method === 'points') return scores
  const terms = scheme.taskResult.leadershipTerms
  for (const key of leadershipKeys)
    take(key, (text) =>
      terms.some((term) => same(term, text)) ? null : `Chỉ nhận ${terms.map(comma).join(' hoặc ')}.`,
    )
  return scores
}

/** What is wrong with typed points (a comma already turned into a point), as the grid says it. */
export function pointsFault(text: string, maximum: string): string | null {
  if (decimalFault(text, maximum) === null) return null
  if (parseDecimal(text) === null)
    return `“${comma(text)}” không đọc được; ghi số từ 0 đến ${comma(maximum)}, ví dụ ${comma(maximum)}.`
  return `Phải từ 0 đến ${comma(maximum)}; đang là ${comma(text)}.`
}

function readCounts(
  touched: Record<string, string>,
  current: Record<string, string>,
  wrong: Wrong[],
): Pick<RowChange, 'tasks' | 'noTask'> | null {
  const keys = countKeys.filter((key) => touched[key] !== undefined)
  if (keys.length === 0) return null
  const merged = { ...current, ...touched }
  const unread = keys.filter((key) => !/^\d{0,4}$/.test(touched[key]!))
  for (const key of unread) wrong.push({ key, why: 'Ghi số nguyên từ 0 trở lên, ví dụ 12.' })
  if (unread.length > 0) return null
  if (merged.assigned === '') {
    const others = keys.filter((key) => key !== 'assigned' && Number(merged[key]) > 0)
    for (const key of others) wrong.push({ key, why: 'Ghi số việc được giao trước.' })
    return others.length > 0 ? null : { tasks: [], noTask: false }
  }
  const read = tasksFromCounts({
    assigned: Number(merged.assigned),
    unfinished: Number(merged.unfinished),
    returned: Number(merged.returned),
    late: Number(merged.late),
  })
  if ('error' in read) {
    wrong.push({ key: read.error.field, why: read.error.why })
    return null
  }
  return { tasks: read.tasks, noTask: read.tasks.length === 0 }
}

export function comma(text: string): string {
  return text.replace('.', ',')
}
