import { foldText } from '@/lib/fold'
import type { Cell } from './schema'

const totals = new Set(['tổng', 'cộng', 'tổng cộng', 'tổng số', 'total', 'grand total'])
const foldedTotals = new Set([...totals].map(foldText))

/**
 * A row of sums. Its first cell may be typed without accents; elsewhere the accents must be there. Only whole cells
 * count, or a phrase that begins with "Tổng cộng" or "Tổng số": `Tống Văn An` is a person and `Tổng hợp` an office.
 */
export function isTotal(row: readonly Cell[]): boolean {
  const texts = row.map((cell) => cell.text.toLowerCase()).filter((text) => /\p{L}/u.test(text))
  const first = texts[0]
  if (first === undefined) return false
  if (foldedTotals.has(bare(foldText(first))) || /^(tổng cộng|tổng số|cộng toàn|tổng toàn)[\s:(]/.test(first))
    return true
  return texts.some((text) => totals.has(bare(text)))
}

function bare(text: string): string {
  return text
    .replace(/^(\p{L}[\p{L} ]*?)\s*:\s*[\d., ]*(?:người|hồ sơ|đơn vị|cán bộ)?$/u, '$1')
    .replace(/^[\s*+.\-–]+|[\s*:.…]+$/gu, '')
    .replace(/\s*\(.*\)$/, '')
}

/** The row of column numbers under a header: `A B 1 2 3`, `(1) (2) (3)`. */
export function isColumnNumbers(row: readonly Cell[]): boolean {
  const cells = row.filter((cell) => cell.kind !== 'empty')
  if (cells.length < 3) return false
  let last = 0
  for (const { text } of cells) {
    const number = /^[([]?(\d{1,2})[)\]]?(?:\s*=.*)?$/.exec(text)?.[1]
    if (number === undefined) {
      if (!/^[([]?[A-Z][)\]]?$/.test(text) || last > 0) return false
    } else {
      if (Number(number) !== last + 1) return false
      last += 1
    }
  }
  return last > 0
}

/** A row of one text and perhaps the number in front of it. `key`: the column it stands in, null for none asked for. */
export type LoneText<Key extends string> = {
  readonly key: Key | null
  /** Numbered otherwise than the rows of data: `I`, `A.` */
  readonly mark: boolean
  readonly text: string
}
export type IsGroup<Key extends string> = (row: LoneText<Key>) => boolean

const mark = '[IVXLC]+|[A-H]'
const marked = new RegExp(`^(?:${mark})[.)]?$`)
const numbered = /^\d+[.)]?$/
const withMark = new RegExp(`^(?:${mark})\\s*[.)\\-–:/]\\s*(?=\\p{L})(.+)$`, 'u')

/** `keyAt`: the columns that are asked for; a number of the row stands in none of them. */
export function loneText<Key extends string>(
  row: readonly Cell[],
  keyAt: ReadonlyMap<number, Key>,
): LoneText<Key> | null {
  // Of every row of a large file: nothing is made for those that say more.
  let [first, last, count] = [-1, -1, 0]
  for (let place = 0; place < row.length; place += 1) {
    if (!isFilled(row[place])) continue
    if (count === 0) first = place
    last = place
    count += 1
    if (count > 2) return null
  }
  const number = count === 2 && !keyAt.has(first) ? (row[first]?.text ?? '') : ''
  const only = row[last]
  if (!only || only.kind !== 'text' || !/\p{L}{2}/u.test(only.text)) return null
  if (count === 2 && !marked.test(number) && !numbered.test(number)) return null
  const inside = withMark.exec(only.text)?.[1]
  const name = (inside ?? only.text).replace(/[\s:.]+$/, '')
  return { key: keyAt.get(last) ?? null, mark: marked.test(number) || inside !== undefined, text: name }
}

export function isMarked(row: readonly Cell[]): boolean {
  return marked.test(row.find(isFilled)?.text ?? '')
}

export function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.kind !== 'empty'
}
