import type { Draft } from '../drafts/schema'
import { same } from '../merging/rules'
import { type Cells, cellsFor, followed, previewOf } from '../preview/rules'
import type { Letter, Scheme } from '../schemes/schema'
import { leads } from '../sheets/rules'
import type { PersonMonth, SaveRow } from '../sheets/schema'
import { gridCounts, rowCellsOf } from '../cells/rules'
import { letterKey, waits } from './schema'

/** The letters that wait, by evaluation. */
export function wishesIn(drafts: readonly Draft[]): Map<string, Letter> {
  const waiting = drafts.filter(({ field, typed, base }) => field === letterKey && waits(typed, base))
  return new Map(waiting.map(({ evaluationId, typed }) => [evaluationId, typed as Letter]))
}

type Expanded = { row: SaveRow; why?: string; wish?: Letter }

/**
 * A letter that was written over another sets the points that the scheme gives it by default, as if they had been
 * typed; so that a sheet without scripts is graded by letters too. What was typed beside the letter stands, right or
 * wrong: the letter fills the rest. `why`: the letter cannot be taken. `wish`: it waits for what the row lacks.
 */
export function withLetter(scheme: Scheme, person: PersonMonth, row: SaveRow): Expanded {
  const typed = row.cells[letterKey]?.trim().toUpperCase() ?? ''
  if (typed === '' || same(typed, row.base?.[letterKey] ?? '')) return { row }
  const letter = scheme.bands.find((band) => band.letter === typed)?.letter
  if (!letter) return { row, why: `Ghi ${scheme.bands.map((band) => band.letter).join(', ')}.` }
  const live = { ...person, leads: leads(scheme, person), tasks: tasksInWords(person) }
  const before = rowCellsOf(scheme, person)
  const cells: Cells = { ...before, ...row.cells, [letterKey]: row.base?.[letterKey] ?? '' }
  const comesTo = (all: Cells) => (previewOf(scheme, live, all).grade === letter ? {} : { wish: letter })
  const waited = waits(typed, row.base?.[letterKey])
  if (waited && !comesTo(cells).wish) return { row }
  const given = waited
    ? followed(scheme, live, letter, before, cells)
    : cellsFor(scheme, live, letter, cells).cells
  if (!given) return { row, wish: letter }
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !written(row, key)))
  return { row: { ...row, cells: { ...row.cells, ...rest } }, ...comesTo({ ...cells, ...rest }) }
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
