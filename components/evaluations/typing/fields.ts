/** A field that somebody types into, ticks or chooses from. */
export type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export function isTyped(element: Element, named: (name: string) => boolean): element is Typed {
  const field =
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLInputElement && !['hidden', 'file', 'radio'].includes(element.type))
  return field && named(element.name)
}

const isBox = (field: Typed): field is HTMLInputElement => field.type === 'checkbox'

export function valueOf(field: Typed): string {
  return isBox(field) ? (field.checked ? field.value : '') : field.value
}

export function write(field: Typed, text: string): void {
  if (isBox(field)) field.checked = text !== ''
  else field.value = text
}

/** Whether it stands as the page came: a browser drops line ends and choices that a field cannot have. */
export function untouched(field: Typed): boolean {
  if (field instanceof HTMLSelectElement) return field.selectedIndex === cameAt(field)
  if (isBox(field)) return field.checked === field.defaultChecked
  const bare = (text: string) => text.replace(/\s+/g, '')
  return bare(field.value) === bare(field.defaultValue)
}

// A value that is none of its options chose none: a browser takes the first then.
function cameAt({ options }: HTMLSelectElement): number {
  const all = [...options]
  const marked = all.findLastIndex((option) => option.defaultSelected)
  return marked < 0 ? all.findIndex((option) => !option.disabled) : marked
}
