import { takes } from '@/lib/evaluations/preview/rules'
import type { Block } from './block'
import type { Edits } from './edits'
import { filled } from './model'
import { cellsIn, columnIn, letterIn, type Line, type Place, reasonOf, type Table } from './table'

/**
 * Fills down, as a spreadsheet does: a block from its first line, else the value of the chosen cell into every empty cell
 * below it. A reason goes only where the letter wants one and none stands. Tells whom it filled, and the way back.
 */
export function fillDown(table: Table, edits: Edits, block: Block, place: Place): void {
  const { line, column } = place
  const { words } = table.model
  const chosen = block.chosen({ at: line.at, column })
  const write = (lines: Line[], columns: number[], from: Line) => {
    const bad = columns.find((at) => !isTaken(from, at))
    if (bad !== undefined)
      return edits.told(filled(words.notFilled, { value: shown(from, bad), name: from.row.name }))
    const values = lines.flatMap((each) =>
      columns.flatMap((at) => {
        const to = columnIn(each, { line: from, column: at })
        const wanted = at !== reasonOf(from) || each.standing.reason
        return wanted ? [{ line: each, column: to, text: shown(from, at) }] : []
      }),
    )
    const value = columns.map((at) => shown(from, at)).join(' ')
    const n = edits.write(values)
    edits.told(n > 0 ? filled(words.filledDown, { n, value }) : words.nothingToFill)
  }
  if (chosen.many && chosen.lines.length > 1) {
    const [first, ...rest] = chosen.lines
    return write(rest, chosen.columns, first!)
  }
  if (shown(line, column) === '') return edits.told(words.nothingToFill)
  // Letters and reasons mean the same in every table of the sheet, points do not.
  const shared = column === 0 || column === reasonOf(line)
  const empty = table.lines.filter((each) => {
    const to = columnIn(each, place)
    return (
      each.at > line.at && (shared || each.part === line.part) && each.inputs[to] && shown(each, to) === ''
    )
  })
  write(empty, [column], line)
}

/** What its own cell cannot take is nobody else's either. */
function isTaken(line: Line, column: number): boolean {
  return (
    line.row.wrong?.[column] === undefined &&
    takes(line.part.scheme, line.part.columns[column]!.key, cellsIn(line))
  )
}

function shown(line: Line, column: number): string {
  return column === 0 ? letterIn(line) : (line.inputs[column]?.value ?? '')
}
