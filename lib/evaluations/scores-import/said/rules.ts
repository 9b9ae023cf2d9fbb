import { foldText } from '@/lib/fold'
import type { RowReader } from '@/lib/sheets/row'
import type { ImportedCell } from '../schema'

/** Which case a cell names; yes is the first. Null where nothing is written, or what is none of them. */
export function caseOf(
  row: RowReader<string>,
  key: string,
  cases: NonNullable<ImportedCell['cases']>,
): string | null {
  const said = foldText(row.text(key) ?? '')
  const named = cases.find(({ label }) => foldText(label) === said)
  if (named) return named.id
  const others = cases.length > 1 ? cases.map(({ label }) => `“${label}”`).join(', ') : null
  const mend = others && `Ghi đúng một trường hợp của phương án (${others}) hoặc “Không”, hoặc để trống.`
  const yes = yesOf(row, key, mend ?? undefined)
  return yes === null ? null : yes ? cases[0]!.id : ''
}

/** Yes or no in a word; null where nothing is written, or what is neither. */
export function yesOf<Key extends string>(
  row: RowReader<Key>,
  key: Key,
  mend = 'Ghi “Có” hoặc “Không”, hoặc để trống.',
): boolean | null {
  const text = row.text(key)
  if (text === null) return null
  const said = foldText(text)
  if (said === 'co' || said === 'x') return true
  if (said !== 'khong') row.refuse(key, mend)
  return said === 'khong' ? false : null
}
