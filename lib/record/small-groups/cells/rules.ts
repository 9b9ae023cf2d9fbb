import { protectedWidth } from '../schema'

/** The cells of a vector that must be withheld before any complement, as bits; `everything` for all of them. */
export type HiddenFirst = (vector: readonly number[]) => number

export const everything = -1

/**
 * Which cells of a vector with a known total to withhold, as bits.
 *
 * Candidates grow from the cells that must go (primary suppression) by the smallest counts that are not zero
 * (complementary suppression), two cells at least, since one alone follows from the total. The first candidate
 * that passes the audit is taken. If none does the whole distribution goes, as it does where one grade holds
 * nearly everybody: so a distribution withheld whole may always be any of those, and is wide by itself.
 */
export function chooseCells(vector: readonly number[], hiddenFirst: HiddenFirst): number {
  if (hiddenFirst(vector) === 0) return 0
  const audited = new Map<string, boolean>()
  for (let size = 2; size < vector.length; size++) {
    const cells = candidate(vector, hiddenFirst(vector), size)
    if (cells !== null && isWide(vector, cells, size, hiddenFirst, audited)) return cells
  }
  return (1 << vector.length) - 1
}

/**
 * The audit, against a reader who knows this very rule: among all vectors that it would publish in exactly the
 * same way, does each withheld cell take values `protectedWidth` apart? Sizes go up, and what a smaller size
 * settled does not count for a larger one, so the question never refers to itself.
 */
function isWide(
  vector: readonly number[],
  cells: number,
  size: number,
  hiddenFirst: HiddenFirst,
  audited: Map<string, boolean>,
): boolean {
  const key = `${cells}|${vector.map((value, index) => (cells & (1 << index) ? '' : value)).join()}`
  const known = audited.get(key)
  if (known !== undefined) return known

  const indices = vector.map((_, index) => index).filter((index) => cells & (1 << index))
  const lowest = indices.map(() => Infinity)
  const highest = indices.map(() => -Infinity)
  let wide = false
  for (const twin of twins(vector, indices)) {
    if (!isPublishedAs(twin, cells, size, hiddenFirst, audited)) continue
    indices.forEach((index, at) => {
      lowest[at] = Math.min(lowest[at]!, twin[index]!)
      highest[at] = Math.max(highest[at]!, twin[index]!)
    })
    wide = lowest.every((low, at) => highest[at]! - low >= protectedWidth)
    if (wide) break
  }
  audited.set(key, wide)
  return wide
}

function isPublishedAs(
  vector: readonly number[],
  cells: number,
  size: number,
  hiddenFirst: HiddenFirst,
  audited: Map<string, boolean>,
): boolean {
  const first = hiddenFirst(vector)
  if (candidate(vector, first, size) !== cells) return false
  for (let smaller = 2; smaller < size; smaller++) {
    const other = candidate(vector, first, smaller)
    if (other !== null && isWide(vector, other, smaller, hiddenFirst, audited)) return false
  }
  return true
}

function candidate(vector: readonly number[], first: number, size: number): number | null {
  if (first === everything || first === 0) return null
  const others = vector
    .map((value, index) => ({ value, index }))
    .filter(({ value, index }) => value > 0 && !(first & (1 << index)))
    .sort((a, b) => a.value - b.value || b.index - a.index)
  const missing = size - (vector.length - vector.filter((_, index) => !(first & (1 << index))).length)
  if (missing < 0 || missing > others.length) return null
  return others.slice(0, missing).reduce((bits, { index }) => bits | (1 << index), first)
}

/** Every vector with the same total that differs in these cells only. */
function* twins(vector: readonly number[], indices: readonly number[]): Generator<number[]> {
  const sum = indices.reduce((partial, index) => partial + vector[index]!, 0)
  function* fill(at: number, left: number, twin: number[]): Generator<number[]> {
    const index = indices[at]!
    if (at === indices.length - 1) {
      yield twin.with(index, left)
      return
    }
    for (let value = 0; value <= left; value++) yield* fill(at + 1, left - value, twin.with(index, value))
  }
  yield* fill(0, sum, [...vector])
}
