import { same } from '@/lib/evaluations/merging/rules'
import type { CellFault } from '@/lib/evaluations/sheets/schema'
import { isLetter, type Keeping, type Pending, rowsOf } from './keeping'
import { filled } from './model'
import { giveUp, shutRows } from './shut'
import { type Line, mark, type Table } from './table'

type Answer = {
  ok: boolean
  at?: string
  since?: string | null
  refused?: CellFault[]
  cells?: Record<string, Record<string, string>>
  why?: string
}

const soon = 700
const atMost = 1500
const lookAgain = 20_000
/** A browser sends 64 KiB at most for a page that is closed. */
const whenClosed = 60_000

export type Sync = {
  /** Something was typed: send it soon. */
  soon: () => void
  /** Sends now; false while something could not be sent. */
  all: () => Promise<boolean>
  stop: () => void
}

/**
 * Sends what was typed as drafts of the sheet, and takes in what others wrote. Nothing is dropped before the portal has
 * answered for it; where it does not answer, it is asked again.
 */
export function syncOf(
  table: Table,
  keeping: Keeping,
  asked: (clashes: CellFault[], withdrawn: string[], shut: CellFault[]) => void,
): Sync {
  const { model, form } = table
  const { words } = model
  const { pending } = keeping
  let since = model.since
  let timer: ReturnType<typeof setTimeout> | undefined
  let first = 0
  let running: Promise<void> | null = null
  let failures = 0
  const say = (text: string) => form.querySelector('.n-save')?.replaceChildren(text)
  const ended = (yes: boolean) => form.querySelector('[data-live="ended"]')?.toggleAttribute('hidden', !yes)
  const waiting = () => [...pending].filter(([, cell]) => !cell.held && !cell.begun)

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), ms)
  }
  const send = (): Promise<void> => {
    running ??= exchange().finally(() => {
      running = null
    })
    return running
  }

  async function exchange(): Promise<void> {
    const sent = waiting()
    for (const [name, cell] of sent) keeping.away.set(name, cell)
    first = 0
    if (sent.length > 0) say(words.saving)
    try {
      const body = JSON.stringify({ since, owner: model.owner, rows: rowsOf(sent) })
      const response = await fetch(model.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
        keepalive: new TextEncoder().encode(body).length < whenClosed,
      })
      const answer = (await response.json()) as Answer
      failures = 0
      if (!answer.ok) {
        // Asked again when she types or comes back to this page: signed in elsewhere, or the sheet open again.
        ended(response.status === 401)
        say(response.status === 401 ? '' : (answer.why ?? words.refused))
        return
      }
      ended(false)
      settle(answer, sent.length, take(sent, answer))
    } catch {
      failures += 1
      if (pending.size > 0) say(words.offline)
      later(Math.min(30_000, 1500 * 2 ** failures))
      return
    }
    later(waiting().length > 0 || since === null ? soon : lookAgain)
  }

  /** How many cells are of rows that are not hers to write any more. */
  function take(sent: [string, Pending][], answer: Answer): number {
    const refused = new Map((answer.refused ?? []).map((fault) => [`${fault.person}.${fault.key}`, fault]))
    const settled = sent.filter(([name]) => keeping.drafted.has(name) && !refused.has(name))
    const changed = new Set<Line>()
    for (const [name, was] of sent) {
      const input = table.inputOf(name)
      const place = table.placeOf(input)
      const says = (why: string) => {
        if (input && place && mark(place, input, why)) changed.add(place.line)
      }
      const now = pending.get(name)
      const fault = refused.get(name)
      says('')
      keeping.away.delete(name)
      if (fault && !fault.shut) keeping.drafted.add(name)
      else keeping.drafted.delete(name)
      if (fault?.shut && now && same(now.typed, was.typed)) giveUp(table, keeping, name)
      else if (!fault) {
        keeping.learn(name, was.typed)
        if (now && same(now.typed, was.typed)) pending.delete(name)
        else if (now) pending.set(name, { typed: now.typed, base: isLetter(name) ? now.base : was.typed })
      } else if (now && was.start === undefined && same(now.typed, was.typed)) {
        pending.set(name, { ...now, held: true })
        says(fault.why)
      } else if (now) pending.set(name, { typed: now.typed, base: now.start ?? now.base })
    }
    const shut = (answer.refused ?? []).filter((fault) => fault.shut)
    for (const line of shutRows(table, keeping, shut)) changed.add(line)
    // Who typed back what she had started from is to see what the other wrote: that came before `since`.
    const again = shut.length > 0 || settled.some(([, was]) => same(was.typed, was.base))
    since = again ? null : (answer.since ?? since)
    for (const [person, cells] of Object.entries(answer.cells ?? {}))
      for (const [key, value] of Object.entries(cells)) {
        const input = table.inputOf(`${person}.${key}`)
        const place = table.placeOf(input)
        if (!input || !place || same(keeping.known(input.name), value)) continue
        if (pending.has(input.name)) {
          // Hers stands before it. Should she type back what she had started from, this is to be seen.
          keeping.drafted.add(input.name)
          continue
        }
        keeping.learn(input.name, value)
        table.put(input, value)
        changed.add(place.line)
      }
    if (changed.size > 0) table.look(changed)
    keeping.store()
    asked(
      (answer.refused ?? []).filter(({ now }) => now !== undefined),
      settled.map(([name]) => name),
      shut,
    )
    return shut.length
  }

  function settle(answer: Answer, count: number, shut: number): void {
    const held = [...pending.values()].filter((cell) => cell.held).length
    if (held > 0) say(filled(words.unsaved, { n: held }))
    else if (shut > 0) say(filled(words.untaken, { n: shut }))
    else if (waiting().length > 0) say(words.saving)
    else if (count > 0)
      say([filled(words.saved, { at: answer.at ?? '' }), begun()].filter(Boolean).join('; '))
  }
  const begun = () => {
    const n = keeping.begun()
    return n > 0 ? filled(words.begun, { n }) : ''
  }

  const online = () => void send()
  const hidden = () => void (document.visibilityState === 'hidden' && waiting().length > 0 && send())
  addEventListener('online', online)
  addEventListener('focus', online)
  addEventListener('pagehide', hidden)
  document.addEventListener('visibilitychange', hidden)
  later(waiting().length > 0 ? 0 : lookAgain)
  if (begun()) say(begun())
  return {
    soon() {
      first ||= Date.now()
      later(Math.max(0, Math.min(soon, first + atMost - Date.now())))
    },
    async all() {
      // What is kept of a row that came locked is hers to send no more.
      const open = () => waiting().some(([name]) => table.inputOf(name)?.readOnly === false)
      for (let tries = 0; tries < 3 && open(); tries++) {
        await running
        await send()
      }
      await running
      return !open()
    },
    stop() {
      clearTimeout(timer)
      removeEventListener('online', online)
      removeEventListener('focus', online)
      removeEventListener('pagehide', hidden)
      document.removeEventListener('visibilitychange', hidden)
    },
  }
}
