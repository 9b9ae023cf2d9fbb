import type { Month } from '@/lib/month'
import { staffFigures, type StaffCounts, type StaffFigure } from '../schema'
import { isProtected } from './audit/rules'
import { chooseCells, everything, type HiddenFirst } from './cells/rules'
import { neighbours, whatIsTold } from './differences/rules'
import {
  type Causes,
  defaultThreshold,
  gradeFigures as grades,
  protectedWidth,
  type PublicHistory,
  type TrueCounts,
  type WithholdInput,
} from './schema'

const whole = (1 << grades.length) - 1

/**
 * What the record may say about a unit's staff, given the true counts and all that is already public.
 * What is withheld depends on the true counts of this month and on what is public, on nothing else: so a
 * reader who knows these very rules learns no more than the audit in `cells/rules.ts` allows.
 */
export function withhold(input: WithholdInput): StaffCounts {
  const causes = causesOf(input)
  const row = show(
    input.counts,
    staffFigures.filter((name) => name in causes),
  )
  if (!isProtected(row)) throw new Error('A withheld count is not wide enough: nothing is published')
  return row
}

/** Which figures are withheld, each with the first cause that holds. For the clerk who publishes. */
export function causesOf({ month, counts, history, k = defaultThreshold }: WithholdInput): Causes {
  if (k < protectedWidth + 2)
    throw new RangeError(`k is at least ${protectedWidth + 2}: 1…k−1 must be ${protectedWidth} wide`)
  const earlier = (name: StaffFigure) => history.revisions.some((row) => row.withheld.includes(name))
  const vector = gradeVector(counts)
  if ((counts.counted !== null && counts.counted < k) || earlier('counted'))
    return Object.fromEntries(staffFigures.map((name) => [name, 'few-staff']))

  const causes: Causes = {}
  for (const name of staffFigures) if (earlier(name)) causes[name] = 'earlier-revision'
  if (!vector) return causes
  const first = mustHide(month, history, k)
  const graded = total(vector)
  if (graded > 0 && graded < k) causes.graded ??= 'few-graded'
  else if (graded > 0 && first.gradedNear(graded)) causes.graded ??= 'other-month'
  let cells = causes.graded ? whole : first.asBefore(vector) ? 0 : chooseCells(vector, first.cells)
  // Where nobody is graded the number says each count: none of them is withheld without it.
  if (graded === 0 && (cells !== 0 || grades.some((name) => name in causes))) {
    causes.graded ??= 'few-graded'
    cells = whole
  }
  grades.forEach((name, index) => {
    if (cells & (1 << index)) causes[name] ??= first.causeOf(vector, index, causes.graded)
  })
  return causes
}

/**
 * The row of a parent from the rows its units published. It adds up public figures and nothing else, so it
 * tells nothing that they do not: a figure that any unit withholds is withheld here, and one that any unit
 * has no data for is no data.
 */
export function withholdParent(children: readonly StaffCounts[]): StaffCounts {
  const withheld = staffFigures.filter((name) => children.some((row) => row.withheld.includes(name)))
  const sums = Object.fromEntries(staffFigures.map((name) => [name, sumOf(children.map((row) => row[name]))]))
  return show(sums as TrueCounts, withheld)
}

function mustHide(month: Month, history: PublicHistory, k: number) {
  const revisions = history.revisions.map((row) => ({
    shown: grades.map((name) => row[name]),
    withheld: grades.map((name) => row.withheld.includes(name)),
  }))
  const near = neighbours(month, history, k)
  const alone = wholeByItself(k)
  const oneGrade = (vector: readonly number[]) => {
    const graded = total(vector)
    return graded > 0 && graded - Math.max(...vector) < k
  }
  const small = (value: number) => value > 0 && value < k
  // A count once withheld stays so for its month, and one that a few people changed is withheld:
  // the old revision stays public, and the difference would be those few people's grades.
  const revised = (value: number, index: number) =>
    revisions.some(({ shown, withheld }) => withheld[index] || nearby(shown[index], value, k))
  const bits = (of: (index: number) => boolean) =>
    grades.reduce((found, _, index) => (of(index) ? found | (1 << index) : found), 0)
  const last = history.revisions.at(-1)
  /** Says what the last revision says: then it withholds what that one withheld, and hiding more would hide nothing. */
  const asBefore = (vector: readonly number[]) =>
    last?.graded === total(vector) &&
    vector.every((value, index) => [null, value].includes(last[grades[index]!]))
  const cells: HiddenFirst = (vector) => {
    if (asBefore(vector)) return 0
    if (oneGrade(vector)) return everything
    let found = bits((index) => small(vector[index]!) || revised(vector[index]!, index))
    for (const other of near) {
      const told = whatIsTold(vector, other, alone)
      if (told === 'everything') return everything
      if (told === 'what-it-withholds') found |= bits((index) => other.staff[grades[index]!] === null)
    }
    return found
  }
  return {
    asBefore,
    cells,
    /** A neighbour withholds how many were graded, and these could be the same people and the few who came. */
    gradedNear: (graded: number) =>
      near.some(({ staff, joined }) => staff.withheld.includes('graded') && graded - joined < k),
    causeOf: (vector: readonly number[], index: number, graded: Causes['graded']): Causes['graded'] => {
      if (graded) return graded
      if (oneGrade(vector)) return 'one-grade'
      if (small(vector[index]!)) return 'small'
      const told = near.map((other) => ({ other, told: whatIsTold(vector, other, alone) }))
      const otherMonth = told.some(
        ({ other, told }) =>
          told === 'everything' || (told === 'what-it-withholds' && other.staff[grades[index]!] === null),
      )
      return otherMonth ? 'other-month' : revised(vector[index]!, index) ? 'earlier-revision' : 'complement'
    },
  }
}

/** Whether counts withhold their whole distribution whatever else is public; each asked once. */
function wholeByItself(k: number): (vector: readonly number[]) => boolean {
  const known = new Map<string, boolean>()
  const first: HiddenFirst = (vector) => {
    const graded = total(vector)
    if (graded > 0 && graded - Math.max(...vector) < k) return everything
    return vector.reduce((found, value, index) => (value > 0 && value < k ? found | (1 << index) : found), 0)
  }
  return (vector) => {
    const key = vector.join()
    const answer = known.get(key) ?? chooseCells(vector, first) === whole
    known.set(key, answer)
    return answer
  }
}

function nearby(shown: number | null | undefined, value: number, k: number): boolean {
  return shown !== null && shown !== undefined && shown !== value && Math.abs(shown - value) < k
}

function gradeVector(counts: TrueCounts): number[] | null {
  const vector = grades.map((name) => counts[name])
  const known = vector.filter((value) => value !== null)
  if (counts.graded === null && known.length === 0) return null
  if (known.length < grades.length || total(known) !== counts.graded) {
    throw new RangeError('Grade counts do not add up to the number graded')
  }
  return known
}

function show(counts: TrueCounts, withheld: StaffFigure[]): StaffCounts {
  const of = (name: StaffFigure) => (withheld.includes(name) ? null : counts[name])
  return {
    counted: of('counted'),
    acknowledged: of('acknowledged'),
    graded: of('graded'),
    gradeA: of('gradeA'),
    gradeB: of('gradeB'),
    gradeC: of('gradeC'),
    gradeD: of('gradeD'),
    withheld,
  }
}

function sumOf(values: readonly (number | null)[]): number | null {
  return values.length === 0 || values.includes(null) ? null : total(values.filter((value) => value !== null))
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
