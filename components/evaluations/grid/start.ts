import { onLeaving } from '@/components/site/leaving'
import { answer, ask, lead, withdraw } from './asking'
import { blockOf } from './block'
import { editsOf } from './edits'
import { keepingOf } from './keeping'
import { keysOf } from './keys'
import { filled, type SheetModel } from './model'
import { pointerOf } from './pointer'
import { tellShut } from './shut'
import { submit } from './submit'
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
  let here: HTMLInputElement | null = null
  const why = () => sayWhy(table, here)
  const sync = model.writable
    ? syncOf(table, keeping, (clashes, withdrawn, shut) => {
        tellShut(table, shut)
        for (const name of withdrawn) withdraw(name)
        ask(table, clashes, (fault, choice) => {
          answer(table, keeping, edits, fault, choice)
          lead(table)
          sync?.soon()
        })
        lead(table)
        why()
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
      if (at) here = target as HTMLInputElement
      edits.rest(at?.line)
      keys.begin(null)
      why()
    },
    { signal },
  )
  const pointer = pointerOf(table, block)
  form.addEventListener('mousedown', pointer.down, { signal })
  form.addEventListener('click', pointer.click, { signal })
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
      event.preventDefault()
      if (sync) void submit(table, keeping, edits, sync, event.submitter as HTMLButtonElement | null)
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

/**
 * Beside the buttons what the cell lacks that she is in: the list of all that is wrong may be out of sight. It stays when
 * she goes from there to a button, or that would move away under her hand.
 */
function sayWhy({ form, model, placeOf }: Table, input: HTMLInputElement | null): void {
  const said = form.querySelector('[data-live="why"]')
  const at = placeOf(input)
  if (!said) return
  const { label, short = label } = at?.line.part.columns[at.column] ?? { label: '' }
  const fault = at && input?.matches('[aria-invalid]') && input.title
  said.textContent = fault
    ? filled(model.words.why, { name: at.line.row.name, label: short, why: fault })
    : ''
}
