import {
  compare,
  decimal,
  decimalFault,
  divide,
  max,
  ratio,
  subtract,
  sum,
  zero,
  type Rational,
} from '@/lib/decimal'
import type { Letter, Scheme } from '../schemes/schema'

// What must be said beside the points. The ordinary grade explains itself; every other asks for a reason, and points
// that stand out among her own ask for a line of evidence.

const ordinary: Letter = 'B'

type Line = { criterion: string; reason: string }
type Explained = {
  grade: Letter | null
  /** As typed or as stored: a comma or a point. */
  points: Readonly<Record<string, string>>
  remark: string
  lines: readonly Line[]
  /** A discipline decision grades whatever the points: they need no lines then. */
  disciplineDecision: boolean
}

/** Whether the grade stands without a word: A, C and D want a reason, in the remark or in a line. */
export function lacksReason({
  grade,
  remark,
  lines,
}: Pick<Explained, 'grade' | 'remark' | 'lines'>): boolean {
  return grade !== null && grade !== ordinary && remark.trim() === '' && lines.length === 0
}

/**
 * The criteria whose points depart from her own level by more than a fifth of their maximum and have no line. By default
 * a grade spreads evenly over the criteria, so what stands out was taken or given on purpose; a bonus always was.
 */
export function criteriaLackingLine(scheme: Scheme, given: Explained): string[] {
  const { grade, points, lines, disciplineDecision } = given
  if (grade === null || disciplineDecision) return []
  const read = scheme.criteria.flatMap(({ id, maximum, bonus }) => {
    const text = (points[id] ?? '').trim().replace(',', '.')
    return decimalFault(text, maximum) === null
      ? [{ id, bonus, points: decimal(text), maximum: decimal(maximum) }]
      : []
  })
  const plain = read.filter(({ bonus }) => !bonus)
  if (plain.length === 0) return []
  const level = divide(sum(plain.map((each) => each.points)), sum(plain.map((each) => each.maximum)))
  return read
    .filter((each) =>
      each.bonus
        ? compare(each.points, zero) > 0
        : compare(distance(divide(each.points, each.maximum), level), usual) > 0,
    )
    .map(({ id }) => id)
    .filter((id) => !lines.some(({ criterion }) => criterion === id))
}

const usual = ratio(1, 5)

function distance(a: Rational, b: Rational): Rational {
  return max(subtract(a, b), subtract(b, a))
}
