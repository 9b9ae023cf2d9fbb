import {
  add,
  compare,
  decimal,
  divide,
  max,
  multiply,
  ratio,
  type Rational,
  round,
  toShortest,
  zero,
} from '@/lib/decimal'
import { sumCase } from '../../grading/rules'
import type { GradeCase } from '../../grading/schema'
import type { Scheme } from '../schema'
import type { Move, Outcome, TrialResult } from './schema'

export type Decided = { scheme: Scheme; input: Partial<GradeCase>; grade: Outcome }

/** Below this a count could be somebody. */
export const smallest = 5
/** Below this nothing of a month is shown to an administrator, who sees no evaluation. */
export const fewestPeople = 20

/**
 * The same month under another scheme. A criterion that both know keeps its share of the maximum; one that is new gets
 * the person's own level over all the old ones, a new bonus nothing. Tasks, faults and leadership stand as they were.
 * Null where the two schemes count differently.
 */
export function caseUnder(old: Scheme, next: Scheme, input: GradeCase): GradeCase | null {
  if (old.method !== next.method) return null
  const level = levelOf(old, input)
  const scales = new Map<string, Rational>()
  const points = next.criteria.map((criterion): [string, string] => {
    const before = old.criteria.find(({ id }) => id === criterion.id)
    const full = decimal(criterion.maximum)
    if (!before || compare(decimal(before.maximum), zero) === 0)
      return [criterion.id, written(criterion.bonus ? zero : multiply(full, level))]
    const scale = divide(full, decimal(before.maximum))
    scales.set(criterion.id, scale)
    return [criterion.id, written(multiply(decimal(input.points[criterion.id] ?? '0'), scale))]
  })
  return {
    ...input,
    scheme: next.code,
    points: Object.fromEntries(points),
    deductions: (input.deductions ?? []).flatMap((each) => {
      const scale = scales.get(each.criterion)
      return scale ? [{ ...each, points: written(multiply(decimal(each.points), scale)) }] : []
    }),
  }
}

/** Everybody of a month under another scheme, as counts that name nobody; null where none of them can be compared. */
export function trialOf(next: Scheme, decided: readonly Decided[]): TrialResult | null {
  const pairs = decided.flatMap(({ scheme, input, grade }): { from: Outcome; to: Outcome }[] => {
    if (scheme.method !== next.method) return []
    if (!input.points) return [{ from: grade, to: grade }]
    const again = caseUnder(scheme, next, input as GradeCase)
    return again ? [{ from: grade, to: sumCase(next, again)?.grade ?? 'none' }] : []
  })
  if (pairs.length === 0) return null
  if (pairs.length < fewestPeople) return { people: pairs.length, moves: [], shares: null }
  const counts = new Map<string, Move & { count: number }>()
  for (const { from, to } of pairs) {
    const key = `${from} ${to}`
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return { people: pairs.length, moves: withheld([...counts.values()]), shares: sharesOf(pairs) }
}

/**
 * Counts of fewer than five are withheld; a single one would follow from the total, so the next smallest goes with it.
 */
export function withheld(moves: readonly (Move & { count: number })[]): Move[] {
  const bySize = moves.toSorted((one, other) => one.count - other.count)
  const small = bySize.filter(({ count }) => count < smallest)
  const hidden = new Set(small.length === 1 ? bySize.slice(0, 2) : small)
  return moves.map((move) => (hidden.has(move) ? { ...move, count: null } : move))
}

const order: readonly Outcome[] = ['D', 'C', 'B', 'A']

function sharesOf(pairs: readonly { from: Outcome; to: Outcome }[]) {
  const graded = pairs.filter(({ from, to }) => from !== 'none' && to !== 'none')
  if (graded.length === 0) return null
  const part = (holds: (step: number) => boolean) => {
    const count = graded.filter(({ from, to }) => holds(order.indexOf(to) - order.indexOf(from))).length
    return Number(toShortest(round(ratio(count * 100, graded.length), 0), 0))
  }
  return { same: part((step) => step === 0), up: part((step) => step > 0), down: part((step) => step < 0) }
}

/** What she was given of all that can be given, bonus left out: from 0 to 1. */
function levelOf(scheme: Scheme, input: GradeCase): Rational {
  const usual = scheme.criteria.filter(({ bonus }) => !bonus)
  const given = usual.map(({ id }) => decimal(input.points[id] ?? '0')).reduce(add, zero)
  const all = usual.map(({ maximum }) => decimal(maximum)).reduce(add, zero)
  return compare(all, zero) === 0 ? zero : max(zero, divide(given, all))
}

function written(points: Rational): string {
  return toShortest(points, 4)
}
