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
  const cell = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return lines.map((line) => columns.map((at) => cell(line.inputs[at]?.value ?? '')).join('\t')).join('\r\n')
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
  const beyond = placed.filter(({ line, cells }) => !goesOn(line) && cells.some((cell) => tidy(cell) !== ''))
  if (beyond.length > 0) edits.told(filled(table.model.words.notPasted, { n: beyond.length }))
}

// No more than waits for being shortened: one cell must not outgrow what the portal reads.
function tidy(text: string): string {
  return text.slice(0, draftLength).normalize('NFC').replace(/\s+/g, ' ').trim()
}
