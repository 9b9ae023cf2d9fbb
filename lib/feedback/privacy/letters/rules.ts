/**
 * The text as a finder reads it, letter for letter as long as it was: wide digits and other spaces as the plain
 * ones, and an `o` or `O` among digits as the zero it stands for.
 */
export function readable(text: string): string {
  const plain = [...splitUnits(text)].map(plainUnit).join('')
  return plain.replace(/[oO](?=[\s.\-]?\d)|(?<=\d[\s.\-]?)[oO](?![\p{L}])/gu, (letter, at: number) =>
    /\p{L}/u.test(plain[at - 1] ?? '') ? letter : '0',
  )
}

/** Letters without their marks, each in its place. */
export function unaccented(text: string): string {
  return [...splitUnits(text)]
    .map((unit) => (unit === 'đ' || unit === 'Đ' ? 'd' : (unit.normalize('NFD')[0] ?? unit)))
    .map((unit) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit))
    .join('')
}

/** The pattern with each of its letters small or capital, for one that must look at capitals elsewhere. */
export function eitherCase(pattern: string): string {
  return pattern.replace(/(\\p\{\w+\}|\\.)|(\p{Ll})/gu, (_, escaped?: string, letter = '') =>
    escaped ? escaped : `[${letter}${letter.toUpperCase()}]`,
  )
}

// UTF-16 units, since spans are counted in them.
function splitUnits(text: string): string[] {
  return text.split('')
}

function plainUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (/[\u2010-\u2015\u2212]/.test(unit)) return '-'
  if (/[\u00b7\u2022\u2024\u2027]/.test(unit)) return '.'
  return /[\s\u00a0\u2000-\u200a\u202f]/.test(unit) && unit !== '\n' ? ' ' : unit
}
