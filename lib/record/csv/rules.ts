import { performanceRowSchema, type PerformanceRow } from '../schema'

type Field = { shape?: Record<string, Field>; unwrap?: () => Field }

/** The leaves of a row as dotted names, in the order of the JSON: the columns of the CSV. */
export const performanceColumns: readonly string[] = leaves(performanceRowSchema as unknown as Field, '')

const byteOrderMark = '\uFEFF'

/** RFC 4180 with a byte order mark, so that a spreadsheet opens it with its Vietnamese letters whole. */
export function performanceCsv(rows: Iterable<PerformanceRow>): string {
  const lines = [csvLine(performanceColumns)]
  for (const row of rows) lines.push(csvLine(performanceColumns.map((column) => leaf(row, column))))
  return byteOrderMark + lines.join('')
}

/** One record, ended by CRLF. Null is an empty cell; an array is one cell, its items separated by spaces. */
export function csvLine(cells: readonly unknown[]): string {
  return cells.map(csvCell).join(',') + '\r\n'
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return quoted(unarmed(Array.isArray(value) ? value.join(' ') : String(value)))
}

/** Text that a spreadsheet would run as a formula, told apart by a leading apostrophe. */
function unarmed(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function leaf(row: PerformanceRow, column: string): unknown {
  let value: unknown = row
  for (const name of column.split('.')) {
    if (value === null || value === undefined) return null
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

function leaves(field: Field, name: string): string[] {
  const shape = field.shape ?? (typeof field.unwrap === 'function' ? field.unwrap().shape : undefined)
  if (!shape) return [name]
  return Object.entries(shape).flatMap(([key, inner]) => leaves(inner, name ? `${name}.${key}` : key))
}
