import { compare, decimal, decimalFault } from '@/lib/decimal'
import type { Column } from '@/lib/sheets/header'
import { readRow, type RowReader } from '@/lib/sheets/row'
import type { Plan, PlanLine, ReadResult, Refused } from '@/lib/sheets/schema'
import { type DataRow, findTable } from '@/lib/sheets/table'
import { letters, type Letter } from '../schemes/schema'
import {
  letterColumn,
  type CriteriaFor,
  type DefaultPoints,
  type ExistingScores,
  type ImportedCriterion,
  type ParsedScores,
  type ParsedScoresFile,
  type ScoreWrite,
  type Standing,
} from './schema'

const staffCode = 'staff_code'

export function columnsOf(criteria: readonly ImportedCriterion[], required = true): Column<string>[] {
  const code: Column<string> = {
    key: staffCode,
    label: 'Mã cán bộ',
    required: true,
    names: ['Mã CB', 'Mã CBCC', 'Mã CBCCVC', 'Mã nhân viên', 'Staff ID', 'Code'],
  }
  const points = criteria.map(({ id, label, labelEn }) => ({
    key: id,
    label,
    required,
    names: [`${id} ${label}`, labelEn, `${id} ${labelEn}`, `points.${id}`],
  }))
  return [code, letterColumn, ...points]
}

const unscored: Record<Exclude<Standing, 'scored'>, string> = {
  unknown: 'Không có ai mang mã này trong bảng của tháng; hãy kiểm tra mã hoặc danh sách cán bộ.',
  several: 'Trong bảng của tháng có hai người mang mã này (một người chuyển đến); hãy nhập điểm trên bảng.',
  herself: 'Không ai tự chấm điểm cho mình ở bảng này; hãy để trống điểm.',
  'not-scored':
    'Người này không chấm ở bảng này (do cấp trên đánh giá, hoặc có mặt dưới nửa tháng); hãy để trống điểm.',
}

/**
 * One row a person, one column a criterion; `standingOf` says whom a code means on the sheet of that month. `criteriaFor`:
 * in a month of several schemes, whose columns a row has; `criteria` are then those that the file may have.
 */
export function parseScores(
  read: ReadResult,
  criteria: readonly ImportedCriterion[],
  standingOf: (code: string) => Standing,
  defaultsOf: DefaultPoints = () => null,
  criteriaFor: CriteriaFor | null = null,
): ParsedScoresFile {
  const table = findTable(read, columnsOf(criteria, criteriaFor === null))
  const rows = new Map<string, ParsedScores>()
  const refused: Refused[] = [...table.refused]
  for (const data of table.rows) {
    const row = readRow(data)
    const code = row.needText(staffCode)
    const own = criteriaFor?.(code) ?? criteria
    const points = Object.fromEntries(own.map((criterion) => [criterion.id, pointsOf(row, criterion)]))
    const letter = letterOf(row)
    const suggested = letter && defaultsOf(letter, code)
    const twin = rows.get(code)
    if (twin) row.refuse(staffCode, `Mã này đã có ở dòng ${twin.at.row}; hãy bỏ một dòng.`)
    else if (code !== '') {
      const standing = standingOf(code)
      // A row without points does no harm to whom the level above grades: an exported list has everybody.
      const harmless =
        (standing === 'not-scored' || standing === 'herself') &&
        letter === null &&
        Object.values(points).every((each) => each === null)
      if (standing !== 'scored' && !harmless) row.refuse(staffCode, unscored[standing])
      else if (standing === 'scored' && criteriaFor) refuseOthers(data, row, own, criteria)
    }
    if (row.refused.length === 0) rows.set(code, { staffCode: code, points, suggested, at: row.at })
    refused.push(...row.refused)
  }
  const named = new Set(table.rows.map((row) => row.cell(staffCode).text))
  const { leftOut, notes, labels } = table
  return { rows: [...rows.values()], refused, leftOut, mended: [], notes, labels, named }
}

// Her scheme's columns must be there, and another's must not say anything about her.
function refuseOthers(
  data: DataRow<string>,
  row: RowReader<string>,
  own: readonly ImportedCriterion[],
  all: readonly ImportedCriterion[],
): void {
  for (const { id } of all)
    if (!own.some((criterion) => criterion.id === id) && data.cell(id).kind !== 'empty')
      row.refuse(id, 'Tiêu chí này không thuộc phương án mà người này được chấm; hãy để trống.')
  const missing = own.find(({ id }) => !data.has(id))
  if (missing)
    row.refuse(
      missing.id,
      `Trang này thiếu cột "${missing.label}" của phương án mà người này được chấm; hãy ghi điểm ở trang của phương án ấy.`,
    )
}

function letterOf(row: RowReader<string>): Letter | null {
  const written = row.text(letterColumn.key)?.toUpperCase() ?? null
  const letter = letters.find((each) => each === written)
  if (written !== null && !letter) row.refuse(letterColumn.key, 'Ghi A, B, C hoặc D, hoặc để trống.')
  return letter ?? null
}

function pointsOf(row: RowReader<string>, { id, max }: ImportedCriterion): string | null {
  const points = row.number(id)
  if (points === null) return null
  const fault = decimalFault(points, max)
  if (fault) row.refuse(id, fault)
  return fault ? null : points
}

/** Missing are those on the sheet whom the file does not name; an empty cell leaves the points that are there. */
export function planScores(
  parsed: ParsedScoresFile,
  existing: readonly ExistingScores[],
): Plan<readonly ScoreWrite[]> {
  const before = new Map(existing.map((row) => [row.staffCode, row.points]))
  const writes: ScoreWrite[] = []
  const lines: PlanLine[] = []
  const counts = { new: 0, changed: 0, same: 0 }
  for (const row of parsed.rows) {
    const known = before.get(row.staffCode) ?? {}
    const own = Object.entries(row.points).flatMap(([criterion, written]) => {
      const points = written ?? (known[criterion] ? null : (row.suggested?.[criterion] ?? null))
      return points === null || equal(points, known[criterion] ?? null)
        ? []
        : [{ staffCode: row.staffCode, criterion, points }]
    })
    const scored = Object.values(known).some((points) => points !== null)
    const change = scored ? 'changed' : 'new'
    counts[own.length === 0 ? 'same' : change] += 1
    const how = own.map(({ criterion, points }) => {
      const last = known[criterion]
      const label = parsed.labels.get(criterion) ?? criterion
      return `${label}: ${last ? `${comma(last)} → ` : ''}${comma(points)}`
    })
    if (own.length > 0) lines.push({ change, what: row.staffCode, how: how.join('; ') })
    writes.push(...own)
  }
  const { leftOut, mended, notes, refused, named } = parsed
  // A file that could not be read says about nobody that she is not in it.
  const unread = named.size === 0 && refused.length > 0
  const missing = unread ? [] : existing.map((row) => row.staffCode).filter((code) => !named.has(code))
  return {
    ...counts,
    leftOut,
    missing,
    refused,
    mended,
    notes,
    lines,
    writes: refused.length > 0 ? [] : writes,
  }
}

function comma(points: string): string {
  return points.replace('.', ',')
}

function equal(a: string, b: string | null): boolean {
  return b !== null && compare(decimal(a), decimal(b)) === 0
}
