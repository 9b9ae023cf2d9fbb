import { letters, type Vector } from './adversary'
import { Facts } from './solver'

/** By brute force, and against a weaker reader who does not know the rule: a bound that nothing can beat. */
export function fewestCells(vector: Vector): number {
  return Math.min(...coverings(vector).map(size))
}

/** The same for a town and the row of its sums: the fewest cells, each still 3 wide to a solver. */
export function fewestCellsOfTown(units: readonly Vector[]): number {
  const sums = letters.map((_, letter) => units.reduce((sum, vector) => sum + vector[letter]!, 0))
  const parents = Array.from({ length: 16 }, (_, bits) => bits)
  const choices = units
    .map(coverings)
    .reduce<number[][]>((all, one) => all.flatMap((chosen) => one.map((bits) => [...chosen, bits])), [[]])
    .flatMap((chosen) => parents.map((parent) => [...chosen, parent]))
    .map((chosen) => ({ chosen, cells: chosen.reduce((sum, bits) => sum + size(bits), 0) }))
    .sort((a, b) => a.cells - b.cells)
  return choices.find(({ chosen }) => isWide([...units, sums], chosen))!.cells
}

function isWide(rows: readonly (readonly number[])[], chosen: readonly number[]): boolean {
  const facts = new Facts()
  const name = (row: number, letter: number) => `r${row}${'abcd'[letter]}`
  rows.forEach((row, at) =>
    row.forEach((value, letter) => {
      if (!(chosen[at]! & (1 << letter))) facts.equal([[1, name(at, letter)]], value)
    }),
  )
  const last = rows.length - 1
  rows.forEach((row, at) =>
    facts.equal(
      row.map((_, letter) => [1, name(at, letter)] as const),
      row.reduce((sum, value) => sum + value, 0),
    ),
  )
  letters.forEach((_, letter) =>
    facts.equal(
      rows.map((_, at) => [at === last ? -1 : 1, name(at, letter)] as const),
      0,
    ),
  )
  const hidden = rows.flatMap((row, at) =>
    row.flatMap((_, letter) => (chosen[at]! & (1 << letter) ? [name(at, letter)] : [])),
  )
  return [...facts.ranges(hidden, 3).values()].every(({ low, high }) => high - low >= 3)
}

/** Every choice of cells that hides the small counts, no zero, and leaves the row wide; as bits. */
function coverings(vector: Vector): number[] {
  const graded = vector.reduce((a, b) => a + b, 0)
  if (graded - Math.max(...vector) < 5) return [15]
  const must = vector.map((value) => value > 0 && value < 5)
  if (!must.includes(true)) return [0]
  return Array.from({ length: 16 }, (_, bits) => bits).filter((bits) => {
    const hides = (index: number) => Boolean(bits & (1 << index))
    const hidden = vector.filter((_, index) => hides(index))
    const zeroHidden = vector.some((value, index) => hides(index) && value === 0)
    const covers = must.every((needed, index) => !needed || hides(index))
    const wide = hidden.length > 1 && hidden.reduce((a, b) => a + b, 0) >= 3
    return covers && ((wide && !zeroHidden) || hidden.length === 4)
  })
}

function size(bits: number): number {
  return [0, 1, 2, 3].filter((index) => bits & (1 << index)).length
}
