import { decimal, isDecimal, multiply, ratio, round, toFixed, toShortest, type Rational } from '@/lib/decimal'
import type { Letter, Scheme } from '../../schemes/schema'
import { sumCase } from '../rules'
import type { GradeCase, Leadership, Task } from '../schema'

/** A month's tasks as the grid counts them: each is one unit, each fault happened once. */
export type TaskCounts = { assigned: number; unfinished: number; returned: number; late: number }
export type CountsError = { field: keyof TaskCounts; why: string }
export type Default = { points: Record<string, string>; counts: TaskCounts | null }

const mostUnits = 999

/** At most four tasks whose shares are (n−u)/n, (n−u−0.25r)/n and (n−u−0.25l)/n. */
export function tasksFromCounts(counts: TaskCounts): { tasks: Task[] } | { error: CountsError } {
  const error = countsError(counts)
  if (error) return { error }
  const { assigned, unfinished, returned, late } = counts
  const both = Math.min(returned, late)
  const worst = Math.max(returned, late)
  const tasks = [
    task(assigned - unfinished - worst, true, 0, 0),
    task(worst - both, true, returned > late ? 1 : 0, late > returned ? 1 : 0),
    task(both, true, 1, 1),
    task(unfinished, false, 0, 0),
  ]
  return { tasks: tasks.filter((each) => each.units !== '0') }
}

/** Null where counts cannot say what the tasks say. */
export function countsFromTasks(tasks: readonly Task[]): TaskCounts | null {
  const counts: TaskCounts = { assigned: 0, unfinished: 0, returned: 0, late: 0 }
  for (const each of tasks) {
    const units = wholeUnits(each.units)
    const faults = each.failed_reviews + each.late
    if (units === null || each.objective_cause || each.failed_reviews > 1 || each.late > 1) return null
    if (!each.completed && faults > 0) return null
    counts.assigned += units
    counts.unfinished += each.completed ? 0 : units
    counts.returned += units * each.failed_reviews
    counts.late += units * each.late
  }
  return counts.assigned <= mostUnits ? counts : null
}

/**
 * Points (and counts, where tasks are graded) that really give the letter, near the middle of its band.
 * Bonus points are left out as long as the letter can be reached without them: they need a reason.
 * With `assigned` null a scheme with tasks gets points only; null where the letter cannot be reached.
 */
export function defaultFor(
  scheme: Scheme,
  letter: Letter,
  assigned: number | null,
  leadership: Leadership | null = null,
): Default | null {
  const wanted = middleOf(scheme, letter)
  if (wanted === null) return null
  if (scheme.method === 'points-and-tasks' && assigned === null)
    return { points: pointsAt(scheme, wanted, true), counts: null }

  const gives = (points: Record<string, string>, counts: TaskCounts | null) => {
    const read = counts ? tasksFromCounts(counts) : { tasks: [] }
    return !('error' in read) && letterOf(scheme, points, read.tasks, leadership) === letter
  }
  const near = levelsNear(wanted)
  for (const withBonus of [false, true])
    for (const level of near.filter(sensible(wanted)))
      for (const counts of scheme.method === 'points' ? [null] : countsAt(assigned ?? 0, level))
        if (gives(pointsAt(scheme, level, withBonus), counts))
          return { points: pointsAt(scheme, level, withBonus), counts }

  // Few tasks make coarse shares: let the points and the tasks go different ways.
  const coarse = near.filter((level) => level % 5 === 0)
  for (const taskLevel of coarse)
    for (const counts of countsAt(assigned ?? 0, taskLevel))
      for (const level of coarse.filter(sensible(wanted - apart)))
        if (gives(pointsAt(scheme, level, true), counts))
          return { points: pointsAt(scheme, level, true), counts }
  return null
}

/**
 * Points near the letter's level that give it with these very tasks and deductions; null where none that the letter may
 * set do: no criterion is taken further below that level than what asks for a line of evidence, none to nothing.
 */
export function pointsFor(
  scheme: Scheme,
  letter: Letter,
  tasks: readonly Task[],
  leadership: Leadership | null,
  deductions: GradeCase['deductions'],
): Record<string, string> | null {
  const wanted = middleOf(scheme, letter)
  if (wanted === null) return null
  for (const withBonus of [false, true])
    for (const level of levelsNear(wanted).filter(sensible(wanted))) {
      const points = pointsAt(scheme, level, withBonus)
      if (letterOf(scheme, points, tasks, leadership, deductions) === letter) return points
    }
  return null
}

function levelsNear(wanted: number): number[] {
  return levels.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))
}

/** By how many per cent of its maximum a criterion stands out, and so wants a line of evidence. */
export const apart = 20
const least = 10

const sensible = (wanted: number) => (level: number) => level >= Math.max(least, wanted - apart)

const levels = Array.from({ length: 101 }, (_, percent) => percent)

function countsError(counts: TaskCounts): CountsError | null {
  const fields = ['assigned', 'unfinished', 'returned', 'late'] as const
  for (const field of fields)
    if (!Number.isInteger(counts[field]) || counts[field] < 0)
      return { field, why: 'Phải là số nguyên từ 0 trở lên.' }
  if (counts.assigned > mostUnits)
    return { field: 'assigned', why: `Nhiều nhất ${mostUnits} việc một tháng.` }
  if (counts.unfinished > counts.assigned)
    return {
      field: 'unfinished',
      why: `Việc chưa xong không thể nhiều hơn ${counts.assigned} việc được giao.`,
    }
  const done = counts.assigned - counts.unfinished
  if (counts.returned > done)
    return { field: 'returned', why: `Việc phải làm lại không thể nhiều hơn ${done} việc đã xong.` }
  if (counts.late > done) return { field: 'late', why: `Việc chậm không thể nhiều hơn ${done} việc đã xong.` }
  return null
}

function task(units: number, completed: boolean, failed_reviews: number, late: number): Task {
  return { units: String(units), completed, failed_reviews, late, objective_cause: false }
}

function wholeUnits(text: string): number | null {
  if (!isDecimal(text)) return null
  const units = decimal(text)
  return units.d === 1n ? Number(units.n) : null
}

/** The middle of a letter's band, in whole per cent. */
export function middleOf(scheme: Scheme, letter: Letter): number | null {
  const at = scheme.bands.findIndex((band) => band.letter === letter)
  const band = scheme.bands[at]
  if (!band) return null
  const above = at > 0 ? scheme.bands[at - 1]!.from : '100'
  return Math.round((Number(band.from) + Number(above)) / 2)
}

/** Every criterion at the same level, in quarters of a point, never above what it is worth. */
function pointsAt(scheme: Scheme, percent: number, withBonus: boolean): Record<string, string> {
  const level = ratio(percent, 100)
  return Object.fromEntries(
    scheme.criteria.map((criterion) => {
      const share = criterion.bonus && !withBonus ? ratio(0) : multiply(decimal(criterion.maximum), level)
      return [criterion.id, toShortest(quarters(share), 2)]
    }),
  )
}

function quarters(points: Rational): Rational {
  const fourfold = multiply(points, ratio(4))
  return ratio(fourfold.n / fourfold.d, 4)
}

/** Counts at about that level, the plainest first: only unfinished ones, then also returned and late ones. */
function countsAt(assigned: number, percent: number): TaskCounts[] {
  if (assigned === 0) return []
  const done = Number(toFixed(round(ratio(assigned * percent, 100), 0), 0))
  const unfinished = assigned - done
  return [0, Math.floor(done / 2), done].map((faulty) => ({
    assigned,
    unfinished,
    returned: faulty,
    late: faulty,
  }))
}

function letterOf(
  scheme: Scheme,
  points: Record<string, string>,
  tasks: readonly Task[],
  leadership: Leadership | null,
  deductions: GradeCase['deductions'] = [],
): Letter | null {
  const leader = leadership ? { leader: true, leadership } : {}
  return (
    sumCase(scheme, { scheme: scheme.code, points, tasks: [...tasks], deductions, ...leader })?.grade ?? null
  )
}
