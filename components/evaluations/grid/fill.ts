import type { Block } from './block'
import type { Edits } from './edits'
import { columnIn, type Line, type Place, reasonOf, type Table } from './table'

/** Fills down: a block from its first line, else the value above into every empty cell below it. */
export function fillDown(table: Table, edits: Edits, block: Block, place: Place): void {
  const { line, column } = place
  const chosen = block.chosen({ at: line.at, column })
  if (chosen.many && chosen.lines.length > 1) {
    const [first, ...rest] = chosen.lines
    edits.write(
      rest.flatMap((each) =>
        chosen.columns.map((at) => ({ line: each, column: at, text: first!.inputs[at]?.value ?? '' })),
      ),
    )
    return
  }
  // Letters and reasons mean the same in every table of the sheet, points do not.
  const { lines } = table
  const shared = column === 0 || column === reasonOf(line)
  const alike = lines.filter((each) => shared || each.part === line.part)
  const value = (each: Line) => each.inputs[columnIn(each, place)]?.value ?? ''
  const source = alike.findLast((each) => each.at <= line.at && value(each) !== '')
  if (!source) return
  const empty = alike.filter(
    (each) => each.at > source.at && each.inputs[columnIn(each, place)] && value(each) === '',
  )
  edits.write(empty.map((each) => ({ line: each, column: columnIn(each, place), text: value(source) })))
}
