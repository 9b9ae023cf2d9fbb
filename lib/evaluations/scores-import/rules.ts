import { compare, decimal, decimalFault } from '@/lib/decimal'
import type { Column } from '@/lib/sheets/header'
import { readRow, type RowReader } from '@/lib/sheets/row'
import type { Plan, ReadResult, Refused } from '@/lib/sheets/schema'
import { findTable } from '@/lib/sheets/table'
import type {
  ExistingScores,
  ImportedCriterion,
  ParsedScores,
  ParsedScoresFile,
  ScoreWrite,
  Standing,
} from './schema'

const staffCode = 'staff_code'

function columnsOf(criteria: readonly ImportedCriterion[]): Column<string>[] {
  const code: Column<string> = {
    key: staffCode,
    label: 'Mã cán bộ',
    required: true,
    names: ['Mã CB', 'Mã CBCC', 'Mã CBCCVC', 'Mã nhân viên', 'Staff ID', 'Code'],
  }
  const points = criteria.map(({ id, label, labelEn }) => ({
    key: id,
    label,
    required: true,
    names: [`${id} ${label}`, labelEn, `${id} ${labelEn}`, `points.${id}`],
  }))
  return [code, ...points]
}

const unscored: Record<Exclude<Standing, 'scored'>, string> = {
  unknown: 'Không có ai mang mã này trong bảng của tháng; hãy kiểm tra mã hoặc danh sách cán bộ.',
  several: 'Trong bảng của tháng có hai người mang mã này (một người chuyển đến); hãy nhập điểm trên bảng.',
  'not-scored':
    'Người này không chấm ở bảng này (do cấp trên đánh giá, hoặc có mặt dưới nửa tháng); hãy để trống điểm.',
}

/** One row a person, one column a criterion; `standingOf` says whom a code means on the sheet of that month. */
export function parseScores(
  read: ReadResult,
  criteria: readonly ImportedCriterion[],
  standingOf: (code: string) => Standing,
): ParsedScoresFile {
  const table = findTable(read, columnsOf(criteria))
  const rows = new Map<string, ParsedScores>()
  const refused: Refused[] = [...table.refused]
  for (const data of table.rows) {
    const row = readRow(data)
    const code = row.needText(staffCode)
    const points = Object.fromEntries(criteria.map((criterion) => [criterion.id, pointsOf(row, criterion)]))
    const twin = rows.get(code)
    if (twin) row.refuse(staffCode, `Mã này đã có ở dòng ${twin.at.row}; hãy bỏ một dòng.`)
    else if (code !== '') {
      const standing = standingOf(code)
      // A row without points does no harm to whom the level above grades: an exported list has everybody.
      const harmless = standing === 'not-scored' && Object.values(points).every((each) => each === null)
      if (standing !== 'scored' && !harmless) row.refuse(staffCode, unscored[standing])
    }
    if (row.refused.length === 0) rows.set(code, { staffCode: code, points, at: row.at })
    refused.push(...row.refused)
  }
  const named = new Set(table.rows.map((row) => row.cell(staffCode).text))
  const { leftOut, notes, labels } = table
  return { rows: [...rows.values()], refused, leftOut, mended: [], notes, labels, named }
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
  const counts = { new: 0, changed: 0, same: 0 }
  for (const row of parsed.rows) {
    const known = before.get(row.staffCode) ?? {}
    const own = Object.entries(row.points).flatMap(([criterion, points]) =>
      points === null || equal(points, known[criterion] ?? null)
        ? []
        : [{ staffCode: row.staffCode, criterion, points }],
    )
    const scored = Object.values(known).some((points) => points !== null)
    counts[own.length === 0 ? 'same' : scored ? 'changed' : 'new'] += 1
    writes.push(...own)
  }
  const { leftOut, mended, notes, refused, named } = parsed
  // A file that could not be read says about nobody that she is not in it.
  const unread = named.size === 0 && refused.length > 0
  const missing = unread ? [] : existing.map((row) => row.staffCode).filter((code) => !named.has(code))
  return { ...counts, leftOut, missing, refused, mended, notes, writes: refused.length > 0 ? [] : writes }
}

function equal(a: string, b: string | null): boolean {
  return b !== null && compare(decimal(a), decimal(b)) === 0
}
