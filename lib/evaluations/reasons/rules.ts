import { isDecimal } from '@/lib/decimal'
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
export function criteriaLackingLine(scheme: Scheme, said: Explained): string[] {
  const { grade, points, lines, disciplineDecision } = said
  if (grade === null || disciplineDecision) return []
  const read = scheme.criteria.flatMap(({ id, maximum, bonus }) => {
    const text = (points[id] ?? '').trim().replace(',', '.')
    const each = { id, bonus, points: whole(text), maximum: whole(maximum) }
    return isDecimal(text) && each.points <= each.maximum ? [each] : []
  })
  let [given, most] = [0, 0]
  for (const each of read) {
    if (each.bonus) continue
    given += each.points
    most += each.maximum
  }
  if (!read.some(({ bonus }) => !bonus)) return []
  // Further than a fifth from her level: |points / maximum − given / most| > 1/5, without a division.
  const standsOut = (each: { points: number; maximum: number }) =>
    5 * Math.abs(each.points * most - given * each.maximum) > each.maximum * most
  return read
    .filter((each) => (each.bonus ? each.points > 0 : standsOut(each)))
    .map(({ id }) => id)
    .filter((id) => !lines.some(({ criterion }) => criterion === id))
}

/**
 * In ten-thousandths: whole, since a decimal has four places at most; and since a scheme's maxima add up to 100, what is
 * made of them stays far below what a number holds exactly.
 */
function whole(text: string): number {
  return Math.round(Number(text) * 10_000)
}
