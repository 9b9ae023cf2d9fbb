import { type Cells, cellsFor, countsSet, followed, previewOf } from '@/lib/evaluations/preview/rules'
import type { Letter } from '@/lib/evaluations/schemes/schema'
import { same } from '@/lib/evaluations/merging/rules'
import { stateOf } from './standing'
import { type Change, type Step, stepsOf } from './steps'
import { cellsIn, type Line, liveOf, type Table } from './table'

type Value = { line: Line; column: number; text: string }

export type Edits = {
  /** Writes values as one step that can be undone; how many people it changed. A letter stands for the points it sets. */
  write: (values: Value[]) => number
  /** A value that was typed by hand; typing on in one cell is one step. */
  typed: (input: HTMLInputElement) => void
  /** She has gone to another cell: what she types there, or here again, is a step of its own. */
  rest: (line: Line | undefined) => void
  /** Sets the points of those whose letter waits, where the counts have come by now. */
  follow: (lines: Iterable<Line>) => void
  undo: () => void
  redo: () => void
  /** Says beside the buttons what could not be done. */
  told: (words: string) => void
  /** Keeps the way back for the page that comes after this one. */
  store: () => void
}

/** What is written into cells, and the way back. `wrote` hears of every cell that changed, `told` of what cannot be done. */
export function editsOf(
  table: Table,
  wrote: (inputs: HTMLInputElement[]) => void,
  told: (words: string) => void,
): Edits {
  const steps = stepsOf(table.model.keeping)
  /** Whose counts are being typed: every one of them is of the letter that she waited for. */
  let counting: { line: Line; letter: Letter } | null = null
  const changing = (kept: readonly Change[] = []) => {
    const changes = new Map(kept.map((change) => [change.name, change]))
    const set = ({ inputs }: Line, column: number, to: string) => {
      const input = inputs[column]
      if (!input || input.readOnly) return
      const from = table.held(input)
      if (from === to) return
      const { name } = input
      changes.set(name, { name, from: changes.get(name)?.from ?? from, to })
      table.put(input, to)
    }
    return { set, changes: () => [...changes.values()] }
  }
  type Changing = ReturnType<typeof changing>

  /** Only what the step itself left in a cell is hers to take away: what another wrote there since then stays. */
  const put = (step: Step | undefined, left: 'from' | 'to', other: 'from' | 'to', kept: Step[]) => {
    counting = null
    steps.rest()
    if (!step) return
    const stands = ({ name, [left]: text }: Change) => {
      const input = table.inputOf(name)
      return input !== null && !input.readOnly && same(table.held(input), text)
    }
    const changes = step.changes.filter(stands)
    told(changes.length < step.changes.length ? table.model.words.notUndone : '')
    if (changes.length === 0) return
    kept.push({ ...step, changes })
    const inputs = changes.flatMap(({ name, [other]: text }) => {
      const input = table.inputOf(name)
      if (input) table.put(input, text)
      return input ?? []
    })
    settle(inputs)
    const place = inputs[0] && table.placeOf(inputs[0])
    const shown = inputs.length > 1 && !step.typed ? place?.line.inputs[0] : inputs[0]
    shown?.focus()
    shown?.select()
  }
  const settle = (inputs: HTMLInputElement[]) => {
    const lines = new Set(inputs.flatMap((input) => table.placeOf(input)?.line ?? []))
    table.look(lines)
    wrote(inputs)
  }
  const sumIn = (line: Line) => previewOf(line.part.scheme, liveOf(line), cellsIn(line)).grade
  const fill = ({ set }: Changing, line: Line, cells: Cells, but: ReadonlySet<string>) =>
    line.part.columns.forEach(({ key }, at) => {
      const text = cells[key]
      if (text !== undefined && !but.has(line.inputs[at]?.name ?? '')) set(line, at, text)
    })

  /** A letter fills what stands beside it; one that the row does not come to is kept, and waits. */
  const lettered = (step: Changing, line: Line, text: string, but: ReadonlySet<string>): void => {
    const typed = text.trim().toUpperCase()
    const letter = line.part.scheme.bands.find((band) => band.letter === typed)?.letter
    if (typed === '') step.set(line, 0, '')
    if (!letter) return
    const { cells } = cellsFor(line.part.scheme, liveOf(line), letter, {
      ...cellsIn(line),
      grade: line.standing.sum ?? '',
    })
    fill(step, line, cells, but)
    const waits = sumIn(line) !== letter
    step.set(line, 0, waits ? letter : '')
    const words = waits ? null : countsSet(letter, cells)
    if (words) told(words)
  }
  /** What stands in the row by now is for the letter that it waits for. */
  const follow = (step: Changing, line: Line, letter: Letter | undefined, before: Cells): void => {
    if (!letter) return
    const cells =
      sumIn(line) === letter ? null : followed(line.part.scheme, liveOf(line), letter, before, cellsIn(line))
    if (cells) fill(step, line, cells, new Set())
    step.set(line, 0, sumIn(line) === letter ? '' : letter)
  }
  const finish = (changes: Change[], typed: boolean): void => {
    if (changes.length === 0) return
    const made = changes.filter(({ from, to }) => from !== to)
    if (made.length > 0) steps.push({ changes: made, typed: typed && made[0] === changes[0] })
    else steps.rest()
    settle(changes.flatMap(({ name }) => table.inputOf(name) ?? []))
  }

  return {
    write(values) {
      told('')
      const step = changing()
      const before = new Map(values.map(({ line }) => [line, cellsIn(line)]))
      const written = values.filter(({ column }) => column > 0)
      for (const { line, column, text } of written) step.set(line, column, text)
      const said = written.filter(({ text }) => text !== '')
      const names = new Set(said.map(({ line, column }) => line.inputs[column]?.name ?? ''))
      for (const { line, column, text } of values) if (column === 0) lettered(step, line, text, names)
      for (const [line, was] of before) follow(step, line, line.row.wish, was)
      counting = null
      const changes = step.changes()
      finish(changes, false)
      const lines = new Set(changes.map(({ name }) => table.placeOf(table.inputOf(name))?.line))
      const [only] = lines
      if (lines.size === 1 && only?.standing.wish)
        told(`${only.row.name}: ${stateOf(only.part, only.row, only.standing)}`)
      return lines.size
    },
    typed(input) {
      const place = table.placeOf(input)
      if (!place) return
      told('')
      const { line, column } = place
      const from = table.held(input)
      const emptied = input.value === '' && from !== ''
      const step = changing(emptied ? [] : steps.typedOn(input.name, from))
      const before = { ...cellsIn(line), [line.part.columns[column]!.key]: from }
      if (counting?.line !== line) counting = line.row.wish ? { line, letter: line.row.wish } : null
      step.set(line, column, input.value)
      follow(step, line, counting?.letter, before)
      finish(step.changes(), true)
    },
    told,
    rest(line) {
      steps.rest()
      if (counting?.line !== line) counting = null
    },
    follow(lines) {
      const step = changing()
      for (const line of lines) follow(step, line, line.row.wish, cellsIn(line))
      finish(step.changes(), false)
    },
    undo: () => put(steps.done.pop(), 'to', 'from', steps.undone),
    redo: () => put(steps.undone.pop(), 'from', 'to', steps.done),
    store: steps.store,
  }
}
