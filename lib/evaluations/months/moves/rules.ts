import { leadershipKeys } from '../../cells/schema'
import { countsFromTasks } from '../../grading/defaults/rules'
import { knockOutOf } from '../../schemes/rules'
import { disciplineDecision } from '../../schemes/cases/schema'
import type { Scheme } from '../../schemes/schema'
import type { PersonMonth } from '../../sheets/schema'
import type { Entered } from './schema'

/** Whether both ask the very same of her, so that nothing she or her assessor entered is lost. */
export function sameForm(from: Scheme, to: Scheme): boolean {
  return (
    from.method === to.method &&
    from.criteria.length === to.criteria.length &&
    from.criteria.every(({ id }) => fits(from, to, id))
  )
}

/** What the other scheme has no place for: a criterion it lacks or values otherwise, tasks where it counts none. */
export function leftBehind(from: Scheme, to: Scheme, person: PersonMonth): Entered {
  const knockOut = knockOutOf(from, person.knockOut)
  // By its words: the ids of two schemes may mean different cases.
  const known = knockOutOf(to, knockOut?.id)?.label.vi === knockOut?.label.vi
  return {
    points: Object.fromEntries(Object.entries(person.points).filter(([key]) => !fits(from, to, key))),
    tasks: to.method === 'points-and-tasks' ? [] : person.tasks,
    deductions: person.deductions.filter(({ criterion }) => !fits(from, to, criterion)),
    ...(knockOut && knockOut.id !== disciplineDecision && !known ? { knockOut: knockOut.id } : {}),
  }
}

/** What is taken out of the row for it; that she had no task stands wherever tasks are counted. */
export function emptied(
  to: Scheme,
  { points, tasks, deductions, knockOut }: Entered,
  lines: Entered['deductions'],
) {
  return {
    scores: Object.fromEntries(Object.keys(points).map((key) => [key, null])),
    ...(tasks.length > 0 ? { tasks: [] } : {}),
    ...(to.method === 'points-and-tasks' ? {} : { noTask: false }),
    ...(deductions.length > 0 ? { deductions: lines.filter((line) => !deductions.includes(line)) } : {}),
    ...(knockOut ? { knockOut: null } : {}),
  }
}

export function fits(from: Scheme, to: Scheme, key: string): boolean {
  const tasks = from.method === 'points-and-tasks' && to.method === 'points-and-tasks'
  const other = to.criteria.find(({ id }) => id === key)
  if (other) return from.criteria.some(({ id, maximum }) => id === key && maximum === other.maximum)
  return tasks && (leadershipKeys.some((term) => term === key) || key in to.taskResult.measures)
}

/** `I.1` with the words of the scheme it belongs to. */
export function labelOf(scheme: Scheme, key: string): string {
  const criterion = scheme.criteria.find(({ id }) => id === key)
  if (criterion) return `${key}. ${criterion.label.vi}`
  if (scheme.method === 'points') return key
  const measure = Object.entries(scheme.taskResult.measures).find(([id]) => id === key)
  return measure ? measure[1].label.vi : key
}

/** Tasks in one line, as counts where counts can say them. */
export function tasksInWords(tasks: Entered['tasks']): string {
  const counts = countsFromTasks(tasks)
  if (!counts) return tasks.map(({ title, units }) => [title, units].filter(Boolean).join(': ')).join('; ')
  return `${counts.assigned} giao, ${counts.unfinished} chưa xong, ${counts.returned} làm lại, ${counts.late} chậm`
}
