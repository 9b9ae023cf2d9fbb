import { writeXlsx, type Cell as BookCell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx'
import { mendColumn, mendList } from './names'
import type { Cell, ReadResult, Refused, Sheet } from './schema'

const wrong: CellStyle = {
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F8DCD6' } },
  border: Object.fromEntries(
    ['top', 'bottom', 'left', 'right'].map((side) => [side, { style: 'medium', color: { rgb: 'A3301F' } }]),
  ),
}
const said: CellStyle = { alignment: { wrapText: true, vertical: 'top' }, font: { color: { rgb: 'A3301F' } } }

/** The file as it was read, row for row, with what is wrong at the cell, at the end of its row, and in a list. */
export function markedBook(read: ReadResult, refused: readonly Refused[]): Promise<Uint8Array> {
  const sheets = read.ok ? read.sheets.map((sheet) => marked(sheet, refused)) : []
  return writeXlsx({ sheets: [...sheets, listed(refused)] })
}

function marked(sheet: Sheet, refused: readonly Refused[]): WriteSheet {
  const own = refused.filter((each) => each.sheet === sheet.name && each.row !== null)
  const width = Math.max(0, ...sheet.rows.map((row) => row.length))
  const rows = sheet.rows.map((row) => row.map(valueOf))
  const cells = new Map<string, Partial<BookCell>>()
  const byRow = new Map<number, Refused[]>()
  for (const each of own) byRow.set(each.row ?? 1, [...(byRow.get(each.row ?? 1) ?? []), each])
  for (const [row, faults] of byRow) {
    for (const fault of faults) {
      const place = placeOf(sheet, fault)
      if (place === null) continue
      const key = `${row - 1},${place}`
      const before = cells.get(key)?.comment?.text
      const text = before ? `${before}\n${fault.why}` : fault.why
      cells.set(key, {
        value: rows[row - 1]?.[place] ?? null,
        style: wrong,
        comment: { author: 'Nếp', text },
      })
    }
    const value = faults.map(({ column, why }) => (column === '' ? why : `${column}: ${why}`)).join('\n')
    cells.set(`${row - 1},${width}`, { value, type: 'string', style: said })
  }
  const first = Math.min(...byRow.keys())
  const header = Number.isFinite(first) ? headerRow(sheet, own, first) : null
  if (header !== null && !byRow.has(header + 1))
    cells.set(`${header},${width}`, {
      value: mendColumn,
      type: 'string',
      style: { ...said, font: { bold: true } },
    })
  const columns = Array.from({ length: width + 1 }, (_, at) => ({ width: at === width ? 60 : 18 }))
  return { name: sheet.name || 'Dữ liệu', rows, cells, columns }
}

/** The header is the row that names the column of a fault, nearest above it. */
function headerRow(sheet: Sheet, faults: readonly Refused[], before: number): number | null {
  for (let at = before - 1; at >= 0; at -= 1)
    if (sheet.rows[at]?.some((cell) => faults.some(({ column }) => column !== '' && cell.text === column)))
      return at
  return null
}

function placeOf(sheet: Sheet, { row, column }: Refused): number | null {
  for (let at = (row ?? 1) - 1; at >= 0; at -= 1) {
    const place = sheet.rows[at]?.findIndex((cell) => cell.kind !== 'empty' && cell.text === column) ?? -1
    if (place >= 0 && (at < (row ?? 1) - 1 || sheet.rows[at]?.[place]?.text === column)) return place
  }
  return null
}

// A formula is left out: it is refused, and must not come back to life in another workbook.
function valueOf(cell: Cell): CellValue {
  if (cell.kind === 'empty' || cell.kind === 'formula' || cell.kind === 'error') return null
  if (cell.kind === 'date') return new Date(`${cell.text}T00:00:00Z`)
  return cell.kind === 'number' ? Number(cell.text) : cell.text
}

function listed(refused: readonly Refused[]): WriteSheet {
  return {
    name: mendList,
    columns: [12, 8, 24, 24, 90].map((width) => ({ width })),
    rows: [
      ['Trang tính', 'Dòng', 'Ở cột', 'Đang ghi', 'Vì sao và sửa thế nào'],
      ...refused.map(({ sheet, row, column, value, why }) => [sheet, row, column, value, why]),
    ],
    freezePane: { rows: 1 },
  }
}
