import { same } from '../merging/rules'
import { cannotReach, cellsFor } from '../preview/rules'
import type { Scheme } from '../schemes/schema'
import { leads } from '../sheets/rules'
import type { PersonMonth, SaveRow } from '../sheets/schema'
import { gridCounts } from '../cells/rules'

/** The column in which a letter stands for its points. */
export const letterKey = 'grade'

type Expanded = { row: SaveRow; why?: string }

/**
 * A letter that was written over another sets the points that the scheme gives it by default, as if they had been
 * typed; so that a sheet without scripts is graded by letters too. What was typed beside the letter stands, right or
 * wrong: the letter fills the rest. `why`: the letter cannot be taken.
 */
export function withLetter(scheme: Scheme, person: PersonMonth, row: SaveRow): Expanded {
  const typed = row.cells[letterKey]?.trim().toUpperCase() ?? ''
  if (typed === '' || same(typed, row.base?.[letterKey] ?? '')) return { row }
  const letter = scheme.bands.find((band) => band.letter === typed)?.letter
  if (!letter) return { row, why: `Ghi ${scheme.bands.map((band) => band.letter).join(', ')}.` }
  const given = cellsFor(
    scheme,
    { ...person, leads: leads(scheme, person), tasks: tasksInWords(person) },
    letter,
    { ...row.cells, [letterKey]: row.base?.[letterKey] ?? '' },
  )
  if (!given) return { row, why: cannotReach(letter) }
  const rest = Object.entries(given).filter(([key]) => !written(row, key))
  return { row: { ...row, cells: { ...row.cells, ...Object.fromEntries(rest) } } }
}

/** Whether she wrote into the cell herself. Emptied, it is for the letter to fill. */
function written({ cells, base }: SaveRow, key: string): boolean {
  const typed = cells[key] ?? ''
  return typed.trim() !== '' && !same(typed, base?.[key] ?? '')
}

// Tasks that counts cannot say are not replaced by counts.
function tasksInWords(person: PersonMonth) {
  return gridCounts(person) ? null : person.tasks.map(({ title: _, ...task }) => task)
}
