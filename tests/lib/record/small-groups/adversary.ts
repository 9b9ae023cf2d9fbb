import { withhold } from '@/lib/record/small-groups/rules'
import type { PublicHistory } from '@/lib/record/small-groups/schema'
import type { StaffCounts } from '@/lib/record/schema'

export type Vector = readonly [number, number, number, number]

export const letters = ['gradeA', 'gradeB', 'gradeC', 'gradeD'] as const
export const nothingPublic: PublicHistory = { roster: [], revisions: [], months: [] }

export function publish(vector: Vector, history = nothingPublic, counted = 500, k = 5): StaffCounts {
  const [gradeA, gradeB, gradeC, gradeD] = vector
  const graded = gradeA + gradeB + gradeC + gradeD
  const counts = { counted, acknowledged: counted, graded, gradeA, gradeB, gradeC, gradeD }
  return withhold({ month: '2026-10', counts, history, k })
}

export function* vectorsOf(graded: number): Generator<Vector> {
  for (let a = 0; a <= graded; a++)
    for (let b = 0; a + b <= graded; b++)
      for (let c = 0; a + b + c <= graded; c++) yield [a, b, c, graded - a - b - c]
}

/**
 * Knows the rule, its source and all that is public, and tries every possible office: what looks the same to
 * the public is one class. Answers the classes in which a withheld count is narrower than it may be.
 */
export function narrowed(worlds: Iterable<Vector>, history = nothingPublic, k = 5): string[] {
  const classes = new Map<string, { row: StaffCounts; worlds: Vector[] }>()
  for (const world of worlds) {
    const row = publish(world, history, 500, k)
    const key = JSON.stringify(row)
    const found = classes.get(key)
    if (found) found.worlds.push(world)
    else classes.set(key, { row, worlds: [world] })
  }
  return [...classes].flatMap(([key, { row, worlds: twins }]) =>
    letters.flatMap((letter, index) => {
      if (!row.withheld.includes(letter)) return []
      const values = twins.map((twin) => twin[index]!)
      const range = Math.max(...values) - Math.min(...values)
      return range < 3 ? [`${letter} is ${Math.min(...values)}+${range} in ${key}`] : []
    }),
  )
}
