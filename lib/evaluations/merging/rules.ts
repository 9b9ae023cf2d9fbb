import { parseDecimal, toShortest } from '@/lib/decimal'

// Three-way merge of one cell, the same in the browser and on the server: what she started from (`base`), what she
// typed, and what stands in the portal now.

/**
 * `untouched`: she changed nothing, so what stands now stands. `agreed`: both came to the same. `hers`: nobody else
 * wrote meanwhile. `clash`: both wrote, and differently; nobody but she can say which holds.
 */
export type Standing = 'untouched' | 'agreed' | 'hers' | 'clash'

/** A cell that nobody showed her (no `base`) is taken as typed: a program that sends values means them. */
export function standingOf(base: string | undefined, typed: string, now: string): Standing {
  if (base !== undefined && same(typed, base)) return 'untouched'
  if (same(typed, now)) return 'agreed'
  return base === undefined || same(base, now) ? 'hers' : 'clash'
}

/** What she chose where two wrote: `mine` holds over what she was shown of the other's, `theirs` takes it. */
export function answered(
  cell: { base: string | undefined; typed: string },
  choice: string | undefined,
  seen: string | undefined,
): { base: string | undefined; typed: string } {
  if (seen === undefined || (choice !== 'mine' && choice !== 'theirs')) return cell
  return choice === 'mine' ? { ...cell, base: seen } : { base: seen, typed: seen }
}

/** Whether every cell came back as the form showed it, whatever stands now. */
export function untouched({ cells, base = {} }: { cells: Cells; base?: Cells | undefined }): boolean {
  return Object.entries(cells).every(([key, typed]) => base[key] !== undefined && same(typed, base[key]))
}

type Cells = Readonly<Record<string, string>>

/** Whether two texts say the same: numbers by their value (`4,50` is `4.5`), words as they are written. */
export function same(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

/** Typed text as the rules write numbers; words come back tidied and otherwise as they are. */
export function plain(text: string): string {
  const value = parseDecimal(text.trim().replace(',', '.'))
  return value ? toShortest(value) : text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
