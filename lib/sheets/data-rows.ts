import { foldHeader, isRowNumberHeader, type Column, type Header } from './header'
import { type IsGroup, isColumnNumbers, isFilled, isMarked, isTotal, loneText } from './layout'
import { type Cell, empty, type Sheet } from './schema'

/** One row of data, by column. */
export type DataRow<Key extends string> = {
  readonly sheet: string
  readonly row: number
  readonly epoch: 1900 | 1904
  /** The row of a single text above it, where the table says that such a row names a group. */
  readonly group: string | null
  /** The only column that has anything, and that a text. */
  readonly alone: Key | null
  cell(key: Key): Cell
  /** The header as the file writes it. */
  label(key: Key): string
  has(key: Key): boolean
}

/** Below a header: the rows of data, those that name a group of them, and the rest by its numbers. */
export function dataRows<Key extends string>(
  sheet: Sheet,
  header: Header<Key>,
  columns: readonly Column<Key>[],
  isGroup: IsGroup<Key>,
) {
  const rows: DataRow<Key>[] = []
  const heading = sheet.rows[header.at] ?? []
  const numbering = heading.findIndex(isRowNumberHeader)
  const places = [...header.places.values()]
  const keys = columns.filter((column) => column.required && header.places.has(column.key))
  const leftOut = sheet.rows.slice(0, header.at).flatMap((row, at) => (row.some(isFilled) ? [at + 1] : []))
  const groups: { row: number; text: string; rows: number }[] = []
  const keyAt = new Map([...header.places].map(([key, place]) => [place, key]))
  const marked = sheet.rows.slice(header.at + 1).some((row) => isMarked(row) && !loneText(row, keyAt))
  let interrupted = false
  let group: (typeof groups)[number] | null = null
  for (const [index, row] of sheet.rows.slice(header.at + 1).entries()) {
    const number = index + header.at + 2
    const known = places.filter((place) => isFilled(row[place]))
    const lone = loneText(row, keyAt)
    if (isTotal(row)) {
      leftOut.push(number)
      interrupted = true
    } else if (lone && isGroup({ ...lone, mark: lone.mark && !marked })) {
      group = { row: number, text: lone.text, rows: 0 }
      groups.push(group)
    } else if (known.length === 0) {
      // A blank row; or a signature beside the table, or a numbered row that nobody filled in.
      const beside = row.some(
        (cell, place) => place !== numbering && isFilled(cell) && cell.kind !== 'formula',
      )
      if (beside || lone) leftOut.push(number)
      // A heading perhaps, of which nobody can tell.
      if (lone) group = null
      interrupted = true
    } else if (sameRow(row, heading) || (rows.length === 0 && isColumnNumbers(row))) {
      leftOut.push(number)
    } else if (interrupted && rows.length > 0 && isFooter(row, known, keys.length)) {
      leftOut.push(number)
      if (lone) group = null
    } else {
      interrupted = false
      if (group) group.rows += 1
      const place = { group: group?.text ?? null, alone: lone?.key ?? null }
      rows.push({ ...place, ...dataRow(sheet, header, columns, number, row) })
    }
  }
  // Under the table, or over another such row: a name of nothing.
  const idle = groups.filter((each) => each.rows === 0).map(({ row }) => row)
  return {
    rows,
    groups: groups.filter((each) => each.rows > 0).map(({ row, text }) => ({ row, text })),
    leftOut: [...leftOut, ...idle].toSorted((one, other) => one - other),
  }
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

function dataRow<Key extends string>(
  sheet: Sheet,
  header: Header<Key>,
  columns: readonly Column<Key>[],
  row: number,
  cells: readonly Cell[],
): Omit<DataRow<Key>, 'group' | 'alone'> {
  return {
    sheet: sheet.name,
    row,
    epoch: sheet.epoch,
    cell: (key: Key) => cells[header.places.get(key) ?? -1] ?? empty,
    label: (key: Key) => header.labels.get(key) ?? columns.find((column) => column.key === key)?.label ?? key,
    has: (key: Key) => header.places.has(key),
  }
}
