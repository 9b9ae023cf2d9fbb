import type { KeyboardEvent } from 'react'

// A cell's name is its person and its column: `<uuid>.I.1`.

export function inputOf(form: HTMLFormElement, person: string, key: string): HTMLInputElement | null {
  const found = form.elements.namedItem(`${person}.${key}`)
  return found instanceof HTMLInputElement ? found : null
}

export function cellsIn(form: HTMLFormElement, person: string, keys: string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, inputOf(form, person, key)?.value ?? '']))
}

/** Arrows and Enter go from cell to cell; inside a number that is being mended the arrows stay with the text. */
export function moveByKey(event: KeyboardEvent<HTMLFormElement>): void {
  const input = event.target
  if (!(input instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return
  const dot = input.name.indexOf('.')
  if (dot < 0 || input.type === 'hidden') return
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length
  const enter = event.key === 'Enter'
  const down = event.key === 'ArrowDown' || (enter && !event.shiftKey)
  const up = event.key === 'ArrowUp' || (enter && event.shiftKey)
  const side = !whole ? 0 : event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (!down && !up && side === 0) return
  event.preventDefault()
  const [person, key] = [input.name.slice(0, dot), input.name.slice(dot)]
  const cells = [...event.currentTarget.querySelectorAll<HTMLInputElement>('td > input')]
  const line = cells.filter(({ name }) =>
    side ? name.startsWith(`${person}.`) : name.slice(name.indexOf('.')) === key,
  )
  const next = line[line.indexOf(input) + (side || (down ? 1 : -1))]
  next?.focus()
  next?.select()
}
