import type { CellFault } from '@/lib/evaluations/sheets/schema'
import { drop } from './asking'
import { isLetter, type Keeping } from './keeping'
import { filled } from './model'
import { type Line, mark, type Table } from './table'

/** What was typed into a row that is not hers to write any more: the portal keeps it for her, the row shows what stands. */
export function giveUp(table: Table, { pending, drafted, known }: Keeping, name: string): void {
  const input = table.inputOf(name)
  pending.delete(name)
  drafted.delete(name)
  if (input) table.put(input, isLetter(name) ? '' : known(name))
}

/** Takes nothing more into the rows of these people, and gives up what waited there to be mended. */
export function shutRows(table: Table, keeping: Keeping, faults: readonly CellFault[]): Line[] {
  const lines = table.lines.filter(({ row }) => faults.some(({ person }) => person === row.id))
  for (const input of lines.flatMap(({ inputs }) => inputs)) {
    const place = table.placeOf(input)
    if (!input || !place) continue
    input.readOnly = true
    mark(place, input, '')
    const { held, begun } = keeping.pending.get(input.name) ?? {}
    if (held || begun) giveUp(table, keeping, input.name)
  }
  return lines
}

/** Why, of each, until the page is loaded again. */
export function tellShut({ form, model }: Table, faults: readonly CellFault[]): void {
  const place = form.querySelector('[data-live="clashes"]')
  for (const { person, name, why } of faults) {
    const id = `shut-${person}`
    for (const box of form.querySelectorAll(`[id^="clash-${person}"]`)) drop(box)
    if (!place || document.getElementById(id)) continue
    const said = {
      id,
      className: 'n-error',
      role: 'alert',
      textContent: filled(model.words.shut, { name, why }),
    }
    place.append(Object.assign(document.createElement('p'), said))
  }
}
