import type { Block } from './block'
import { reasonOf, type Table } from './table'

/** What a click does: it chooses a block with Shift, and else what stands in the cell. */
export function pointerOf(table: Table, block: Block) {
  let clicked: EventTarget | null = null
  return {
    down(event: MouseEvent): void {
      clicked = event.shiftKey || event.target === document.activeElement ? null : event.target
      picked(table, block, event)
    },
    /** As a key does that leads into a cell; the second click places the caret, and in a reason the first. */
    click({ target }: MouseEvent): void {
      const at = target === clicked && table.placeOf(target)
      const input = target as HTMLInputElement
      if (at && at.column < reasonOf(at.line) && input.selectionStart === input.selectionEnd) input.select()
    },
  }
}

function picked(table: Table, block: Block, event: MouseEvent): void {
  const place = table.placeOf(event.target)
  const from = table.placeOf(document.activeElement)
  if (!place) return
  if (!event.shiftKey || !from) return block.clear()
  event.preventDefault()
  const start = block.start() ?? { at: from.line.at, column: from.column }
  block.reach(start, { at: place.line.at, column: place.column })
}
