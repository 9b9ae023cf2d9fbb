import { cannotReach, cellsFor, countsSet } from '@/lib/evaluations/preview/rules'
import type { Letter } from '@/lib/evaluations/schemes/schema'
import { same } from '@/lib/evaluations/merging/rules'
import { cellsIn, type Line, type Table } from './table'

type Change = { name: string; from: string; to: string }

export type Edits = {
  /** Writes values as one step that can be undone. The letter's column stands for the points it sets. */
  write: (values: { line: Line; column: number; text: string }[]) => void
  /** A value that was typed by hand; typing on in one cell is one step. */
  typed: (input: HTMLInputElement) => void
  undo: () => void
  redo: () => void
  /** Says beside the buttons what could not be done. */
  told: (words: string) => void
}

/** What is written into cells, and the way back. `wrote` hears of every cell that changed, `told` of what cannot be done. */
export function editsOf(
  table: Table,
  wrote: (inputs: HTMLInputElement[]) => void,
  told: (words: string) => void,
): Edits {
  const done: Change[][] = []
  const undone: Change[][] = []

  /** Only what the step itself left in a cell is hers to take away: what another wrote there since then stays. */
  const put = (step: Change[] | undefined, left: 'from' | 'to', other: 'from' | 'to', kept: Change[][]) => {
    if (!step) return
    const changes = step.filter(({ name, [left]: text }) => same(table.inputOf(name)?.value ?? '', text))
    if (changes.length < step.length) told(table.model.words.notUndone)
    if (changes.length === 0) return
    kept.push(changes)
    const inputs = changes.flatMap(({ name, [other]: text }) => {
      const input = table.inputOf(name)
      if (input) table.put(input, text)
      return input ?? []
    })
    settle(inputs)
    const place = inputs[0] && table.placeOf(inputs[0])
    const shown = inputs.length > 1 ? place?.line.inputs[0] : inputs[0]
    shown?.focus()
    shown?.select()
  }
  const settle = (inputs: HTMLInputElement[]) => {
    const lines = new Set(inputs.flatMap((input) => table.placeOf(input)?.line ?? []))
    table.look(lines)
    wrote(inputs)
  }

  const lettered = (line: Line, text: string): [number, string][] => {
    const letter = line.part.scheme.bands.find((band) => band.letter === text.trim().toUpperCase())?.letter
    if (!letter) return []
    const given = cellsFor(
      line.part.scheme,
      {
        leads: !!line.row.leads,
        tasks: line.row.tasks ?? null,
        deductions: line.row.deductions,
        disciplineDecision: !!line.row.disciplineDecision,
      },
      letter as Letter,
      cellsIn(line),
    )
    const words = given ? countsSet(letter as Letter, given) : cannotReach(letter)
    if (words) told(words)
    return line.part.columns.flatMap(({ key }, at) =>
      given?.[key] === undefined ? [] : [[at, given[key]] as [number, string]],
    )
  }

  return {
    write(values) {
      const changes: Change[] = []
      for (const { line, column, text } of values) {
        const cells: [number, string][] = column === 0 ? lettered(line, text) : [[column, text]]
        for (const [at, to] of cells) {
          const input = line.inputs[at]
          if (!input || input.readOnly || input.value === to) continue
          changes.push({ name: input.name, from: input.value, to })
          table.put(input, to)
        }
      }
      if (changes.length === 0) return
      done.push(changes)
      undone.length = 0
      settle(changes.flatMap(({ name }) => table.inputOf(name) ?? []))
    },
    typed(input) {
      const from = table.held(input)
      const last = done.at(-1)
      const on = last?.length === 1 && last[0]!.name === input.name && last[0]!.to === from
      if (on) last[0]!.to = input.value
      else done.push([{ name: input.name, from, to: input.value }])
      undone.length = 0
      table.put(input, input.value)
      settle([input])
    },
    undo: () => put(done.pop(), 'to', 'from', undone),
    redo: () => put(undone.pop(), 'from', 'to', done),
    told,
  }
}
