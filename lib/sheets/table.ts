import { findHeader, foldHeader, isRowNumberHeader, type Column, type Header } from './header'
import { aboutSheet, mendColumn, mendList } from './names'
import { isColumnNumbers, isTotal } from './layout'
import { empty, type Cell, type ReadResult, type Refused, type Sheet } from './schema'

const ownSheets = new Set([aboutSheet, mendList])

/** One row of data, by column. */
export type DataRow<Key extends string> = {
  readonly sheet: string
  readonly row: number
  readonly epoch: 1900 | 1904
  cell(key: Key): Cell
  /** The header as the file writes it. */
  label(key: Key): string
  has(key: Key): boolean
}

export type Table<Key extends string> = {
  readonly rows: readonly DataRow<Key>[]
  readonly refused: readonly Refused[]
  readonly leftOut: number
  readonly notes: readonly string[]
  /** Columns as the first header writes them, by key. */
  readonly labels: ReadonlyMap<string, string>
}

/** Finds the header and the data rows on every visible sheet; what is neither is left out and counted. */
export function findTable<Key extends string>(read: ReadResult, columns: readonly Column<Key>[]): Table<Key> {
  if (!read.ok) return { rows: [], refused: read.refused, leftOut: 0, notes: [], labels: new Map() }
  const notes = read.hiddenSheets.map((name) => `Trang tính bị ẩn "${name}" không được đọc.`)
  const found = read.sheets.map((sheet) => ({ sheet, header: findHeader(sheet.rows, columns) }))
  const whole = found.some(({ header }) => header && header.missing.length === 0)
  const rows: DataRow<Key>[] = []
  const refused: Refused[] = []
  let leftOut = 0
  for (const { sheet, header } of found) {
    // Sheets of our own that explain or list.
    if (!header && ownSheets.has(sheet.name)) continue
    if (!header || (whole && header.missing.length > 0 && header.places.size < 3)) {
      if (whole) notes.push(`Trang tính "${sheet.name}" không có dòng tiêu đề cột nên không được đọc.`)
      continue
    }
    const faults = [...headerFaults(sheet, header, columns), ...splitFaults(sheet, header, columns)]
    refused.push(...faults)
    const unknown = header.unknown.filter((label) => label !== mendColumn)
    if (unknown.length > 0) notes.push(`Cột không dùng đến: ${unknown.join(', ')}.`)
    const data = dataRows(sheet, header, columns)
    leftOut += data.leftOut.length
    if (data.leftOut.length > 0) notes.push(leftOutNote(sheet, data.leftOut))
    if (faults.length === 0) rows.push(...data.rows)
  }
  if (found.every(({ header }) => header === null)) refused.push(noHeader(read.sheets[0], columns))
  else if (rows.length === 0 && refused.length === 0)
    notes.push('Tệp có dòng tiêu đề nhưng không có dòng số liệu nào.')
  const labels = found.find(({ header }) => header)?.header?.labels ?? new Map<string, string>()
  return { rows, refused, leftOut, notes, labels }
}

function leftOutNote(sheet: Sheet, rows: readonly number[]): string {
  const told = rows.slice(0, 12).map((row) => {
    const text = sheet.rows[row - 1]?.find(isFilledCell)?.text ?? ''
    return `${row} (${text.length > 40 ? `${text.slice(0, 40)}…` : text})`
  })
  const place = sheet.name === '' ? '' : `Trang tính "${sheet.name}": `
  return `${place}${place ? 'bỏ' : 'Bỏ'} qua dòng ${told.join(', ')}${rows.length > told.length ? ' …' : ''}.`
}

function noHeader<Key extends string>(sheet: Sheet | undefined, columns: readonly Column<Key>[]): Refused {
  const names = columns.filter((column) => column.required).map((column) => column.label)
  const why = `Không thấy dòng tiêu đề; tệp phải có một dòng ghi tên các cột: ${names.join(', ')}.`
  return { sheet: sheet?.name ?? '', row: null, column: names.join(', '), value: '', why }
}

function headerFaults<Key extends string>(
  sheet: Sheet,
  header: Header<Key>,
  columns: readonly Column<Key>[],
): Refused[] {
  const at = { sheet: sheet.name, row: header.at + 1 }
  const missing = header.missing.map((column) => ({
    ...at,
    column: column.label,
    value: '',
    why: `Thiếu cột "${column.label}"; hãy thêm cột này vào dòng tiêu đề.`,
  }))
  const twice = header.twice.map(({ column, label }) => ({
    ...at,
    column: label,
    value: label,
    why: `Có hai cột cùng là "${columns.find((one) => one === column)?.label ?? label}"; hãy bỏ một cột.`,
  }))
  return [...missing, ...twice]
}

// "Họ và tên" over two columns: the untitled one beside it has half of every name.
function splitFaults<Key extends string>(
  sheet: Sheet,
  header: Header<Key>,
  columns: readonly Column<Key>[],
): Refused[] {
  return columns.flatMap((column) => {
    const place = header.places.get(column.key)
    if (!column.whole || place === undefined || isFilledCell(sheet.rows[header.at]?.[place + 1])) return []
    const below = sheet.rows.slice(header.at + 1).filter((row) => isFilledCell(row[place]))
    const halves = below.filter((row) => row[place + 1]?.kind === 'text').length
    if (halves * 2 <= below.length) return []
    const why = `Dưới "${column.label}" có hai cột chữ; hãy gộp họ, tên đệm và tên vào một cột.`
    return [
      {
        sheet: sheet.name,
        row: header.at + 1,
        column: header.labels.get(column.key) ?? column.label,
        value: '',
        why,
      },
    ]
  })
}

function dataRows<Key extends string>(sheet: Sheet, header: Header<Key>, columns: readonly Column<Key>[]) {
  const rows: DataRow<Key>[] = []
  const heading = sheet.rows[header.at] ?? []
  const numbering = heading.findIndex(isRowNumberHeader)
  const places = [...header.places.values()]
  const keys = columns.filter((column) => column.required && header.places.has(column.key))
  const leftOut = sheet.rows.slice(0, header.at).flatMap((row, at) => (isFilled(row) ? [at + 1] : []))
  let interrupted = false
  for (const [index, row] of sheet.rows.slice(header.at + 1).entries()) {
    const number = index + header.at + 2
    const known = places.filter((place) => isFilledCell(row[place]))
    if (isTotal(row)) {
      leftOut.push(number)
      interrupted = true
    } else if (known.length === 0) {
      // A blank row; or a signature beside the table, or a numbered row that nobody filled in.
      const beside = row.some(
        (cell, place) => place !== numbering && isFilledCell(cell) && cell.kind !== 'formula',
      )
      if (beside) leftOut.push(number)
      interrupted = true
    } else if (sameRow(row, heading) || (rows.length === 0 && isColumnNumbers(row))) {
      leftOut.push(number)
    } else if (interrupted && rows.length > 0 && isFooter(row, known, keys.length)) {
      leftOut.push(number)
    } else {
      interrupted = false
      rows.push(dataRow(sheet, header, columns, number, row))
    }
  }
  return { rows, leftOut }
}

// Signatures and remarks under the table: after a total or a gap, and hardly any of what a row must have.
function isFooter(row: readonly Cell[], known: readonly number[], required: number): boolean {
  return (
    required >= 3 &&
    known.length <= 2 &&
    known.length * 2 < required &&
    known.every((place) => row[place]?.kind === 'text')
  )
}

function sameRow(row: readonly Cell[], heading: readonly Cell[]): boolean {
  return heading.every((cell, place) => foldHeader(cell.text) === foldHeader(row[place]?.text ?? ''))
}

function isFilled(row: readonly Cell[]): boolean {
  return row.some(isFilledCell)
}

function isFilledCell(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.kind !== 'empty'
}

function dataRow<Key extends string>(
  sheet: Sheet,
  header: Header<Key>,
  columns: readonly Column<Key>[],
  row: number,
  cells: readonly Cell[],
): DataRow<Key> {
  return {
    sheet: sheet.name,
    row,
    epoch: sheet.epoch,
    cell: (key: Key) => cells[header.places.get(key) ?? -1] ?? empty,
    label: (key: Key) => header.labels.get(key) ?? columns.find((column) => column.key === key)?.label ?? key,
    has: (key: Key) => header.places.has(key),
  }
}
