import type { PersonMonth, StoredTask } from '../schema'

// What has been entered of a person, as the database sends it: a line a score or task, parted by tabs. As JSON it costs
// PostgreSQL nearly half as much again, which a sheet of two hundred people feels.

/** Of each line a criterion, which is one word, and its points. */
export function pointsIn(lines: string | null): PersonMonth['points'] {
  const points: PersonMonth['points'] = {}
  for (const line of lines?.split('\n') ?? []) {
    const at = line.indexOf('\t')
    points[line.slice(0, at)] = line.slice(at + 1)
  }
  return points
}

/** Of each line what a task counts, and last its title as JSON: a title may be of any letters, or none at all. */
export function tasksIn(lines: string | null): StoredTask[] {
  return (lines?.split('\n') ?? []).map((line) => {
    const [units = '', completed, failed, late, cause, title] = line.split('\t')
    return {
      title: title === undefined ? null : (JSON.parse(title) as string),
      units,
      completed: completed === 't',
      failed_reviews: Number(failed),
      late: Number(late),
      objective_cause: cause === 't',
    }
  })
}
