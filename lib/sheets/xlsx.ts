import {
  readXlsx,
  type Cell as HucreCell,
  type CellValue,
  type MergeRange,
  type Sheet as HucreSheet,
} from 'hucre/xlsx'
import { tidyText } from '@/lib/fold'
import { empty, maxCells, tooManyCells, type Cell, type Sheet } from './schema'
import { zipFault } from './zip'

export const maxRows = 50_000
const maxColumn = 'CV'

export type XlsxResult =
  { ok: true; sheets: Sheet[]; hidden: string[] } | { ok: false; why: string; sheet?: string }

export async function readWorkbook(bytes: Uint8Array): Promise<XlsxResult> {
  const fault = zipFault(bytes, cellsWatched())
  if (fault) return { ok: false, why: fault }
  const hidden: string[] = []
  try {
    const book = await readXlsx(bytes, {
      range: `A1:${maxColumn}${maxRows + 1}`,
      sheets: (info) => {
        const shown = !info.hidden && !info.veryHidden
        if (!shown) hidden.push(info.name)
        return shown
      },
    })
    const long = book.sheets.find((sheet) => sheet.rows.length > maxRows)
    if (long) return { ok: false, sheet: long.name, why: 'Trang tính có quá 50.000 dòng; hãy chia nhỏ tệp.' }
    const epoch = book.dateSystem === '1904' ? 1904 : 1900
    return { ok: true, hidden, sheets: book.sheets.map((sheet) => sheetOf(sheet, epoch)) }
  } catch {
    return { ok: false, why: 'Không đọc được tệp XLSX này; hãy mở bằng chương trình bảng tính rồi lưu lại.' }
  }
}

// The reader stops at the last row and column it is asked for, and would say nothing of what stands beyond. A cell that
// is only formatted has no content; formatting a whole column is common.
function cellsWatched(): (name: string, content: Buffer) => string | null {
  let cells = 0
  return (name, content) => {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return null
    const filled = /<(?:\w+:)?c\s[^<>]*?\br="([A-Z]+)(\d+)"[^<>/]*>\s*<(?:\w+:)?(?:v|is|f)\b/g
    for (const [, column = '', row] of content.toString('latin1').matchAll(filled)) {
      if (Number(row) > maxRows)
        return `Trang tính có số liệu ở dòng ${row}, quá 50.000 dòng; hãy chia nhỏ tệp.`
      if (column.length > maxColumn.length || (column.length === maxColumn.length && column > maxColumn)) {
        return `Trang tính có số liệu ở ô ${column}${row}, quá 100 cột; hãy bỏ bớt cột.`
      }
      if (++cells > maxCells) return tooManyCells
    }
    return null
  }
}

function sheetOf(sheet: HucreSheet, epoch: 1900 | 1904): Sheet {
  const rows = sheet.rows.map((row, r) => row.map((value, c) => cellOf(value, sheet.cells?.get(`${r},${c}`))))
  for (const merge of sheet.merges ?? []) spread(rows, merge)
  return { name: sheet.name, rows, epoch }
}

// A text merged over several rows stands for each of them (a unit code, a department, a header of two lines).
// A number does not: spread, it would be counted twice.
function spread(rows: Cell[][], merge: MergeRange) {
  const first = rows[merge.startRow]?.[merge.startCol]
  if (!first || (first.kind !== 'text' && first.kind !== 'date')) return
  for (let r = merge.startRow + 1; r <= Math.min(merge.endRow, rows.length - 1); r += 1) {
    const row = rows[r]
    if (row && row[merge.startCol]?.kind === 'empty') row[merge.startCol] = first
  }
}

function cellOf(value: CellValue, detail: HucreCell | undefined): Cell {
  if (detail?.formula !== undefined) return { kind: 'formula', text: `=${detail.formula}` }
  if (detail?.type === 'error') return { kind: 'error', text: String(value) }
  if (value === null) return empty
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? { kind: 'error', text: '#VALUE!' }
      : { kind: 'date', text: value.toISOString().slice(0, 10) }
  }
  if (typeof value === 'number') return { kind: 'number', text: plain(value) }
  const text = tidyText(typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value)
  return text === '' ? empty : { kind: 'text', text }
}

// Files keep binary numbers with 17 digits; office programs show 15, and so does what was typed.
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  return /e/i.test(text)
    ? rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : text
}
