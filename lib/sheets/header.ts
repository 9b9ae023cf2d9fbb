import { foldText } from '@/lib/fold'
import type { Cell } from './schema'

/** A column of an import: `label` is what officials call it, `names` whatever else its header may say. */
export type Column<Key extends string> = {
  readonly key: Key
  readonly label: string
  readonly names: readonly string[]
  readonly required: boolean
  /** Offices split it over two columns under one title; half of it must not pass for the whole. */
  readonly whole?: boolean
}

export type Header<Key extends string> = {
  /** Index of the header row. */
  readonly at: number
  readonly places: ReadonlyMap<Key, number>
  readonly labels: ReadonlyMap<Key, string>
  readonly missing: readonly Column<Key>[]
  readonly twice: readonly { readonly column: Column<Key>; readonly label: string }[]
  readonly unknown: readonly string[]
}

const rowNumbers = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'thu tu', 'no', '#', 'n0', 'order'])
const searched = 60

/** Headers are compared without accents, capitals, punctuation, remarks in brackets and marks of what is required. */
export function foldHeader(text: string): string {
  const bare = foldText(text).replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
  return wordsOf(bare.trim() === '' ? text : bare)
}

function wordsOf(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim()
}

/** The row that names most of the columns; null where no row names two (or the only one there is). */
export function findHeader<Key extends string>(
  rows: readonly (readonly Cell[])[],
  columns: readonly Column<Key>[],
): Header<Key> | null {
  const names = new Map<string, Column<Key>>()
  for (const column of columns) {
    for (const name of [column.key, column.label, ...column.names]) names.set(wordsOf(name), column)
  }
  let best: Header<Key> | null = null
  for (const [at, row] of rows.slice(0, searched).entries()) {
    const header = headerAt(at, row, columns, names, above(rows[at - 1] ?? []))
    if (header.places.size > (best?.places.size ?? 0)) best = header
  }
  const required = columns.filter((column) => column.required).length
  return best && best.places.size >= Math.min(2, Math.max(1, required)) ? best : null
}

/** What stands over each column in the row above: a title merged over several stands in the first of them. */
function above(row: readonly Cell[]): (place: number) => string {
  const titles: string[] = []
  for (const cell of row) titles.push(cell.kind === 'empty' ? (titles.at(-1) ?? '') : cell.text)
  return (place) => titles[place] ?? titles.at(-1) ?? ''
}

function headerAt<Key extends string>(
  at: number,
  row: readonly Cell[],
  columns: readonly Column<Key>[],
  names: ReadonlyMap<string, Column<Key>>,
  titleOver: (place: number) => string,
): Header<Key> {
  const places = new Map<Key, number>()
  const labels = new Map<Key, string>()
  const twice: { column: Column<Key>; label: string }[] = []
  const unknown: string[] = []
  for (const [place, cell] of row.entries()) {
    if (cell.kind === 'empty') continue
    const folded = foldHeader(cell.text)
    // "Name (English)" is a name of its own; "Diện tích (km²)" is one with a remark.
    const column =
      names.get(foldHeader(`${titleOver(place)} ${cell.text}`)) ??
      names.get(wordsOf(cell.text)) ??
      names.get(folded)
    if (!column) {
      if (!rowNumbers.has(folded)) unknown.push(cell.text)
    } else if (places.has(column.key)) {
      twice.push({ column, label: cell.text })
    } else {
      places.set(column.key, place)
      labels.set(column.key, cell.text)
    }
  }
  const missing = columns.filter((column) => column.required && !places.has(column.key))
  return { at, places, labels, missing, twice, unknown }
}

export function isRowNumberHeader(cell: Cell | undefined): boolean {
  return cell !== undefined && rowNumbers.has(foldHeader(cell.text))
}
