import type { TypedTask } from '../../../people/schema'
import { same } from '../../../merging/rules'
import type { StoredTask } from '../../../sheets/schema'

/** An empty cell is ''; of a box, null. */
export type Written = Omit<TypedTask, 'completed' | 'objectiveCause'> &
  Record<'completed' | 'objectiveCause', boolean | null>

/** Whether a row says what a task says already. A count that it leaves empty is none, a cause not confirmed. */
export function isThat(written: Written, task: StoredTask): boolean {
  return same(written.title, task.title ?? '') && isThatBesideTitle(written, task)
}

function isThatBesideTitle(written: Written, task: StoredTask): boolean {
  return (
    same(written.units, task.units) &&
    written.completed === task.completed &&
    Number(written.failedReviews) === task.failed_reviews &&
    Number(written.late) === task.late &&
    (written.objectiveCause ?? false) === task.objective_cause
  )
}

/** Whether a row may be a task that was mended: that leaves its name, or everything but its name. */
export function mayBe(written: Written, task: StoredTask): boolean {
  const whole = filled(written, task)
  return same(whole.title, task.title ?? '') || isThatBesideTitle(whole, task)
}

/** A row's empty cells as the task has them, and its name where the row has the same. */
export function filled(written: Written, task: StoredTask): TypedTask {
  const title = task.title ?? ''
  return {
    title: written.title === '' || same(written.title, title) ? title : written.title,
    units: written.units || task.units,
    completed: written.completed ?? task.completed,
    failedReviews: written.failedReviews || String(task.failed_reviews),
    late: written.late || String(task.late),
    objectiveCause: written.objectiveCause ?? task.objective_cause,
  }
}
