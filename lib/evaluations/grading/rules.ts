import {
  compare,
  decimal,
  divide,
  max,
  min,
  multiply,
  one,
  ratio,
  round,
  subtract,
  sum,
  toFixed,
  toShortest,
  zero,
  type Rational,
} from '@/lib/decimal'
import { disciplineDecision } from '../schemes/cases/schema'
import { bandOf, knockOutOf, lowerOf } from '../schemes/rules'
import type { KnockOut, Letter, MeasureId, Scheme, TaskResult } from '../schemes/schema'
import type { GradeCase, Task } from './schema'

export type GradeLine = { criterion: string; points: string; why: string }
/** What a case comes to, without a word why. */
export type GradeSum = { total: string | null; grade: Letter }
export type Graded = GradeSum & { lines: GradeLine[] }
export type NotGraded = { grade: null; why: string }
export type GradeResult = Graded | NotGraded

const hundred = ratio(100)

/**
 * Grades a case that is known to fit the scheme (`parseCase` sees to that, `decimalFault` while typing).
 * Exact to the end; only the total is rounded, and the band is taken from what is shown.
 */
export function gradeCase(scheme: Scheme, input: GradeCase): GradeResult {
  const sum = sumCase(scheme, input)
  return sum
    ? { ...sum, lines: linesOf(scheme, input, sum.grade) }
    : { grade: null, why: 'Trong tháng không có nhiệm vụ được giao nên không xếp loại.' }
}

/** What a knock-out comes to of whom nothing else is graded. */
export function knockedOut(knockOut: KnockOut): Graded {
  return { total: null, grade: knockOut.letter, lines: [knockOutLine(knockOut, knockOut.letter)] }
}

/** Which of its scheme's cases a month has; null for none. Decisions from before there were further ones name the first alone. */
export function tickedIn(input: Partial<GradeCase>): string | null {
  return input.discipline_decision ? disciplineDecision : (input.knock_out ?? null)
}

/** The same as a case says it. */
export function ticking(id: string | null | undefined): Pick<GradeCase, 'discipline_decision' | 'knock_out'> {
  const decided = id === disciplineDecision
  return { discipline_decision: decided, ...(id && !decided ? { knock_out: id } : {}) }
}

/** The same without the sentences, which cost more than the sum; null where there is nothing to grade. */
export function sumCase(scheme: Scheme, input: GradeCase): GradeSum | null {
  const tasks = scheme.method === 'points-and-tasks' ? taskPart(scheme.taskResult, input) : nothing
  const knockOut = knockOutOf(scheme, tickedIn(input))
  if (!tasks && !knockOut) return null
  const { places } = scheme.rounding
  const general = scheme.criteria.map((criterion) => takenFrom(criterion, input).left)
  const total = tasks && round(sum([...general, tasks.points]), places)
  const reached = total && bandOf(scheme, total).letter
  // A case takes down, and lifts nobody whose points say less.
  const grade =
    knockOut && reached ? lowerOf(scheme, knockOut.letter, reached) : (knockOut?.letter ?? reached)
  return grade && { total: total && toFixed(total, places), grade }
}

/** Every criterion's points with what was taken from it, in the order of the scheme; then the tasks' terms. */
function linesOf(scheme: Scheme, input: GradeCase, grade: Letter): GradeLine[] {
  const knockOut = knockOutOf(scheme, tickedIn(input))
  return [
    ...scheme.criteria.flatMap((criterion) => criterionLines(criterion, input)),
    ...(scheme.method === 'points-and-tasks' ? taskLines(scheme.taskResult, input) : []),
    ...(knockOut ? [knockOutLine(knockOut, grade)] : []),
  ]
}

function knockOutLine({ id, label, letter }: KnockOut, grade: Letter): GradeLine {
  const said =
    letter === grade
      ? `xếp loại ${letter}.`
      : `không xếp trên loại ${letter}, mà tổng điểm đã là loại ${grade}.`
  return line(id, zero, `${label.vi}: ${said}`)
}

/** Shares of the assigned units, each from 0 to 1; null where nothing was assigned. */
export function measuresOf(
  tasks: readonly Task[],
  faultShare: string,
): { quantity: Rational; quality: Rational; timeliness: Rational } | null {
  if (tasks.length === 0) return null
  const assigned = sum(tasks.map((task) => decimal(task.units)))
  const share = (worth: (task: Task) => Rational) =>
    divide(
      sum(tasks.filter((task) => task.completed).map((task) => multiply(decimal(task.units), worth(task)))),
      assigned,
    )
  const after = (task: Task, faults: number) =>
    task.objective_cause ? one : max(zero, subtract(one, multiply(decimal(faultShare), ratio(faults))))
  return {
    quantity: share(() => one),
    quality: share((task) => after(task, task.failed_reviews)),
    timeliness: share((task) => after(task, task.late)),
  }
}

type Criterion = Scheme['criteria'][number]

/** What is given for a criterion, what each deduction takes of what is left by then, and what stays. */
function takenFrom(criterion: Criterion, input: GradeCase) {
  const given = decimal(input.points[criterion.id]!)
  let left = given
  const taken = []
  for (const deduction of input.deductions ?? []) {
    if (deduction.criterion !== criterion.id) continue
    const asked = decimal(deduction.points)
    taken.push({ asked, before: left, reason: deduction.reason })
    left = subtract(left, min(asked, left))
  }
  return { given, taken, left }
}

function criterionLines(criterion: Criterion, input: GradeCase): GradeLine[] {
  const { id, label, maximum } = criterion
  const { given, taken } = takenFrom(criterion, input)
  return [
    line(id, given, `${label.vi}: ${show(given)} trên ${comma(maximum)} điểm.`),
    ...taken.map(({ asked, before, reason }) => {
      const limit = compare(asked, before) > 0 ? ` (tiêu chí chỉ còn ${show(before)} điểm)` : ''
      return line(id, subtract(zero, min(asked, before)), `Trừ ${show(asked)} điểm${limit}: ${reason}`)
    }),
  ]
}

const nothing = { points: zero }

/** The tasks' shares as points, each with what it is worth at most; null where nothing was assigned. */
function taskPart(result: TaskResult, input: GradeCase) {
  const measures = measuresOf(input.tasks ?? [], result.faultShare)
  if (!measures) return null
  const terms = Object.entries({ ...measures, ...leadershipTerms(input) }) as [MeasureId, Rational][]
  const worth = divide(decimal(result.maximum), ratio(terms.length))
  return { terms, worth, points: multiply(sum(terms.map(([, share]) => share)), worth) }
}

function taskLines(result: TaskResult, input: GradeCase): GradeLine[] {
  const part = taskPart(result, input)
  if (!part) return []
  const { terms, worth } = part
  return terms.map(([id, share]) => {
    const { label, letter } = result.measures[id]
    const percent = comma(toShortest(multiply(share, hundred), 2))
    return line(
      id,
      multiply(share, worth),
      `${label.vi} (${letter}): ${percent} %, tính 1/${terms.length} của ${comma(result.maximum)} điểm.`,
    )
  })
}

function leadershipTerms({ leader, leadership }: GradeCase) {
  if (!leader || !leadership) return {}
  return {
    unit_result: decimal(leadership.unit_result),
    organising: decimal(leadership.organising),
    unity: decimal(leadership.unity),
  }
}

function line(criterion: string, points: Rational, why: string): GradeLine {
  return { criterion, points: toFixed(points, 4), why }
}

function show(points: Rational): string {
  return comma(toShortest(points))
}

function comma(text: string): string {
  return text.replace('.', ',')
}
