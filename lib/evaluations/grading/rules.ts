import {
  add,
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
import { bandOf } from '../schemes/rules'
import type { Letter, MeasureId, Scheme, TaskResult } from '../schemes/schema'
import type { GradeCase, Task } from './schema'

export type GradeLine = { criterion: string; points: string; why: string }
export type Graded = { total: string | null; grade: Letter; lines: GradeLine[] }
export type NotGraded = { grade: null; why: string }
export type GradeResult = Graded | NotGraded

type Part = { points: Rational; lines: GradeLine[] }

const hundred = ratio(100)

/**
 * Grades a case that is known to fit the scheme (`parseCase` sees to that, `decimalFault` while typing).
 * Exact to the end; only the total is rounded, and the band is taken from what is shown.
 */
export function gradeCase(scheme: Scheme, input: GradeCase): GradeResult {
  const general = criteriaPart(scheme, input)
  const tasks = scheme.method === 'points-and-tasks' ? taskPart(scheme.taskResult, input) : nothing
  const knockOut = input.discipline_decision ? scheme.knockOuts[0] : undefined
  if (!tasks && !knockOut)
    return { grade: null, why: 'Trong tháng không có nhiệm vụ được giao nên không xếp loại.' }

  const { places } = scheme.rounding
  const total = tasks && round(add(general.points, tasks.points), places)
  const lines = [...general.lines, ...(tasks?.lines ?? [])]
  if (knockOut) lines.push(line(knockOut.id, zero, `${knockOut.label.vi}: xếp loại ${knockOut.letter}.`))
  return {
    total: total && toFixed(total, places),
    grade: knockOut || !total ? scheme.knockOuts[0]!.letter : bandOf(scheme, total).letter,
    lines,
  }
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

const nothing: Part = { points: zero, lines: [] }

/** Every criterion's points with what was taken from it, in the order of the scheme. */
function criteriaPart(scheme: Scheme, input: GradeCase): Part {
  const parts = scheme.criteria.map((criterion): Part => {
    const given = decimal(input.points[criterion.id]!)
    let left = given
    const lines = [
      line(
        criterion.id,
        given,
        `${criterion.label.vi}: ${show(given)} trên ${comma(criterion.maximum)} điểm.`,
      ),
    ]
    for (const deduction of input.deductions ?? []) {
      if (deduction.criterion !== criterion.id) continue
      const asked = decimal(deduction.points)
      const taken = min(asked, left)
      const limit = compare(asked, left) > 0 ? ` (tiêu chí chỉ còn ${show(left)} điểm)` : ''
      lines.push(
        line(criterion.id, subtract(zero, taken), `Trừ ${show(asked)} điểm${limit}: ${deduction.reason}`),
      )
      left = subtract(left, taken)
    }
    return { points: left, lines }
  })
  return { points: sum(parts.map((part) => part.points)), lines: parts.flatMap((part) => part.lines) }
}

function taskPart(result: TaskResult, input: GradeCase): Part | null {
  const measures = measuresOf(input.tasks ?? [], result.faultShare)
  if (!measures) return null
  const terms = Object.entries({ ...measures, ...leadershipTerms(input) }) as [MeasureId, Rational][]
  const worth = divide(decimal(result.maximum), ratio(terms.length))
  return {
    points: multiply(sum(terms.map(([, share]) => share)), worth),
    lines: terms.map(([id, share]) => {
      const { label, letter } = result.measures[id]
      const percent = comma(toShortest(multiply(share, hundred), 2))
      return line(
        id,
        multiply(share, worth),
        `${label.vi} (${letter}): ${percent} %, tính 1/${terms.length} của ${comma(result.maximum)} điểm.`,
      )
    }),
  }
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
