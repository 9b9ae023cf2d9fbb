import { draftLength } from '@/lib/evaluations/drafts/schema'
import type { Edits } from './edits'
import { filled } from './model'
import { columnIn, type Line, reasonOf, type Table } from './table'

type Corner = { at: number; column: number }

export type Block = {
  /** Where the block was begun and where it reaches; null while one cell is chosen. */
  reach: (from: Corner, to: Corner) => void
  clear: () => void
  /** The chosen lines and columns: a block, or the one cell. */
  chosen: (here: Corner) => { lines: Line[]; columns: number[]; many: boolean }
  start: () => Corner | null
}

/** A block of cells, as a spreadsheet knows it: chosen with Shift and the arrows, or by Shift and a click. */
export function blockOf(table: Table): Block {
  let from: Corner | null = null
  let to: Corner | null = null
  const draw = () => {
    table.form.querySelectorAll('td.n-picked').forEach((td) => td.classList.remove('n-picked'))
    if (!from || !to) return
    const { lines, columns } = within(table, from, to)
    for (const line of lines)
      for (const column of columns) line.inputs[column]?.parentElement?.classList.add('n-picked')
  }
  return {
    reach(start, end) {
      ;[from, to] = [start, end]
      draw()
    },
    clear() {
      if (!from) return
      from = to = null
      draw()
    },
    start: () => from,
    chosen(here) {
      const many = from !== null && to !== null
      return { ...within(table, from ?? here, to ?? here), many }
    },
  }
}

function within(table: Table, from: Corner, to: Corner): { lines: Line[]; columns: number[] } {
  const [top, bottom] = [Math.min(from.at, to.at), Math.max(from.at, to.at)]
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)]
  const part = table.lines[from.at]?.part
  return {
    // Letters mean the same in every table of the sheet, points do not.
    lines: table.lines.slice(top, bottom + 1).filter((line) => right === 0 || line.part === part),
    columns: (part?.columns ?? []).map((_, at) => at).filter((at) => at >= left && at <= right),
  }
}

/** The block as a spreadsheet takes it: cells parted by tabs, lines by line ends. */
export function copied(lines: Line[], columns: number[]): string {
  const cell = (text: string) => (/["\t\n]/.test(text) ? quoted(text) : text)
  return lines.map((line) => columns.map((at) => cell(line.inputs[at]?.value ?? '')).join('\t')).join('\r\n')
}

/** The same as a table: by that a block of words is known from a text of several lines. */
export function copiedTable(lines: Line[], columns: number[]): string {
  const table = document.createElement('table')
  for (const { inputs } of lines) {
    const row = table.insertRow()
    for (const at of columns) row.insertCell().textContent = inputs[at]?.value ?? ''
  }
  return table.outerHTML
}

/** Cells from a spreadsheet: quoted ones may hold tabs, line ends and doubled quotes. */
export function pasted(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy
  for (let found = cells.exec(text); found; found = cells.exec(text)) {
    rows.at(-1)!.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
    if (found[3] === '' || cells.lastIndex >= text.length) break
    if (found[3] !== '\t') rows.push([])
  }
  return rows
}

/**
 * Whether what is pasted into a column of words is a text of somebody's rather than cells: no table came beside it, and
 * no cell is quoted as spreadsheets quote one of several lines. A line of several cells has no room in the last column.
 */
export function isProse(text: string, html: string): boolean {
  if (/<t(able|r)[\s>]/i.test(html) || /^"(?:[^"]|"")*"$/m.test(text.trim())) return false
  return !text.includes('\t') || !/[\n\r]/.test(text.trim())
}

/** Several lines as one cell of a block. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/**
 * Fills a pasted block in from its corner, people and columns past the edge left out; one value fills a whole block. A
 * block goes on in the next table where all its columns mean the same there; else what would have gone on is told.
 */
export function pasteInto(table: Table, edits: Edits, block: Block, here: Corner, text: string): void {
  const rows = pasted(text)
  const { lines, columns, many } = block.chosen(here)
  const single = rows.length === 1 && rows[0]!.length === 1
  if (many && single) {
    edits.write(
      lines.flatMap((line) => columns.map((column) => ({ line, column, text: tidy(rows[0]![0]!) }))),
    )
    return
  }
  const from = lines[0] ?? table.lines[here.at]
  if (!from) return
  const left = columns[0] ?? here.column
  const widest = Math.max(...rows.map((cells) => cells.length))
  const shared = widest === 1 && (left === 0 || left === reasonOf(from))
  const goesOn = (line: Line) => line.part === from.part || shared
  const placed = rows.flatMap((cells, down) => {
    const line = table.lines[from.at + down]
    return line ? [{ line, cells }] : []
  })
  edits.write(
    placed.flatMap(({ line, cells }) =>
      (goesOn(line) ? cells : []).flatMap((cell, aside) => {
        const column = columnIn(line, { line: from, column: left + aside })
        return line.inputs[column] ? [{ line, column, text: tidy(cell) }] : []
      }),
    ),
  )
  const { notPasted, noRoom } = table.model.words
  const beyond = placed.filter(({ line, cells }) => !goesOn(line) && cells.some((cell) => tidy(cell) !== ''))
  const lost = rows.flatMap((cells, down) => {
    const line = table.lines[from.at + down]
    if (line && !goesOn(line)) return []
    const has = (aside: number) => line?.inputs[columnIn(line, { line: from, column: left + aside })]
    return cells.filter((cell, aside) => !has(aside) && tidy(cell) !== '')
  })
  const said = [
    ...(beyond.length > 0 ? [filled(notPasted, { n: beyond.length })] : []),
    ...(lost.length > 0 ? [filled(noRoom, { n: lost.length })] : []),
  ]
  if (said.length > 0) edits.told(said.join('; '))
}

/** A text goes where the caret is; a step of its own, whatever was typed there before. */
export function pasteWords(edits: Edits, line: Line, input: HTMLInputElement, text: string): void {
  if (input.readOnly) return
  input.setRangeText(tidy(text), input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
  edits.rest(line)
  edits.typed(input)
}

// No more than waits for being shortened: one cell must not outgrow what the portal reads.
function tidy(text: string): string {
  return text.slice(0, draftLength).normalize('NFC').replace(/\s+/g, ' ').trim()
}
