import type { DataRow } from './data-rows'
import type { At, Mended, Parsed, Refused } from './schema'
import { readCount, readDay, readDegrees, readMonth, readNumber, readText, type Value } from './values'

/** Reads the cells of one row and collects every refusal, so that all bad cells are named at once. */
export type RowReader<Key extends string> = {
  readonly at: At
  readonly refused: readonly Refused[]
  readonly group: string | null
  text(key: Key): string | null
  /** Like `text`, but an empty cell is refused and read as ''. */
  needText(key: Key): string
  count(key: Key): number | null
  number(key: Key): string | null
  degrees(key: Key): string | null
  day(key: Key): string | null
  month(key: Key): string | null
  need<T>(key: Key, value: T | null): T | null
  has(key: Key): boolean
  refuse(key: Key, why: string): void
  /** A refusal of several cells together. */
  refuseRow(column: string, value: string, why: string): void
  label(key: Key): string
}

export function readRow<Key extends string>(row: DataRow<Key>): RowReader<Key> {
  const refused: Refused[] = []
  const at = { sheet: row.sheet, row: row.row }
  const bad = new Set<Key>()

  function refuse(key: Key, why: string) {
    bad.add(key)
    refused.push({ ...at, column: row.label(key), value: row.cell(key).text, why })
  }
  function take<T>(key: Key, value: Value<T>): T | null {
    if (value.ok) return value.value
    refuse(key, value.why)
    return null
  }
  function need<T>(key: Key, value: T | null): T | null {
    if (value === null && !bad.has(key)) refuse(key, `Ô "${row.label(key)}" còn trống; hãy điền vào.`)
    return value
  }
  const text = (key: Key) => take(key, readText(row.cell(key)))
  return {
    at,
    refused,
    group: row.group,
    text,
    needText: (key) => need(key, text(key)) ?? '',
    count: (key) => take(key, readCount(row.cell(key))),
    number: (key) => take(key, readNumber(row.cell(key))),
    degrees: (key) => take(key, readDegrees(row.cell(key))),
    day: (key) => take(key, readDay(row.cell(key), row.epoch)),
    month: (key) => take(key, readMonth(row.cell(key), row.epoch)),
    need,
    has: (key) => row.has(key),
    refuse,
    refuseRow: (column, value, why) => refused.push({ ...at, column, value, why }),
    label: (key) => row.label(key),
  }
}

/** What a plan says of cells, which it knows by key, in the words of the file's header and in the order of its rows. */
export function asWritten(
  { labels }: Pick<Parsed<unknown>, 'labels'>,
  said: { refused: readonly Refused[]; mended: readonly Mended[] },
): { refused: Refused[]; mended: Mended[] } {
  const named = <One extends { column: string }>(one: One): One => ({
    ...one,
    column: labels.get(one.column) ?? one.column,
  })
  const sheets = [...new Set(said.refused.map(({ sheet }) => sheet))]
  const place = ({ sheet, row }: Refused) => sheets.indexOf(sheet) * 1e6 + (row ?? 0)
  return {
    refused: said.refused.map(named).toSorted((a, b) => place(a) - place(b)),
    mended: said.mended.map(named),
  }
}

/** The code of a unit that lost its leading zeros to an office program; null where no unit has it. */
export function mendCode(code: string, known: (code: string) => boolean): string | null {
  if (known(code)) return code
  if (!/^\d{1,4}$/.test(code)) return null
  return [5, 3, 2].map((length) => code.padStart(length, '0')).find((longer) => known(longer)) ?? null
}

/** Rows by what they are looked up by: a country has ten thousand of them, and each asks for its neighbours. */
export function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
