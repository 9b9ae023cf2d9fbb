import type { DatedVersion, Format, Paper, PaperDocument, PaperState, Place } from './schema'

// The words of papers in addresses. They stand on walls: a word may be added, never changed.
const formatWords: Record<Format, string> = { poster: 'ap-phich', sheet: 'to-a4', 'desk-card': 'de-ban' }
const placeWords: Record<Place, string> = {
  'head-office': 'tru-so',
  'one-stop': 'mot-cua',
  reception: 'tiep-cong-dan',
  'culture-house': 'nha-van-hoa',
  neighbourhood: 'to-dan-pho',
  workroom: 'phong-lam-viec',
  desk: 'ban-lam-viec',
}

export function formatWord(format: Format): string {
  return formatWords[format]
}

export function placeWord(place: Place): string {
  return placeWords[place]
}

/** The format of `ap-phich.pdf`; null for any other name. */
export function formatOfFile(name: string): Format | null {
  return name.endsWith('.pdf') ? keyOf(formatWords, name.slice(0, -4)) : null
}

export function placeOfWord(word: string): Place | null {
  return keyOf(placeWords, word)
}

/** Where a paper hangs when nobody says. */
export function usualPlace(document: PaperDocument, format: Format): Place {
  if (format === 'desk-card') return 'desk'
  return document.kind === 'code' ? 'head-office' : 'one-stop'
}

/**
 * A paper as its address says it: `quy-tac.can-bo.1.thuong-cat.ap-phich.tru-so`. It says all there is to know, so that
 * a million papers need no row; whether such a paper can exist, the reader of the token asks.
 */
export function writeToken({ document, version, unit, format, place }: Paper): string {
  const named = document.kind === 'code' ? ['quy-tac', document.slug] : ['mot-cua']
  return [...named, version, unit, formatWords[format], placeWords[place]].join('.')
}

export function readToken(token: string): Paper | null {
  const [kind, ...words] = token.split('.')
  const slug = kind === 'quy-tac' ? words.shift() : undefined
  const [version = '', unit = '', formatWord = '', placeWord = ''] = words
  const format = keyOf(formatWords, formatWord)
  const place = keyOf(placeWords, placeWord)
  const document: PaperDocument | null = slug
    ? { kind: 'code', slug }
    : kind === 'mot-cua'
      ? { kind: 'one-stop' }
      : null
  if (!document || words.length !== 4 || !/^[1-9]\d{0,8}$/.test(version) || !unit || !format || !place)
    return null
  if (document.kind === 'one-stop' && format === 'desk-card') return null
  return { document, version: Number(version), unit, format, place }
}

function keyOf<Key extends string>(words: Record<Key, string>, word: string): Key | null {
  const found = (Object.entries(words) as [Key, string][]).find(([, each]) => each === word)
  return found ? found[0] : null
}

/** How a paper stands on a day; null when there never was such a version. `unitEnded`: the last day of its unit. */
export function paperState(
  version: number,
  versions: readonly DatedVersion[],
  unitEnded: string | null,
  today: string,
): PaperState | null {
  const own = versions.find((each) => each.version === version)
  if (!own) return null
  if (unitEnded !== null && unitEnded < today) return { state: 'unit-ended', on: unitEnded }
  // It stopped being current when the next version began, whichever is the newest by now. One that begins on the same
  // day has replaced it at once, even before that day.
  // A later one is what begins later, whatever its number: a slip may be mended while a published version waits.
  const order = [...versions].sort((a, b) => a.from.localeCompare(b.from) || a.version - b.version)
  const later = order.slice(order.indexOf(own) + 1).filter(({ from }) => from <= today || from === own.from)
  const [next, newest] = [later[0], later.at(-1)]
  if (next && newest) return { state: 'replaced', on: next.from, version: newest.version }
  if (own.to !== null && own.to < today) return { state: 'ended', on: own.to }
  return today < own.from ? { state: 'to-come', from: own.from } : { state: 'current', from: own.from }
}

/** Its last two words on one line, so that none is left alone. */
export function holdEnd(text: string): string {
  return text.replace(/ (\S+)$/, '\u00a0$1')
}
