import {
  cellRef,
  writeXlsx,
  type Cell,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type WriteSheet,
} from 'hucre/xlsx'
import { aboutSheet } from './names'

export type BookColumn = {
  readonly label: string
  /** In characters. */
  readonly width: number
  readonly kind?: 'text' | 'number' | 'day'
  /** A list to choose from; nothing else can be typed. */
  readonly choices?: readonly string[]
  /** Only a number from 0 to this can be typed. */
  readonly maximum?: string
  /** May be typed over; all else in the sheet is locked (without a password: it guards against slips). */
  readonly open?: boolean
}

export type BookSheet = {
  readonly name: string
  readonly columns: readonly BookColumn[]
  /** Days are 'yyyy-MM-dd', numbers plain decimals as text or numbers; null is an empty cell. */
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Rows, by place, in which nothing may be typed over, whatever their columns allow. */
  readonly locked?: ReadonlySet<number>
  /** Empty rows at the end that may be filled in. */
  readonly spare?: number
  /** Columns that stay in view when one scrolls to the right. */
  readonly fixed?: number
}

/** What the workbook is and how to use it, a line each, on a sheet of its own. */
export type BookAbout = { readonly title: string; readonly lines: readonly (readonly [string, string])[] }

const font = { name: 'Arial', size: 11 }
const line = { style: 'thin', color: { rgb: 'C9C4BA' } } as const
const border = { top: line, bottom: line, left: line, right: line }
const heading: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8E4DA' } },
  alignment: { wrapText: true, vertical: 'center' },
  border,
}

/** A workbook dressed for its user: header in view, widths, lists to choose from, what may be typed and what not. */
export function writeBook(sheets: readonly BookSheet[], about: BookAbout): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [...sheets.map(dressed), explained(about)],
    defaultFont: font,
    properties: { title: about.title, creator: 'Nếp' },
  })
}

function dressed({ name, columns, rows, locked, spare = 0, fixed = 0 }: BookSheet): WriteSheet {
  const blank = Array.from({ length: spare }, () => columns.map(() => null))
  const last = rows.length + spare
  const body = [...rows, ...blank].map((row) => row.map((value, at) => written(value, columns[at])))
  return {
    name,
    columns: columns.map((column) => ({ width: column.width, style: styleOf(column) })),
    rows: [columns.map(({ label }) => label), ...body],
    cells: new Map([
      ...columns.map((_, at): [string, Partial<Cell>] => [`0,${at}`, { style: heading }]),
      ...[...(locked ?? [])].flatMap((row) => shut(columns, row + 1)),
    ]),
    rowDefs: new Map([[0, { height: 34 }]]),
    freezePane: { rows: 1, columns: fixed },
    autoFilter: { range: `A1:${cellRef(Math.max(rows.length, 1), columns.length - 1)}` },
    dataValidations: last > 0 ? columns.flatMap((column, at) => validation(column, at, last)) : [],
    protection: {
      sheet: true,
      ...{ selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true },
      ...{ sort: true, autoFilter: true },
    },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

/** Cells of a row that may be typed over elsewhere in their columns. */
function shut(columns: readonly BookColumn[], row: number): [string, Partial<Cell>][] {
  return columns.flatMap((column, at): [string, Partial<Cell>][] =>
    column.open ? [[`${row},${at}`, { style: styleOf({ ...column, open: false }) }]] : [],
  )
}

function styleOf({ kind, open = false }: BookColumn): CellStyle {
  return {
    font,
    border,
    protection: { locked: !open },
    // What is locked looks it, on paper too.
    ...(open ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F6F4EF' } } }),
    alignment: { vertical: 'center', wrapText: kind === undefined || kind === 'text' },
    // Text as text: a code keeps its zeros.
    numFmt: kind === 'day' ? 'dd/mm/yyyy' : kind === 'number' ? '#,##0.##' : '@',
  }
}

function written(value: string | number | null, column: BookColumn | undefined): CellValue {
  if (value === null || value === '') return null
  if (column?.kind === 'day') return new Date(`${value}T00:00:00Z`)
  return column?.kind === 'number' ? Number(value) : String(value)
}

function validation(
  { choices, maximum, open, label }: BookColumn,
  at: number,
  last: number,
): DataValidation[] {
  const listed = choices && fitsInline(choices)
  if (!open || (!listed && maximum === undefined)) return []
  const range = `${cellRef(1, at)}:${cellRef(last, at)}`
  const common = {
    range,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: label,
  } as const
  if (listed) {
    const errorMessage = `Chọn trong danh sách: ${choices.join(', ')}.`.slice(0, 250)
    return [{ ...common, type: 'list' as const, values: [...choices], errorMessage }]
  }
  const errorMessage = `Ghi số từ 0 đến ${maximum?.replace('.', ',')}.`
  return [
    {
      ...common,
      type: 'decimal' as const,
      operator: 'between' as const,
      formula1: '0',
      formula2: maximum,
      errorMessage,
    },
  ]
}

function explained({ title, lines }: BookAbout): WriteSheet {
  const plain: CellStyle = { font, alignment: { wrapText: true, vertical: 'top' } }
  return {
    name: aboutSheet,
    columns: [
      { width: 30, style: { ...plain, font: { ...font, bold: true } } },
      { width: 90, style: plain },
    ],
    rows: [[title, null], [null, null], ...lines.map(([what, how]) => [what, how])],
    cells: new Map([['0,0', { style: { font: { ...font, size: 14, bold: true } } }]]),
    view: { showGridLines: false },
  }
}

// A list stands in the file as one quoted text with commas; a longer one, or one that has commas itself, breaks the file.
function fitsInline(choices: readonly string[]): boolean {
  return choices.join(',').length <= 255 && !choices.some((each) => /[,"]/.test(each))
}
