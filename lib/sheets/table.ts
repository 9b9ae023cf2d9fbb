import { type DataRow, dataRows } from './data-rows'
import { findHeader, type Column, type Header } from './header'
import { type IsGroup, isFilled } from './layout'
import { aboutSheet, mendColumn, mendList } from './names'
import type { At, ReadResult, Refused, Sheet } from './schema'

const ownSheets = new Set([aboutSheet, mendList])

export type Table<Key extends string> = {
  readonly rows: readonly DataRow<Key>[]
  readonly refused: readonly Refused[]
  readonly leftOut: number
  readonly notes: readonly string[]
  /** Rows that name what the rows after them belong to; among those left out. */
  readonly groups: readonly (At & { readonly text: string })[]
  /** Columns as the first header writes them, by key. */
  readonly labels: ReadonlyMap<string, string>
}

/**
 * Finds the header and the data rows on every visible sheet; what is neither is left out and counted. `isGroup`: which
 * rows of a single text name the group of those that follow.
 */
export function findTable<Key extends string>(
  read: ReadResult,
  columns: readonly Column<Key>[],
  isGroup: IsGroup<Key> = () => false,
): Table<Key> {
  if (!read.ok)
    return { rows: [], refused: read.refused, leftOut: 0, notes: [], groups: [], labels: new Map() }
  const notes = read.hiddenSheets.map((name) => `Trang tính bị ẩn "${name}" không được đọc.`)
  const found = read.sheets.map((sheet) => ({ sheet, header: findHeader(sheet.rows, columns) }))
  const whole = found.some(({ header }) => header && header.missing.length === 0)
  const rows: DataRow<Key>[] = []
  const refused: Refused[] = []
  const groups: (At & { text: string })[] = []
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
    const data = dataRows(sheet, header, columns, isGroup)
    leftOut += data.leftOut.length + data.groups.length
    groups.push(...data.groups.map((each) => ({ sheet: sheet.name, ...each })))
    if (data.leftOut.length > 0) notes.push(leftOutNote(sheet, data.leftOut))
    if (faults.length === 0) rows.push(...data.rows)
  }
  if (found.every(({ header }) => header === null)) refused.push(noHeader(read.sheets[0], columns))
  else if (rows.length === 0 && refused.length === 0)
    notes.push('Tệp có dòng tiêu đề nhưng không có dòng số liệu nào.')
  const labels = found.find(({ header }) => header)?.header?.labels ?? new Map<string, string>()
  return { rows, refused, leftOut, notes, groups, labels }
}

function leftOutNote(sheet: Sheet, rows: readonly number[]): string {
  const told = rows.slice(0, 12).map((row) => {
    const text = sheet.rows[row - 1]?.find(isFilled)?.text ?? ''
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
    if (!column.whole || place === undefined || isFilled(sheet.rows[header.at]?.[place + 1])) return []
    const below = sheet.rows.slice(header.at + 1).filter((row) => isFilled(row[place]))
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
