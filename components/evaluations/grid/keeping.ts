import { letterKey, waitingBase } from '@/lib/evaluations/letters/schema'
import { same } from '@/lib/evaluations/merging/rules'
import { reasonOf, type Table } from './table'

/**
 * A cell that was typed and that the portal has not acknowledged. `held`: it was refused, and waits to be mended.
 * `start`: she came back to it while something else was on its way, which is taken for the base.
 * `begun`: a reason that came with the page as a draft. It may be half a sentence from the person's own page, so it stays
 * one until she writes on here or saves.
 */
export type Pending = { typed: string; base: string; held?: boolean; start?: string; begun?: boolean }

export type Keeping = {
  pending: Map<string, Pending>
  /** Notes what these cells hold now against what the portal is known to hold. */
  note: (inputs: Iterable<HTMLInputElement>) => void
  /** What the portal holds in a cell from now on. */
  known: (name: string) => string
  learn: (name: string, value: string) => void
  /** Cells of which the portal keeps a draft or something newer: it must be asked again, even of nothing changed. */
  drafted: Set<string>
  /** What is on its way to the portal, or was when the answer was lost: it may hold that already. */
  away: Map<string, Pending>
  store: () => void
  /** How many reasons are begun, and none is any more: she saves them as they stand. */
  begun: () => number
  finish: () => void
}

/** A letter's cell: of it the portal knows which letter waits, and is told so by the base. */
export const isLetter = (name: string) => name.endsWith(`.${letterKey}`)

const kept = 7 * 86_400_000

/**
 * A copy of everything unacknowledged in this browser: a closed tab, a lost line or an ended session lose nothing.
 * It is kept by account, unit and month, and is gone as soon as the portal has taken it.
 */
export function keepingOf(table: Table, now: number): Keeping {
  const { model } = table
  const place = `nep ${model.keeping}`
  const knownValues = new Map<string, string>()
  const pending = new Map<string, Pending>()
  const drafted = new Set<string>()
  const away = new Map<string, Pending>()
  const known = (name: string) =>
    knownValues.get(name) ?? (isLetter(name) ? '' : (table.inputOf(name)?.defaultValue ?? ''))

  for (const line of table.lines) {
    const { row, inputs } = line
    for (const [at, base] of Object.entries(row.bases ?? {})) {
      const input = inputs[Number(at)]
      if (!input || input.readOnly) continue
      if (at === '0' && row.wish) {
        knownValues.set(input.name, row.wish)
        continue
      }
      knownValues.set(input.name, base)
      drafted.add(input.name)
      const held = row.wrong?.[Number(at)] !== undefined
      const begun = !held && Number(at) === reasonOf(line)
      pending.set(input.name, { typed: input.value, base, held, ...(begun ? { begun } : {}) })
    }
  }
  const people = new Set(table.lines.map(({ row }) => row.id))
  for (const [name, cell] of recalled(place, now)) {
    const input = table.inputOf(name)
    // Three ways again: what stands now may be what she typed, since only the answer was lost.
    if (!people.has(name.slice(0, 36)) || same(cell.typed, known(name))) continue
    if (input && !input.readOnly) table.put(input, cell.typed)
    // What is not hers to write any more the portal keeps for her; of what this page does not say why, it is asked anew.
    const at = table.placeOf(input)
    if (!at || input?.readOnly || at.line.row.wrong?.[at.column] === undefined) delete cell.held
    pending.set(name, cell)
  }
  const store = () => {
    try {
      // What is begun the portal has as a draft: kept here too, it would come back after she has taken it away elsewhere.
      const cells = [...pending].filter(([, cell]) => !cell.begun)
      if (cells.length === 0) localStorage.removeItem(place)
      else localStorage.setItem(place, JSON.stringify({ at: now, cells }))
    } catch {
      // A browser that keeps nothing: the portal has it within two seconds all the same.
    }
  }
  store()
  return {
    pending,
    drafted,
    away,
    known,
    store,
    begun: () => [...pending.values()].filter(({ begun }) => begun).length,
    finish() {
      for (const [name, { typed, base, begun }] of pending) if (begun) pending.set(name, { typed, base })
    },
    learn: (name, value) => void knownValues.set(name, value),
    note(inputs) {
      for (const input of inputs) {
        const sent = away.get(input.name)
        if (isLetter(input.name)) {
          const wish = table.held(input)
          if (wish === known(input.name) && !sent) pending.delete(input.name)
          else pending.set(input.name, { typed: wish, base: waitingBase(wish) })
          continue
        }
        const cell = sent ?? pending.get(input.name)
        const base = cell?.start ?? cell?.base ?? known(input.name)
        const back = same(input.value, base)
        if (back && sent) pending.set(input.name, { typed: input.value, base: sent.typed, start: base })
        else if (back && !drafted.has(input.name)) pending.delete(input.name)
        else pending.set(input.name, { typed: input.value, base })
      }
      store()
    },
  }
}

function recalled(place: string, now: number): [string, Pending][] {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? 'null') as {
      at: number
      cells: [string, Pending][]
    } | null
    return found && now - found.at < kept ? found.cells : []
  } catch {
    return []
  }
}

/** Cells as they are sent: by person, with what each started from. */
export function rowsOf(cells: [string, Pending][]) {
  const rows = new Map<
    string,
    { person: string; cells: Record<string, string>; base: Record<string, string> }
  >()
  for (const [name, { typed, base }] of cells) {
    const [person, key] = [name.slice(0, 36), name.slice(37)]
    const row = rows.get(person) ?? { person, cells: {}, base: {} }
    row.cells[key] = typed
    row.base[key] = base
    rows.set(person, row)
  }
  return [...rows.values()]
}
