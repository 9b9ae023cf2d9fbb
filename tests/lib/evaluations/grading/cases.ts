import type { Deduction, GradeCase, Leadership, Task } from '@/lib/evaluations/grading/schema'
import { shippedSchemes, type Scheme } from '@/lib/evaluations/schemes/schema'

export function scheme(code: string): Scheme {
  const found = shippedSchemes.find((each) => each.code === code)
  if (!found) throw new Error(`No shipped scheme ${code}`)
  return found
}

export const hn = scheme('HN-2018')
export const nd = scheme('ND335-2025')

export function hnCase(
  [discipline, progress, quality, bonus]: [string, string, string, string],
  more: Partial<GradeCase> = {},
): GradeCase {
  return { scheme: 'HN-2018', points: { discipline, progress, quality, bonus }, ...more }
}

export function task(units: string, more: Partial<Task> = {}): Task {
  return { units, completed: true, failed_reviews: 0, late: 0, objective_cause: false, ...more }
}

/** Points for I.1, I.2, II.1–4 and III.1–4, in this order. */
export function ndCase(
  points: string[],
  tasks: Task[] | undefined,
  more: Partial<GradeCase> = {},
): GradeCase {
  return {
    scheme: 'ND335-2025',
    points: Object.fromEntries(nd.criteria.map((criterion, at) => [criterion.id, points[at] ?? '0'])),
    ...(tasks ? { tasks } : {}),
    ...more,
  }
}

export const fullPoints = nd.criteria.map((criterion) => criterion.maximum)

export function leading(unit_result: string, organising: string, unity: string) {
  const leadership: Leadership = { unit_result, organising, unity }
  return { leader: true, leadership }
}

export function taken(criterion: string, points: string, reason = 'Điều 5 Quy tắc ứng xử'): Deduction {
  return { criterion, points, reason }
}
