import type { CellFault } from '@/lib/evaluations/sheets/schema'
import type { Edits } from './edits'
import type { Keeping } from './keeping'
import { clashId, filled } from './model'
import { mark, type Table } from './table'

/** Nothing is asked any more of a cell: she typed something that clashes with nobody, or has chosen. */
export function withdraw(name: string) {
  const box = document.getElementById(clashId(name))
  if (box) drop(box)
}

/** A question that came with the page stands in a notice of its own, gone with the last. */
export function drop(box: Element) {
  const notice = box.closest('.n-notice')
  box.remove()
  if (!notice?.querySelector('[name^="seen."]')) notice?.remove()
}

/** The bar leads to the first question, wherever on the page she is. */
export function lead({ form, model }: Pick<Table, 'form' | 'model'>) {
  const link = form.querySelector<HTMLAnchorElement>('[data-live="asked"] a')
  const boxes = form.querySelectorAll('[id^="clash-"]')
  if (!link?.parentElement) return
  link.parentElement.hidden = boxes.length === 0
  link.textContent = filled(model.words.asked, { n: boxes.length })
  link.hash = (boxes[0]?.querySelector('input[type="radio"]') ?? boxes[0])?.id ?? ''
}

/** What she chose where the question came with the page. */
export function chosenIn(form: HTMLFormElement): { fault: Answered; choice: 'mine' | 'theirs' }[] {
  return [...form.querySelectorAll<HTMLInputElement>('[name^="keep."]:checked')].map(({ name, value }) => {
    const cell = name.slice('keep.'.length)
    const seen = form.querySelector<HTMLInputElement>(`[name="seen.${cell}"]`)
    const fault = { person: cell.slice(0, 36), key: cell.slice(37), now: seen?.value }
    return { fault, choice: value === 'mine' ? 'mine' : 'theirs' }
  })
}

type Answered = Pick<CellFault, 'person' | 'key' | 'now'>

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
    withdraw(`${fault.person}.${fault.key}`)
    const box = Object.assign(document.createElement('fieldset'), { id, className: 'n-clash', tabIndex: -1 })
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
  { person, key, now = '' }: Answered,
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
  mark(place, input, '')
  table.put(input, now)
  keeping.note([input])
  if (choice === 'mine') edits.write([{ ...place, text: mine }])
  else table.look([place.line])
}
