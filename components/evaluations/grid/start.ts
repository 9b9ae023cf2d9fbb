import { onLeaving } from '@/components/site/leaving'
import { waitingBase } from '@/lib/evaluations/letters/schema'
import { answer, ask, withdraw } from './asking'
import { blockOf } from './block'
import { editsOf } from './edits'
import { type Keeping, keepingOf } from './keeping'
import { keysOf } from './keys'
import { filled, keysIn, type SheetModel } from './model'
import { tellShut } from './shut'
import { syncOf } from './sync'
import { letterIn, reasonOf, type Table, tableOf } from './table'

/** Gives the sheet that the server drew its keys, its sums while typing and its drafts; returns the way to take them away. */
export function startSheet(form: HTMLFormElement, model: SheetModel): () => void {
  const table = tableOf(form, model)
  const block = blockOf(table)
  const keeping = keepingOf(table, Date.now())
  const place = form.querySelector('[data-live="told"]')
  const told = (text: string) => {
    if (place && place.textContent !== text) place.textContent = text
  }
  const sync = model.writable
    ? syncOf(table, keeping, (clashes, withdrawn, shut) => {
        tellShut(table, shut)
        for (const name of withdrawn) withdraw(form, name)
        ask(table, clashes, (fault, choice) => {
          answer(table, keeping, edits, fault, choice)
          sync?.soon()
        })
        edits.follow(waiting())
      })
    : null
  const edits = editsOf(
    table,
    (inputs) => {
      keeping.note(inputs)
      if (keeping.pending.size > 0) sync?.soon()
    },
    told,
  )
  const keys = keysOf(table, edits, block)
  const stay = sync && onLeaving(sync.all)
  const waiting = () => table.lines.filter(({ row, inputs }) => row.wish && !inputs[0]?.readOnly)
  table.look(table.lines)
  if (model.writable) edits.follow(waiting())

  const listeners = new AbortController()
  const { signal } = listeners
  form.addEventListener('keydown', keys.down, { signal })
  form.addEventListener('copy', keys.copy, { signal })
  form.addEventListener('cut', keys.copy, { signal })
  form.addEventListener('paste', keys.paste, { signal })
  // A letter is written over, also where it is tapped.
  form.addEventListener(
    'focusin',
    ({ target }) => {
      const at = table.placeOf(target)
      if (at?.column === 0) (target as HTMLInputElement).select()
      edits.rest(at?.line)
      keys.begin(null)
    },
    { signal },
  )
  form.addEventListener('mousedown', (event) => picked(table, block, event), { signal })
  form.addEventListener(
    'input',
    ({ target }) => {
      const place = table.placeOf(target)
      if (!place) return
      const input = target as HTMLInputElement
      // Where a key is not told (a phone, a composing keyboard) the letter comes as text.
      const letter =
        place.column < reasonOf(place.line) && keys.fresh(input) && /([a-dA-D])$/.exec(input.value)?.[1]
      if (!letter && place.column > 0) {
        keys.begin(input)
        return edits.typed(input)
      }
      // Emptied, it chooses no letter any more.
      if (input.value === '') edits.write([{ ...place, text: '' }])
      input.value = place.column === 0 ? letterIn(place.line) : table.held(input)
      if (letter) keys.letter(place, letter)
    },
    { signal },
  )
  form.addEventListener(
    'submit',
    (event) => {
      const button = event.submitter as HTMLButtonElement | null
      event.preventDefault()
      // Drafts first; then the form goes the plain way, which says everything that is missing.
      void sync?.all().then((sent) => {
        if (!sent) return told(unsaved(table, keeping))
        const wrong = form.querySelector<HTMLInputElement>('td [aria-invalid="true"]')
        const submits = button?.value === 'submit'
        if (submits && wrong) {
          told(filled(model.words.notMended, { names: table.placeOf(wrong)?.line.row.name ?? '' }))
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
      })
    },
    { signal },
  )
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== '?' || /remark$/.test((event.target as HTMLInputElement).name ?? '')) return
      const help = document.getElementById('phim')
      if (!(help instanceof HTMLDetailsElement)) return
      event.preventDefault()
      help.open = !help.open
      if (help.open) help.scrollIntoView({ block: 'nearest' })
    },
    { signal },
  )
  begin(table)
  return () => {
    listeners.abort()
    stay?.()
    sync?.stop()
  }
}

/** The first place to write in: where something is missing, else the first who has no letter yet. */
function begin({ form, lines, model, placeOf }: Table): void {
  if (!model.writable || matchMedia('(max-width: 47.99rem)').matches) return
  if (placeOf(document.activeElement) || location.hash) return
  const wanted = form.querySelector<HTMLInputElement>('[aria-invalid]')
  if (wanted) return wanted.focus()
  if (document.querySelector('.n-errors')) return
  const first = lines.find(
    ({ standing, inputs }) => inputs[0] && !inputs[0].readOnly && standing.grade === null,
  )
  if (!first || scrollY > 0) return
  first.inputs[0]?.focus()
  form.scrollIntoView()
}

function picked(table: Table, block: ReturnType<typeof blockOf>, event: MouseEvent): void {
  const place = table.placeOf(event.target)
  const from = table.placeOf(document.activeElement)
  if (!place) return
  if (!event.shiftKey || !from) return block.clear()
  event.preventDefault()
  const start = block.start() ?? { at: from.line.at, column: from.column }
  block.reach(start, { at: place.line.at, column: place.column })
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
