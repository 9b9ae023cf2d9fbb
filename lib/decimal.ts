/** An exact number: numerator over a positive denominator, in lowest terms. */
export type Rational = { readonly n: bigint; readonly d: bigint }

const grammar = /^\d{1,3}(?:\.\d{1,4})?$/

/** A string of 1–3 digits, optionally a point and 1–4 digits. */
export function isDecimal(text: string): boolean {
  return grammar.test(text)
}

// A sheet of two hundred people reads the same few dozen numbers thousands of times.
const read = new Map<string, Rational>()
const most = 2000

/** Null where the text is not a decimal as `isDecimal` knows it. */
export function parseDecimal(text: string): Rational | null {
  const known = read.get(text)
  if (known) return known
  if (!isDecimal(text)) return null
  const [whole = '', fraction = ''] = text.split('.')
  const value = ratio(BigInt(whole + fraction), 10n ** BigInt(fraction.length))
  if (read.size < most) read.set(text, value)
  return value
}

export const decimalGrammar =
  'Phải là số viết bằng chữ số, dùng dấu chấm thập phân, ví dụ "2.5" (1–3 chữ số, sau dấu chấm 1–4 chữ số).'

/** What is wrong with a decimal that may be at most `maximum`, as a sentence; null where nothing is. */
export function decimalFault(text: string, maximum?: string): string | null {
  const value = parseDecimal(text)
  if (!value) return decimalGrammar
  if (maximum === undefined || compare(value, decimal(maximum)) <= 0) return null
  return `Phải từ 0 đến ${maximum.replace('.', ',')}; đang là ${text.replace('.', ',')}.`
}

/** Like `parseDecimal`, for text that was checked before; throws on anything else. */
export function decimal(text: string): Rational {
  const parsed = parseDecimal(text)
  if (!parsed) throw new RangeError(`Not a decimal: ${JSON.stringify(text)}`)
  return parsed
}

export function ratio(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const n = BigInt(numerator)
  const d = BigInt(denominator)
  if (d === 0n) throw new RangeError('Division by zero')
  if (d === 1n) return { n, d }
  const shared = d < 0n ? -greatestCommonDivisor(n, d) : greatestCommonDivisor(n, d)
  return { n: n / shared, d: d / shared }
}

export const zero: Rational = { n: 0n, d: 1n }
export const one: Rational = { n: 1n, d: 1n }

export function add(a: Rational, b: Rational): Rational {
  if (a.n === 0n) return b
  if (b.n === 0n) return a
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d })
}

export function multiply(a: Rational, b: Rational): Rational {
  return ratio(a.n * b.n, a.d * b.d)
}

export function divide(a: Rational, b: Rational): Rational {
  return ratio(a.n * b.d, a.d * b.n)
}

export function sum(terms: readonly Rational[]): Rational {
  let [n, d] = [0n, 1n]
  for (const term of terms) {
    if (term.d === d) n += term.n
    else [n, d] = [n * term.d + term.n * d, d * term.d]
  }
  // Into lowest terms once, at the end.
  return ratio(n, d)
}

/** Below, at or above zero as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

export function max(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? b : a
}

export function min(a: Rational, b: Rational): Rational {
  return compare(a, b) > 0 ? b : a
}

/** Rounded half up, by magnitude: 0.125 becomes 0.13, −0.125 becomes −0.13. */
export function round(a: Rational, places: number): Rational {
  const scale = 10n ** BigInt(places)
  const half = a.n < 0n ? -a.d : a.d
  return ratio((2n * a.n * scale + half) / (2n * a.d), scale)
}

/** Rounded half up and written with exactly that many places; never "-0.00". */
export function toFixed(a: Rational, places: number): string {
  const rounded = round(a, places)
  const scaled = (rounded.n * 10n ** BigInt(places)) / rounded.d
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places)
  return (scaled < 0n ? '-' : '') + whole + (places > 0 ? '.' + fraction : '')
}

/** As short as it can be written: 2.5000 is "2.5". More than `places` digits are rounded. */
export function toShortest(a: Rational, places = 4): string {
  const text = toFixed(a, places)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y > 0n) {
    if (x <= exact && y <= exact) return BigInt(smallDivisor(Number(x), Number(y)))
    ;[x, y] = [y, x % y]
  }
  return x
}

// Numbers up to here are exact, and a remainder of them costs a twentieth of one of bigints.
const exact = BigInt(Number.MAX_SAFE_INTEGER)

function smallDivisor(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y > 0) [x, y] = [y, x % y]
  return x
}
