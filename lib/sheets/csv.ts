import { maxCells, tooManyCells } from './schema'

export type CsvResult = { ok: true; rows: string[][] } | { ok: false; row: number; why: string }

/** RFC 4180, with the separator that fits the file best: comma, semicolon or tab. */
export function parseCsv(text: string): CsvResult {
  const declared = /^sep=([,;\t])\r?\n/i.exec(text)
  if (declared) {
    const rest = records(text.slice(declared[0].length), declared[1] ?? ',')
    // The line that names the separator is row 1 to whoever opens the file in an editor.
    return rest.ok ? { ok: true, rows: [[], ...rest.rows] } : { ...rest, row: rest.row + 1 }
  }
  const tried = [';', '\t', ','].map((separator) => records(text, separator))
  // Commas may be decimal and say little of how many cells there are.
  const full = tried.slice(0, 2).find((result) => !result.ok && result.why === tooManyCells)
  if (full) return full
  const read = tried.filter((result) => result.ok)
  const sure = read.slice(0, -1).find((result) => splitsMost(result.rows))
  const best = sure ?? read.toSorted((a, b) => fit(b.rows) - fit(a.rows))[0]
  const failed = tried.find((result) => !result.ok)
  if (!best || (failed && fit(best.rows) === 0)) return failed ?? { ok: true, rows: [] }
  return best
}

// Semicolons and tabs split most rows alike only where they separate; commas do so too as decimal commas.
function splitsMost(rows: string[][]): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  return commonest(filled).count * 2 > filled.length
}

function fit(rows: string[][]): number {
  const { width, count } = commonest(rows)
  // Where two cut equally often, the one that cuts more rows.
  return count * (width - 1) + count / 1e6
}

/** The width that most rows have, of those that are split at all. */
function commonest(rows: string[][]): { width: number; count: number } {
  const widths = new Map<number, number>()
  for (const row of rows) if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  const [first] = [...widths].toSorted(([a, m], [b, n]) => n - m || b - a)
  return first ? { width: first[0], count: first[1] } : { width: 1, count: 0 }
}

function records(text: string, separator: string): CsvResult {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  let cells = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      const closed = quoted(text, at)
      if (!closed) return { ok: false, row: rows.length + 1, why: unclosed }
      cell = closed.cell
      at = closed.end
    }
    // What follows a closing quote is kept rather than lost: some programs write `"a" ,b`.
    const rest = until(text, at, separator)
    cell += text.slice(at, rest)
    at = rest
    row.push(cell)
    if (++cells > maxCells) return { ok: false, row: rows.length + 1, why: tooManyCells }
    if (text[at] === separator) {
      at += 1
      if (at === text.length) row.push('')
      else continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    rows.push(row.length === 1 && row[0] === '' ? [] : row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return { ok: true, rows }
}

const unclosed = 'Dấu ngoặc kép mở mà không đóng; hãy sửa dòng này rồi lưu lại tệp.'

function until(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

function quoted(text: string, open: number): { cell: string; end: number } | null {
  let from = open + 1
  let cell = ''
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    cell += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 }
    cell += '"'
    from = quote + 2
  }
}

/** RFC 4180 with a byte order mark, so that office programs read the accents. What could run as a formula gets a `'`. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return '\ufeff' + rows.map((row) => row.map(written).join(',') + '\r\n').join('')
}

function written(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const safe = typeof value === 'string' && /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Undoes the `'` that `writeCsv` puts before what could run as a formula. */
export function unescaped(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
