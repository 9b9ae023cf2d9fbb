import { tidyText } from '@/lib/fold'
import { findAddresses } from './addresses/rules'
import { readable } from './letters/rules'
import { findMarked, findNames } from './names/rules'
import { findEmails, findIdentities, findPhones } from './numbers/rules'
import { blanks, type PersonalSpan } from './schema'

/** Personal data in a text, and the words that somebody marked; in order, none inside another. */
export function findPersonal(text: string, marked: readonly string[] = []): PersonalSpan[] {
  const plain = readable(text)
  const found = [
    ...findMarked(text, marked),
    ...findEmails(plain),
    ...findPhones(plain),
    ...findIdentities(plain),
    ...findAddresses(plain),
    ...findNames(plain),
  ]
  found.sort((one, other) => one.from - other.from || other.to - one.to)
  const spans: PersonalSpan[] = []
  for (const span of found) {
    const last = spans.at(-1)
    if (!last || span.from >= last.to) spans.push({ ...span })
    // What overlaps is blanked as one: a half of a number is still a number.
    else last.to = Math.max(last.to, span.to)
  }
  return spans
}

/** The text as the public may read it. */
export function blankPersonal(text: string, marked: readonly string[] = []): string {
  let shown = ''
  let at = 0
  for (const { kind, from, to } of findPersonal(text, marked)) {
    shown += text.slice(at, from) + blanks[kind]
    at = to
  }
  return shown + text.slice(at)
}

/** The words marked for blanking, from a field with commas or lines between them. A single letter marks nothing. */
export function markedWords(field: string): string[] {
  const words = field
    .split(/[,;\n]/)
    .map(tidyText)
    .filter((word) => word.length >= 2)
  return [...new Set(words)].slice(0, 30)
}
