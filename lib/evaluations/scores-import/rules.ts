import { compare, decimal, decimalFault } from '@/lib/decimal'
import type { Column } from '@/lib/sheets/header'
import { readRow, type RowReader } from '@/lib/sheets/row'
import type { ReadResult, Refused } from '@/lib/sheets/schema'
import type { DataRow } from '@/lib/sheets/data-rows'
import { findTable } from '@/lib/sheets/table'
import { letters, type Letter } from '../schemes/schema'
import { caseOf } from './said/rules'
import {
  letterColumn,
  type ImportedCell,
  type ImportedColumn,
  type ImportedCriterion,
  type OfSheet,
  type ParsedScores,
  type ParsedScoresFile,
  type RowRead,
  type Standing,
} from './schema'

export const codeColumn = {
  key: 'staff_code',
  label: 'Mã cán bộ',
  required: true,
  names: ['Mã CB', 'Mã CBCC', 'Mã CBCCVC', 'Mã nhân viên', 'Staff ID', 'Code'],
} as const satisfies Column<string>
const staffCode = codeColumn.key

export function columnsOf(columns: readonly ImportedColumn[], required = true): Column<string>[] {
  const read = columns.map((column): Column<string> => {
    const { id, label } = column
    if ('kind' in column) return { key: id, label, required: false, names: column.names }
    const names = [`${id} ${label}`, column.labelEn, `${id} ${column.labelEn}`, `points.${id}`]
    return { key: id, label, required, names }
  })
  return [codeColumn, letterColumn, ...read]
}

export const unscored: Record<Exclude<Standing, 'scored'>, string> = {
  unknown: 'Không có ai mang mã này trong bảng của tháng; hãy kiểm tra mã hoặc danh sách cán bộ.',
  several: 'Trong bảng của tháng có hai người mang mã này (một người chuyển đến); hãy nhập điểm trên bảng.',
  herself: 'Không ai tự chấm điểm cho mình ở bảng này; hãy để trống điểm.',
  'not-scored':
    'Người này không chấm ở bảng này (do cấp trên đánh giá, hoặc có mặt dưới nửa tháng); hãy để trống điểm.',
  'by-head': 'Người này do người có thẩm quyền xếp loại trực tiếp chấm; hãy để trống điểm.',
  'not-yours': 'Người này do người theo dõi, đánh giá của đơn vị chấm; hãy để trống điểm.',
  closed: 'Tháng này không còn nhận điểm của người này; hãy để trống điểm.',
}

export const tooLong = 'Dài quá 2.000 ký tự; hãy viết gọn lại.'

const nothing: OfSheet = {
  defaultsOf: () => null,
  columnsFor: null,
  pointsOf: () => ({}),
  readCells: () => ({ write: null, faults: [], told: [] }),
}

/**
 * One row a person, one column a criterion, and whatever else the sheet has; `standingOf` says whom a code means on the
 * sheet of that month. `columns`: in a month of several schemes those that the file may have.
 */
export function parseScores(
  read: ReadResult,
  columns: readonly ImportedColumn[],
  standingOf: (code: string) => Standing,
  sheet: OfSheet = nothing,
): ParsedScoresFile {
  const table = findTable(read, columnsOf(columns, sheet.columnsFor === null))
  const rows = new Map<string, ParsedScores>()
  const refused: Refused[] = [...table.refused]
  for (const data of table.rows) {
    const row = readRow(data)
    const code = row.needText(staffCode)
    const own = sheet.columnsFor?.(code) ?? columns
    const points = Object.fromEntries(
      own.flatMap((column) => ('kind' in column ? [] : [[column.id, pointsOf(row, column)] as const])),
    )
    const cells = cellsOf(row, own)
    const letter = letterOf(row)
    const twin = rows.get(code)
    if (twin) row.refuse(staffCode, `Mã này đã có ở dòng ${twin.at.row}; hãy bỏ một dòng.`)
    else if (code !== '') {
      const standing = standingOf(code)
      const more = sheet.readCells(code, cells, row.label)
      if (standing === 'scored') {
        for (const { key, why } of more.faults) row.refuse(key, why)
        if (sheet.columnsFor) refuseOthers(data, row, own, columns)
      } else {
        // An exported list has everybody: a row that says what stands does no harm to whom another grades.
        const there = standing !== 'unknown' && standing !== 'several'
        const asks = letter !== null || more.write !== null || more.faults.length > 0
        if (!there || asks || says(points, sheet.pointsOf(code))) row.refuse(staffCode, unscored[standing])
      }
      const suggested = letter && sheet.defaultsOf(letter, code)
      const hers = standing === 'scored' ? { points, suggested, more: [more] } : { points: {} }
      if (row.refused.length === 0) rows.set(code, { staffCode: code, ...hers, at: row.at })
    }
    refused.push(...row.refused)
  }
  const named = new Set(table.rows.map((row) => row.cell(staffCode).text))
  const { leftOut, notes, labels } = table
  return { rows: [...rows.values()], refused, leftOut, mended: [], notes, labels, named }
}

/** Whether the file says of somebody what the sheet does not. */
function says(points: ParsedScores['points'], stored: Readonly<Record<string, string>>): boolean {
  return Object.entries(points).some(([id, each]) => each !== null && !equal(each, stored[id] ?? null))
}

// Her scheme's columns must be there, and another's must not say anything about her.
function refuseOthers(
  data: DataRow<string>,
  row: RowReader<string>,
  own: readonly ImportedColumn[],
  all: readonly ImportedColumn[],
): void {
  for (const { id } of all)
    if (!own.some((column) => column.id === id) && data.cell(id).kind !== 'empty')
      row.refuse(id, 'Tiêu chí này không thuộc phương án mà người này được chấm; hãy để trống.')
  const missing = own.find((column) => !('kind' in column) && !data.has(column.id))
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

/** The other cells that are filled, as they would be typed into the sheet. */
function cellsOf(row: RowReader<string>, own: readonly ImportedColumn[]): Record<string, string> {
  const cells: Record<string, string> = {}
  for (const column of own) {
    const text = 'kind' in column ? typed(row, column) : null
    if (text !== null) cells[column.id] = text
  }
  return cells
}

function typed(row: RowReader<string>, { id, kind, cases }: ImportedCell): string | null {
  if (kind === 'count') return row.count(id)?.toString() ?? null
  if (kind === 'term') return row.number(id)
  if (cases) return caseOf(row, id, cases)
  const text = row.text(id)
  if (text !== null && text.length > 2000) row.refuse(id, tooLong)
  return text
}

/** The rows with what another sheet of the file says, by code. */
export function withMore(
  rows: readonly ParsedScores[],
  said: ReadonlyMap<string, { read: RowRead; at: ParsedScores['at'] }>,
): ParsedScores[] {
  const own = rows.map((row) => {
    const found = said.get(row.staffCode)
    return found ? { ...row, more: [...(row.more ?? []), found.read] } : row
  })
  const known = new Set(rows.map(({ staffCode }) => staffCode))
  const others = [...said].filter(([code]) => !known.has(code))
  return [...own, ...others.map(([staffCode, { read, at }]) => ({ staffCode, points: {}, more: [read], at }))]
}

/** Whether two decimals are one number. */
export function equal(a: string, b: string | null): boolean {
  return b !== null && compare(decimal(a), decimal(b)) === 0
}
