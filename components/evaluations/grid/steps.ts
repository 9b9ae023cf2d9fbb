/** What a cell held and what it was given. Of the letter's cell it is the letter that waits, not the one shown. */
export type Change = { name: string; from: string; to: string }
/** `typed`: by hand into one cell, the first of its changes. */
export type Step = { changes: Change[]; typed: boolean }

/** The way back and forth. It outlives one page: of a month that could not be sent, what was typed before can be undone. */
export function stepsOf(keeping: string) {
  const place = `nep undo ${keeping}`
  const { done, undone } = recalled(place)
  let on = false
  return {
    done,
    undone,
    push(step: Step) {
      done.push(step)
      undone.length = 0
      on = step.typed
    },
    /** Takes back the last step where it is the one that she is typing on in; else nothing. */
    typedOn(name: string, from: string): Change[] {
      const last = done.at(-1)
      const [first] = last?.changes ?? []
      if (!on || !last?.typed || first?.name !== name || first.to !== from) return []
      done.pop()
      return last.changes
    },
    rest() {
      on = false
    },
    store() {
      try {
        sessionStorage.setItem(place, JSON.stringify({ done, undone }))
      } catch {
        // A browser that keeps nothing begins anew.
      }
    },
  }
}

function recalled(place: string): { done: Step[]; undone: Step[] } {
  try {
    const found = JSON.parse(sessionStorage.getItem(place) ?? 'null') as {
      done: Step[]
      undone: Step[]
    } | null
    sessionStorage.removeItem(place)
    if (found) return found
  } catch {
    // Nothing kept.
  }
  return { done: [], undone: [] }
}
