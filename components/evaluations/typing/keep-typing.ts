import { onLeaving } from '@/components/site/leaving'
import { same } from '@/lib/evaluations/merging/rules'
import { isTyped, type Typed, untouched, valueOf, write } from './fields'
import { isOld, keptPlace, recall } from './place'
import type { KeepAnswer } from './sending'

type Fields = Record<string, string>

type Typing = {
  form: HTMLFormElement
  /** Whose form it is: a seal, which begins with her account. */
  owner: string
  /** Under what this browser keeps of it what the portal has not acknowledged. */
  page: string
  /** Which of the form's fields are typed. */
  named: (name: string) => boolean
  /** What the portal holds of them, and what she began from where that is something else. */
  shown: Fields
  base: Fields
  /** Throws where the line or the server is gone: it is asked again. */
  send: (typed: Fields, base: Fields) => Promise<KeepAnswer>
  say: (text: string) => void
  offline: string
  /** Nobody else writes here: what she has saved elsewhere since stands before what this browser still has. */
  alone?: boolean
  /** She began from something else than the page has: it was recalled from this browser. */
  recalled?: (name: string, base: string) => void
}

const soon = 700
const atMost = 1500

/**
 * Sends what is typed into a form as drafts, within two seconds and again until the portal has answered; meanwhile it is
 * kept in this browser. Returns the way to end it.
 */
export function keepTyping({ form, named, base, say, ...typing }: Typing): () => void {
  const place = keptPlace(typing.owner.slice(0, 36), typing.page)
  const known = new Map(Object.entries(typing.shown))
  for (const field of form.elements)
    if (isTyped(field, named) && untouched(field)) known.set(field.name, valueOf(field))
  const bases = { ...typing.shown, ...base }
  // Recalled, and the page has no such field (any more).
  const homeless = new Map<string, string>()
  const listeners = new AbortController()
  const { signal } = listeners
  let timer: ReturnType<typeof setTimeout> | undefined
  let first = 0
  let failures = 0
  let taken = true
  let running: Promise<void> | null = null
  // What was sent first since the portal last answered: it may hold that already.
  const away: Fields = {}
  // Answered with a no that typing on does not change: asked at every key, the portal notes a refusal at every key.
  let shut = false

  const values = () => {
    const found = new Map(homeless)
    for (const element of form.elements)
      if (isTyped(element, named)) found.set(element.name, valueOf(element))
    return found
  }
  const unsent = () => [...values()].filter(([name, text]) => text !== (known.get(name) ?? ''))
  const store = () => {
    if (signal.aborted) return
    const cells = unsent().map(([name, typed]) => [
      name,
      { typed, base: bases[name] ?? '', away: away[name] },
    ])
    try {
      if (cells.length === 0) localStorage.removeItem(place)
      else localStorage.setItem(place, JSON.stringify({ at: Date.now(), cells }))
    } catch {
      // A browser that keeps nothing: the portal has it within two seconds all the same.
    }
  }
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
    const sent = unsent()
    first = 0
    if (sent.length === 0) return store()
    for (const [name, text] of sent) away[name] ??= text
    store()
    try {
      const began = Object.fromEntries(sent.map(([name]) => [name, bases[name] ?? '']))
      const { kept, said, final = false } = await typing.send(Object.fromEntries(sent), began)
      failures = 0
      say(said ?? typing.offline)
      shut = final
      taken = kept
      if (!kept) return store()
      for (const [name, text] of sent) {
        known.set(name, text)
        if (typing.alone) bases[name] = text
        delete away[name]
      }
      store()
      if (unsent().length > 0) later(soon)
    } catch {
      failures += 1
      say(typing.offline)
      later(Math.min(30_000, 1500 * 2 ** failures))
    }
  }

  const again = async () => {
    if (!shut && unsent().length > 0) await send()
  }
  /** False while the line is gone. */
  const all = async () => {
    await running
    await again()
    for (let tries = 1; tries < 3 && taken && failures === 0; tries++) await again()
    return failures === 0
  }

  for (const [name, cell] of recall(place)) {
    const now = known.get(name) ?? ''
    if (same(cell.typed, now) || (typing.alone && isOld(cell, now))) continue
    const field = [...form.elements].find((each) => isTyped(each, named) && each.name === name) as
      Typed | undefined
    if (field) write(field, cell.typed)
    else homeless.set(name, cell.typed)
    bases[name] = typing.alone ? now : cell.base
    typing.recalled?.(name, cell.base)
  }

  const typed = () => {
    store()
    if (shut) return
    first ||= Date.now()
    later(Math.max(0, Math.min(soon, first + atMost - Date.now())))
  }
  // Never beside one that is on its way: a form that goes whole could arrive in the wrong order.
  const hidden = () =>
    void (document.visibilityState === 'hidden' && (running ? running.then(again) : again()))
  form.addEventListener('input', typed, { signal })
  form.addEventListener('change', typed, { signal })
  form.addEventListener(
    'submit',
    (event) => {
      if (!running && unsent().length === 0) return
      // A draft on its way must not arrive after the page was saved; and without a line the page stays.
      event.preventDefault()
      event.stopImmediatePropagation()
      clearTimeout(timer)
      void all().then((reached) => {
        if (!reached) return
        for (const [name, text] of unsent()) known.set(name, text)
        form.requestSubmit(event.submitter)
      })
    },
    { signal },
  )
  addEventListener('online', () => void again(), { signal })
  addEventListener('focus', () => void again(), { signal })
  addEventListener('pagehide', hidden, { signal })
  document.addEventListener('visibilitychange', hidden, { signal })
  const stay = onLeaving(async () => (await all()) && unsent().length === 0)
  store()
  if (unsent().length > 0) later(0)
  return () => {
    clearTimeout(timer)
    listeners.abort()
    stay()
  }
}
