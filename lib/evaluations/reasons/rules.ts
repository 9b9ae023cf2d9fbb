import { isDecimal } from '@/lib/decimal'
import { apart, middleOf } from '../grading/defaults/rules'
import { knockOutOf } from '../schemes/rules'
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
  /** The case that is ticked: where it sets the letter the points need no lines. */
  knockOut: string | null
}

/** Whether the grade stands without a word: A, C and D want a reason, in the remark or in a line. */
export function lacksReason({
  grade,
  remark,
  lines,
}: Pick<Explained, 'grade' | 'remark' | 'lines'>): boolean {
  return grade !== null && grade !== ordinary && remark.trim() === '' && lines.length === 0
}

/** A criterion that wants a line: a bonus, or what share of its maximum stands against which level. In whole per cent. */
export type Outlier =
  { id: string; bonus: true } | { id: string; share: number; level: number; letters: boolean }

/** The criteria that want a line of evidence and have none. */
export function criteriaLackingLine(scheme: Scheme, said: Explained): string[] {
  return outliersOf(scheme, said).map(({ id }) => id)
}

/**
 * The criteria whose points depart from her own level by more than a fifth of their maximum and have no line. By default
 * a grade spreads evenly over the criteria, so what stands out was taken or given on purpose; a bonus always was. Her
 * level is that over all criteria, but no lower than what her grade may set: where nearly all were taken down, those are
 * what stands out, not the one that was left.
 */
export function outliersOf(scheme: Scheme, said: Explained): Outlier[] {
  const { grade, points, lines, knockOut } = said
  if (grade === null || knockOutOf(scheme, knockOut)?.letter === grade) return []
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
  const floor = (middleOf(scheme, grade) ?? 0) - apart
  const letters = given * 100 < floor * most
  const [over, under] = letters ? [floor, 100] : [given, most]
  // Further than a fifth from her level: |points / maximum − level| > 1/5, without a division.
  const standsOut = (each: { points: number; maximum: number }) =>
    100 * Math.abs(each.points * under - over * each.maximum) > apart * each.maximum * under
  return read
    .filter((each) => (each.bonus ? each.points > 0 : standsOut(each)))
    .filter(({ id }) => !lines.some(({ criterion }) => criterion === id))
    .map((each) =>
      each.bonus
        ? { id: each.id, bonus: true }
        : { id: each.id, share: percent(each.points, each.maximum), level: percent(over, under), letters },
    )
}

function percent(part: number, of: number): number {
  return Math.round((100 * part) / of)
}

/**
 * In ten-thousandths: whole, since a decimal has four places at most; and since a scheme's maxima add up to 100, what is
 * made of them stays far below what a number holds exactly.
 */
function whole(text: string): number {
  return Math.round(Number(text) * 10_000)
}
