import type { CellFault } from '@/lib/evaluations/sheets/schema'
import type { Edits } from './edits'
import type { Keeping } from './keeping'
import { filled } from './model'
import type { Table } from './table'

/** Nothing is asked any more of a cell: she typed something that clashes with nobody. */
export function withdraw(form: HTMLFormElement, name: string) {
  document.getElementById(clashId(name))?.remove()
  const seen = form.elements.namedItem(`seen.${name}`)
  if (!(seen instanceof HTMLInputElement)) return
  const notice = seen.closest('.n-notice')
  seen.parentElement?.remove()
  if (!notice?.querySelector('[name^="seen."]')) notice?.remove()
}

const clashId = (name: string) => `clash-${name.replace('.', '-')}`

/** Two values in one cell: both are shown, and who wrote the other, until she has chosen. */
export function ask(
  { form, model, inputOf, placeOf }: Table,
  clashes: CellFault[],
  chosen: (fault: CellFault, choice: 'mine' | 'theirs') => void,
) {
  const place = form.querySelector('[data-live="clashes"]')
  if (!place || clashes.length === 0) return
  const { words } = model
  for (const fault of clashes) {
    const id = clashId(`${fault.person}.${fault.key}`)
    document.getElementById(id)?.remove()
    const box = Object.assign(document.createElement('fieldset'), { id, className: 'n-clash' })
    const part = placeOf(inputOf(`${fault.person}.${fault.key}`))?.line.part
    const column = part?.columns.find(({ key }) => key === fault.key)
    const legend = Object.assign(document.createElement('legend'), {
      textContent: `${fault.mine ? words.clashOwnTitle : words.clashTitle} ${fault.name}, ${column?.label ?? fault.key}`,
    })
    const option = (choice: 'mine' | 'theirs', text: string) => {
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'n-button n-button-second',
        textContent: text,
      })
      button.addEventListener('click', () => {
        box.remove()
        chosen(fault, choice)
        form.querySelector<HTMLInputElement>(`[name="${fault.person}.${fault.key}"]`)?.focus()
      })
      return button
    }
    box.append(
      legend,
      option('mine', filled(words.clashMine, { value: fault.typed || words.clashEmpty })),
      option(
        'theirs',
        filled(fault.mine ? words.clashOwn : words.clashTheirs, {
          value: fault.now || words.clashEmpty,
          who: fault.who ?? words.clashSomebody,
          at: fault.mine ?? '',
        }),
      ),
    )
    place.append(box)
  }
}

/**
 * What she answered to two values in one cell. The other's comes first either way, and hers over it is a step like any
 * other: taken back it leaves what the other wrote, not what stood before both.
 */
export function answer(
  table: Table,
  keeping: Keeping,
  edits: Edits,
  { person, key, now = '' }: CellFault,
  choice: 'mine' | 'theirs',
): void {
  const name = `${person}.${key}`
  const input = table.inputOf(name)
  const place = table.placeOf(input)
  if (!input || !place) return
  const mine = input.value
  keeping.learn(name, now)
  keeping.pending.delete(name)
  keeping.away.delete(name)
  input.removeAttribute('aria-invalid')
  input.title = ''
  table.put(input, now)
  keeping.note([input])
  if (choice === 'mine') edits.write([{ ...place, text: mine }])
  else table.look([place.line])
}
