import { copied, copiedTable, isProse, pasteInto, pasteWords, quoted, type Block } from './block'
import type { Edits } from './edits'
import { fillDown } from './fill'
import { initialOf, letterOf } from './letters'
import { columnIn, type Place, reasonOf, type Table } from './table'

/** The keys of the sheet. What the browser itself does with a key in a field stays, unless the sheet says otherwise. */
export function keysOf(table: Table, edits: Edits, block: Block) {
  const { lines } = table
  /** In which cell she has begun a word: what follows there are letters of it, none is a row's. */
  let begun: HTMLInputElement | null = null
  /** Whose letter was just pressed: it is still the chosen one, though the cell is the next person's. */
  let pressed: Place | null = null
  const focus = (at: number, column: number) => {
    const input = lines[at]?.inputs[column]
    if (!input) return false
    input.focus()
    input.select()
    input.closest('tr')?.scrollIntoView({ block: 'nearest' })
    return true
  }
  /** The next line that has the cell, so many lines on; as far as there are any. */
  const move = (place: Place, by: number) => {
    const { line } = place
    const step = Math.sign(by)
    let last = line.at
    let left = Math.abs(by)
    for (let at = line.at + step; at >= 0 && at < lines.length && left > 0; at += step) {
      const next = lines[at]!
      if (!next.inputs[columnIn(next, place)]) continue
      last = at
      left -= 1
    }
    return last === line.at ? false : focus(last, columnIn(lines[last]!, place))
  }
  const aside = ({ line, column }: Place, by: number) => {
    for (let at = column + by; at >= 0 && at <= reasonOf(line); at += by) if (focus(line.at, at)) return
  }
  const reach = (place: Place, down: number, right: number) => {
    const { line, column } = place
    const start = block.start() ?? { at: line.at, column }
    const end = {
      at: Math.min(Math.max(line.at + down, 0), lines.length - 1),
      column: Math.min(Math.max(column + right, 0), reasonOf(line)),
    }
    // A block of points ends where another scheme's table begins.
    if (end.column > 0 && lines[end.at]?.part !== line.part) return
    if (!focus(end.at, end.column)) return
    block.reach(start, end)
  }
  const jump = (place: Place, letter: string) => {
    const { line } = place
    for (let step = 1; step <= lines.length; step++) {
      const next = lines[(line.at + step) % lines.length]!
      const column = columnIn(next, place)
      if (initialOf(next.row.name) === letter && next.inputs[column]) return focus(next.at, column)
    }
    return false
  }
  const letter = (place: Place, text: string) => {
    const chosen = block.chosen({ at: place.line.at, column: place.column })
    edits.write(chosen.lines.map((line) => ({ line, column: 0, text })))
    block.clear()
    if (chosen.many) return
    move(place, 1)
    pressed = { line: place.line, column: 0 }
  }
  const withControl = (event: KeyboardEvent, place: Place): boolean => {
    const key = event.key.toLowerCase()
    if (key === 'd') fillDown(table, edits, block, pressed ?? place)
    else if (key === 'z' && !event.shiftKey) edits.undo()
    else if (key === 'y' || (key === 'z' && event.shiftKey)) edits.redo()
    else if (key === 'home') focusEnd(place, 1)
    else if (key === 'end') focusEnd(place, -1)
    else return false
    return true
  }
  const focusEnd = (place: Place, from: 1 | -1) => {
    const all = from > 0 ? lines : lines.toReversed()
    const found = all.find((each) => each.inputs[columnIn(each, place)])
    if (found) focus(found.at, columnIn(found, place))
  }

  const plainKey = (event: KeyboardEvent, place: Place, input: HTMLInputElement): boolean => {
    const words = place.column === reasonOf(place.line)
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length
    const edgeLeft = input.selectionEnd === 0 || whole
    const edgeRight = input.selectionStart === input.value.length || whole
    const { key, shiftKey } = event
    if (shiftKey && !words && /^Arrow/.test(key)) {
      reach(
        place,
        key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0,
        key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0,
      )
      return true
    }
    const found = words || begun === input ? '' : letterOf(event)
    if (found !== '' && (shiftKey || /[ABCD]/.test(found))) {
      if (shiftKey) return jump(place, found)
      if (input.readOnly) return true
      letter(place, found)
      return true
    }
    switch (key) {
      case 'ArrowDown':
        move(place, 1)
        break
      case 'ArrowUp':
        move(place, -1)
        break
      case 'Enter':
        move(place, shiftKey ? -1 : 1)
        break
      case 'PageDown':
        move(place, 10)
        break
      case 'PageUp':
        move(place, -10)
        break
      case 'ArrowRight':
        if (!edgeRight) return false
        aside(place, 1)
        break
      case 'ArrowLeft':
        if (!edgeLeft) return false
        aside(place, -1)
        break
      case 'Home':
        if (words && !edgeLeft) return false
        focus(place.line.at, 0)
        break
      case 'End':
        if (words) return false
        focus(place.line.at, reasonOf(place.line))
        break
      case 'Delete':
      case 'Backspace':
        if (!block.chosen({ at: place.line.at, column: place.column }).many) return false
        clearBlock(place)
        break
      default:
        return false
    }
    if (!shiftKey || key === 'Enter') block.clear()
    return true
  }
  const clearBlock = ({ line, column }: Place) => {
    const chosen = block.chosen({ at: line.at, column })
    edits.write(
      chosen.lines.flatMap((each) =>
        chosen.columns.filter((at) => at > 0).map((at) => ({ line: each, column: at, text: '' })),
      ),
    )
  }

  return {
    letter,
    /** Whether a letter typed into the cell is its row's: nothing was begun there. */
    fresh: (input: HTMLInputElement) => begun !== input,
    begin(input: HTMLInputElement | null): void {
      begun = input?.value ? input : null
      pressed = null
    },
    down(event: KeyboardEvent): void {
      const place = table.placeOf(event.target)
      if (!place || event.altKey) return
      const input = event.target as HTMLInputElement
      const control = event.ctrlKey || event.metaKey
      if (!control) pressed = null
      const done = control ? withControl(event, place) : plainKey(event, place, input)
      if (done) event.preventDefault()
    },
    copy(event: ClipboardEvent): void {
      const place = table.placeOf(event.target)
      if (!place) return
      const chosen = block.chosen({ at: place.line.at, column: place.column })
      if (!chosen.many) return
      event.clipboardData?.setData('text/plain', copied(chosen.lines, chosen.columns))
      event.clipboardData?.setData('text/html', copiedTable(chosen.lines, chosen.columns))
      event.preventDefault()
      if (event.type === 'cut') clearBlock(place)
    },
    paste(event: ClipboardEvent): void {
      const place = table.placeOf(event.target)
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const here = place && { at: place.line.at, column: place.column }
      if (!here || (!/[\t\n\r]/.test(text) && !block.chosen(here).many && here.column > 0)) return
      event.preventDefault()
      const html = event.clipboardData?.getData('text/html') ?? ''
      const prose = here.column === reasonOf(place.line) && isProse(text, html)
      if (!prose || block.chosen(here).many)
        return pasteInto(table, edits, block, here, prose ? quoted(text) : text)
      pasteWords(edits, place.line, event.target as HTMLInputElement, text)
    },
  }
}
