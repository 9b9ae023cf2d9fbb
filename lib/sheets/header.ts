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
  /** Index of the header row; of two, the lower one. */
  readonly at: number
  readonly places: ReadonlyMap<Key, number>
  readonly labels: ReadonlyMap<Key, string>
  readonly missing: readonly Column<Key>[]
  readonly twice: readonly { readonly column: Column<Key>; readonly label: string }[]
  readonly unknown: readonly string[]
}

const rowNumbers = new Set(['stt', 'tt', 'so tt', 'so thu tu', 'thu tu', 'no', '#', 'n0', 'order'])
// What a column of sums says under the title that it sums up.
const sums = new Set(['tong so', 'tong', 'cong', 'tong cong', 'total'])
const searched = 60

/** Headers are compared without accents, capitals, punctuation, remarks in brackets and marks of what is required. */
export function foldHeader(text: string): string {
  const bare = foldText(text).replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
  return wordsOf(bare.trim() === '' ? text : bare)
}

// "Số lượng hồ sơ đã giải quyết" is "Đã giải quyết".
function titleWords(text: string): string {
  const words = foldHeader(text)
  return words.replace(/^(?:tong )?so (?:luong )?ho so /, '') || words
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
    const header = headerAt(at, row, columns, names, rows[at - 1] ?? [])
    if (header.places.size > (best?.places.size ?? 0)) best = header
  }
  const required = columns.filter((column) => column.required).length
  return best && best.places.size >= Math.min(2, Math.max(1, required)) ? best : null
}

/** What stands over each column in the row above: a title merged over several stands in the first of them. */
function over(row: readonly Cell[]): (place: number) => string {
  const titles: string[] = []
  for (const cell of row) titles.push(cell.kind === 'empty' ? (titles.at(-1) ?? '') : cell.text)
  return (place) => titles[place] ?? titles.at(-1) ?? ''
}

function headerAt<Key extends string>(
  at: number,
  row: readonly Cell[],
  columns: readonly Column<Key>[],
  names: ReadonlyMap<string, Column<Key>>,
  above: readonly Cell[],
): Header<Key> {
  const places = new Map<Key, number>()
  const labels = new Map<Key, string>()
  const twice: { column: Column<Key>; label: string }[] = []
  const unknown: string[] = []
  const titleOver = over(above)
  // "Name (English)" is a name of its own; "Diện tích (km²)" is one with a remark.
  const named = (text: string) =>
    names.get(wordsOf(text)) ?? names.get(foldHeader(text)) ?? names.get(titleWords(text))
  const put = (column: Column<Key>, place: number, label: string) => {
    places.set(column.key, place)
    labels.set(column.key, label)
  }
  const summed: (() => void)[] = []
  for (let place = 0; place < Math.max(row.length, above.length); place += 1) {
    const [cell, upper] = [row[place], above[place]]
    if (!cell || cell.kind === 'empty') {
      // Merged downwards: a column that is not divided has its name in the upper row.
      const column = upper?.kind === 'text' ? named(upper.text) : undefined
      if (column && upper && !places.has(column.key)) put(column, place, upper.text)
      continue
    }
    const title = titleOver(place)
    const column = names.get(`${titleWords(title)} ${foldHeader(cell.text)}`) ?? named(cell.text)
    if (column && places.has(column.key)) twice.push({ column, label: cell.text })
    else if (column) put(column, place, cell.text)
    else if (sums.has(foldHeader(cell.text))) {
      const whole = named(title)
      if (whole) summed.push(() => places.has(whole.key) || put(whole, place, title))
    } else if (!rowNumbers.has(foldHeader(cell.text))) unknown.push(cell.text)
  }
  for (const take of summed) take()
  const missing = columns.filter((column) => column.required && !places.has(column.key))
  return { at, places, labels, missing, twice, unknown }
}

export function isRowNumberHeader(cell: Cell | undefined): boolean {
  return cell !== undefined && rowNumbers.has(foldHeader(cell.text))
}
