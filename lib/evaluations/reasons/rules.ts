import { compare, decimal, decimalFault, multiply, ratio, zero, type Rational } from '@/lib/decimal'
import type { Letter, Scheme } from '../schemes/schema'

// What must be said beside the points. The ordinary grade explains itself; every other asks for a reason, and points
// outside what is usual for the grade ask for a line of evidence.

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
 * The criteria whose points lie outside the usual range of the grade and have no line. The range reaches from the
 * lower to the higher of two bands, hers and the ordinary one, as shares of the criterion; a bonus has no usual points.
 */
export function criteriaLackingLine(scheme: Scheme, given: Explained): string[] {
  const { grade, points, lines, disciplineDecision } = given
  if (grade === null || disciplineDecision) return []
  const range = usualRange(scheme, grade)
  return scheme.criteria
    .filter(({ id, maximum, bonus }) => {
      const text = (points[id] ?? '').trim().replace(',', '.')
      if (decimalFault(text, maximum) !== null) return false
      const value = decimal(text)
      if (bonus) return compare(value, zero) > 0
      const [least, most] = range.map((share) => multiply(decimal(maximum), share)) as [Rational, Rational]
      return compare(value, least) < 0 || compare(value, most) > 0
    })
    .map(({ id }) => id)
    .filter((id) => !lines.some(({ criterion }) => criterion === id))
}

/** The share of a criterion's maximum, from and to, that a grade usually has. */
export function usualRange(scheme: Scheme, grade: Letter): [Rational, Rational] {
  const bounds = scheme.bands
    .map((band, at) => ({ ...band, to: scheme.bands[at - 1]?.from ?? '100' }))
    .filter(({ letter }) => letter === grade || letter === ordinary)
  const share = (text: string) => multiply(decimal(text), ratio(1, 100))
  // Bands are kept from the best to the last.
  return [share(bounds.at(-1)!.from), share(bounds[0]!.to)]
}
