import { foldText } from '@/lib/fold'
import { type Column, findHeader, foldHeader } from '@/lib/sheets/header'
import { readRow, type RowReader } from '@/lib/sheets/row'
import type { ReadResult, Sheet } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import { comma, pointsFault } from '../../cells/rules'
import { same } from '../../merging/rules'
import { mostLines } from '../../people/rules'
import type { Scheme } from '../../schemes/schema'
import { type EvidenceKind, evidenceKinds, type SheetPerson, type StoredDeduction } from '../../sheets/schema'
import { numberFault, standingAt, type Taken } from '../numbered/rules'
import { codeColumn, tooLong, unscored, withMore } from '../rules'
import type { ParsedScores, ParsedScoresFile, Standing } from '../schema'
import { type FileOf, filled, isThat, mayBe, type Written } from './matching/rules'

/** The evidence of a month as a workbook names its kinds. */
export const kindNames: Record<EvidenceKind, string> = {
  article: 'Điều của Bộ quy tắc ứng xử',
  dossier: 'Số hồ sơ',
  finding: 'Kết luận kiểm tra',
  praise: 'Lời khen, thư khen',
  file: 'Tệp đính kèm',
}

type Key = 'staff_code' | 'line' | 'criterion' | 'points' | 'reason' | 'kind' | 'evidence' | 'file'

const columns: readonly Column<Key>[] = [
  codeColumn,
  { key: 'line', label: 'Dòng', names: ['Dòng số', 'Line'], required: false },
  { key: 'criterion', label: 'Tiêu chí', names: ['Criterion'], required: true },
  { key: 'points', label: 'Điểm trừ', names: ['Points taken'], required: false },
  { key: 'reason', label: 'Lý do', names: ['Reason'], required: true },
  { key: 'kind', label: 'Loại minh chứng', names: ['Kind of evidence'], required: true },
  { key: 'evidence', label: 'Minh chứng', names: ['Evidence'], required: false },
  { key: 'file', label: 'Tên tệp đính kèm', names: ['Tên tệp', 'Tệp', 'File name'], required: false },
]
export const lineLabels = columns.map(({ label }) => label)

/** A file's sheets of lines, which are no table of points, and the others. */
export function partedLines(read: ReadResult): { lines: Sheet[]; points: ReadResult } {
  if (!read.ok) return { lines: [], points: read }
  const isLines = ({ rows }: Sheet) => findHeader(rows, columns)?.missing.length === 0
  const points = { ...read, sheets: read.sheets.filter((sheet) => !isLines(sheet)) }
  return { lines: read.sheets.filter(isLines), points }
}

/** How a criterion is named in a workbook. */
export function criterionName(scheme: Scheme, id: string): string {
  const label = scheme.criteria.find((each) => each.id === id)?.label.vi
  return scheme.criteria.length > 5 || !label ? [id, label].filter(Boolean).join(' ') : label
}

type Hers = {
  person: SheetPerson
  standing: Standing
  rows: Read[]
  lines: StoredDeduction[]
  told: string[]
  taken: Taken
  at: ParsedScores['at']
}

/**
 * The lines of evidence, one a row. “Dòng” names the line of hers that a row stands for; without it the row is one more,
 * unless she has that very line. A line that the file leaves out stays, and so does what an empty cell has. `nameOf`: what
 * an attached file is called; a file is attached, and taken away, on the person's page alone.
 */
export function withLines(
  file: ParsedScoresFile,
  sheets: Sheet[],
  standingOf: (code: string) => Standing,
  personOf: (code: string) => SheetPerson | undefined,
  nameOf: (file: string) => string,
): ParsedScoresFile {
  const fileOf = ({ file }: StoredDeduction) => (file ? nameOf(file) : '')
  if (sheets.length === 0) return file
  const table = findTable<Key>({ ok: true, sheets, hiddenSheets: [] }, columns)
  const all = new Map<string, Hers>()
  const rows = table.rows.map((data) => readRow(data))
  for (const row of rows) {
    const code = row.needText('staff_code')
    const standing = standingOf(code)
    const person = personOf(code)
    if (code !== '' && (standing === 'unknown' || standing === 'several' || !person))
      row.refuse('staff_code', unscored[standing === 'several' ? 'several' : 'unknown'])
    else if (person) {
      const known = { person, standing, lines: [...person.deductions], at: row.at }
      const hers: Hers = all.get(code) ?? { ...known, rows: [], told: [], taken: new Map() }
      all.set(code, hers)
      hers.rows.push(readLine(row, person.scheme))
    }
  }
  for (const hers of all.values())
    for (const read of hers.rows.filter((each) => !stands(each, hers, fileOf))) change(read, hers, fileOf)
  const changed = [...all].flatMap(([code, { lines, told, at }]) =>
    told.length > 0
      ? [[code, { read: { write: { deductions: lines }, faults: [], told }, at }] as const]
      : [],
  )
  return {
    ...file,
    rows: withMore(file.rows, new Map(changed)),
    refused: [...file.refused, ...table.refused, ...rows.flatMap(({ refused }) => refused)],
    leftOut: file.leftOut + table.leftOut,
    // A sheet that nobody filled in is nothing to tell of.
    notes: table.rows.length > 0 ? [...file.notes, ...table.notes] : file.notes,
    named: new Set([...file.named, ...all.keys()]),
  }
}

type Read = { row: RowReader<Key>; nth: number | null; written: Written }

function readLine(row: RowReader<Key>, scheme: Scheme): Read {
  const written = {
    criterion: criterionOf(scheme, row.text('criterion') ?? ''),
    points: row.number('points') ?? '',
    reason: row.text('reason') ?? '',
    kind: kindOf(row.text('kind') ?? ''),
    evidence: row.text('evidence') ?? '',
    file: row.text('file') ?? '',
  }
  return { row, nth: row.count('line'), written }
}

function stands({ nth, written }: Read, { person, taken }: Hers, fileOf: FileOf): boolean {
  const at = standingAt(nth, person.deductions, taken, {
    numbered: (line) => isThat(filled(written, line), line, fileOf),
    worded: (line) => isThat(written, line, fileOf),
  })
  return at >= 0
}

function change({ row, nth, written }: Read, hers: Hers, fileOf: FileOf): void {
  if (row.refused.length > 0) return
  const { deductions } = hers.person
  const wrong = numberFault(nth, deductions, hers.taken, {
    noun: 'dòng',
    mayBe: (line) => mayBe(written, line, fileOf),
  })
  if (wrong) return row.refuse('line', wrong)
  const at = (nth ?? 0) - 1
  const last = deductions[at]
  if (written.file !== '' && !(last && same(written.file, fileOf(last))))
    row.refuse('file', last ? renamed : attached)
  if (!last && hers.lines.length >= mostLines)
    row.refuse('line', `Một người có nhiều nhất ${mostLines} dòng minh chứng trong một tháng.`)
  const line = lineOf(row, last ? filled(written, last) : { ...written, points: written.points || '0' }, last)
  if (hers.standing !== 'scored') row.refuse('staff_code', unscored[hers.standing])
  if (row.refused.length > 0) return
  if (last) hers.lines[at] = line
  else hers.lines.push(line)
  const points = last ? [last.points, line.points] : [line.points]
  const taken = last && same(last.points, line.points) ? '' : ` (trừ ${points.map(comma).join(' → ')})`
  hers.told.push(`Minh chứng ${criterionName(hers.person.scheme, line.criterion)}: ${line.reason}${taken}`)
}

const attached = 'Tệp được đính kèm ở trang của người này; hãy để trống ô này.'
const renamed = 'Tệp được đính kèm, và thay, ở trang của người này; hãy để nguyên tên cũ hoặc để trống ô này.'

// As the person's page asks of a line.
function lineOf(row: RowReader<Key>, written: Written, last: StoredDeduction | undefined): StoredDeduction {
  const { criterion, points, reason, kind, evidence } = written
  if (!criterion) row.refuse('criterion', 'Ghi tiêu chí của phương án mà người này được chấm.')
  const wrong = pointsFault(points, '100')
  if (wrong) row.refuse('points', wrong)
  if (reason === '') row.refuse('reason', 'Ghi lý do.')
  for (const [key, text] of [
    ['reason', reason],
    ['evidence', evidence],
  ] as const)
    if (text.length > 2000) row.refuse(key, tooLong)
  const file = last?.file ?? null
  if (!kind) row.refuse('kind', `Ghi một trong các loại: ${Object.values(kindNames).join('; ')}.`)
  else if (kind === 'file' && !file) row.refuse('kind', 'Tệp được đính kèm ở trang của người này.')
  else if (kind !== 'file' && evidence === '')
    row.refuse('evidence', 'Ghi rõ minh chứng, ví dụ “Điều 7 Bộ quy tắc ứng xử” hoặc số hồ sơ.')
  return { criterion: criterion ?? '', points, reason, kind: kind || null, evidence: evidence || null, file }
}

function criterionOf(scheme: Scheme, text: string): string | null {
  if (text === '') return ''
  const said = foldHeader(text)
  const found = scheme.criteria.find(({ id, label }) =>
    [id, label.vi, `${id} ${label.vi}`].some((name) => foldHeader(name) === said),
  )
  return found?.id ?? null
}

/** `''` where nothing is written, as of lines that came back with a decision; null where it is no kind. */
function kindOf(text: string): EvidenceKind | '' | null {
  if (text === '') return ''
  const said = foldText(text)
  return evidenceKinds.find((kind) => said === kind || said === foldText(kindNames[kind])) ?? null
}
