/** The Latin letter of a key, in capitals, also while a Vietnamese keyboard composes. */
export function letterOf({ key, code }: KeyboardEvent): string {
  if (key === 'Process' || key === 'Unidentified') return /^Key([A-Z])$/.exec(code)?.[1] ?? ''
  return /^[a-zA-Z]$/.test(key) ? key.toUpperCase() : ''
}

/** What people are called by: the first letter of the last word, without its marks. */
export function initialOf(name: string): string {
  const given = name.trim().split(/\s+/).at(-1) ?? ''
  const letter = given.normalize('NFD').charAt(0).toUpperCase()
  return letter === 'Đ' ? 'D' : letter
}
