import { waitingBase } from '@/lib/evaluations/letters/schema'
import { answer, chosenIn, lead, withdraw } from './asking'
import type { Edits } from './edits'
import type { Keeping } from './keeping'
import { filled, keysIn } from './model'
import type { Sync } from './sync'
import type { Table } from './table'

/**
 * What she chose is taken up, whichever button it was. Drafts first; then the form goes the plain way, which says
 * everything that is missing.
 */
export async function submit(
  table: Table,
  keeping: Keeping,
  edits: Edits,
  sync: Sync,
  button: HTMLButtonElement | null,
): Promise<void> {
  const { form, model } = table
  for (const { fault, choice } of chosenIn(form)) {
    answer(table, keeping, edits, fault, choice)
    withdraw(`${fault.person}.${fault.key}`)
  }
  lead(table)
  keeping.finish()
  if (!(await sync.all())) return edits.told(unsaved(table, keeping))
  const wrong = form.querySelector<HTMLInputElement>('td [aria-invalid="true"]')
  const submits = button?.value === 'submit'
  if (submits && wrong) {
    edits.told(filled(model.words.notMended, { names: table.placeOf(wrong)?.line.row.name ?? '' }))
    return wrong.focus()
  }
  if (!submits && keeping.pending.size === 0) {
    form.querySelector('.n-save')?.replaceChildren(filled(model.words.saved, { at: clock() }))
    return
  }
  edits.store()
  if (button?.name) form.append(hidden(button.name, button.value))
  rebase(table, keeping)
  form.submit()
}

/** What the portal has not taken, and of whom; goes to the first. */
function unsaved({ lines, model, inputOf }: Table, { pending }: Keeping): string {
  const names = lines.filter(({ row }) => [...pending.keys()].some((name) => name.startsWith(row.id)))
  const inputs = [...pending.keys()].map(inputOf)
  inputs.find((input) => input && !input.readOnly)?.focus()
  const said = names.map(({ row }) => row.name).join(', ')
  return filled(model.words.notSent, { n: pending.size, names: said })
}

function clock(): string {
  return new Date().toTimeString().slice(0, 5)
}

/** The form says what the portal holds by now, not what it held when the page came; letters are points by now. */
function rebase({ form, lines, model, inputOf }: Table, keeping: Keeping): void {
  const keys = keysIn(model)
  for (const { row } of lines) {
    const base = form.elements.namedItem(`base.${row.id}`)
    if (!(base instanceof HTMLInputElement)) continue
    const held = keys.map((key, at) => {
      const input = inputOf(`${row.id}.${key}`)
      if (!input || at > 0) return input ? keeping.known(input.name) : ''
      return row.wish ? waitingBase(row.wish) : input.value
    })
    base.value = held.map((text) => text.replace(/\s+/g, ' ')).join('\t')
  }
}

function hidden(name: string, value: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type: 'hidden', name, value })
}
