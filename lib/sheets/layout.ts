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
