import { addWorkingDays, takeWorkingDays } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import type { Day } from '@/lib/month'
import type { Task } from './schema'

// Working days after a deadline.
const longAgo = 15

/**
 * Which of one notice (0) and three reminders is due today, if any: the notice five working days before the deadline (at once, where the step came
 * later), reminders two before, on the day, and two after. What was missed is not made up for: the latest counts.
 */
export function numberDue(
  { atOnce, deadline, last }: Pick<Task, 'atOnce' | 'deadline' | 'last'>,
  today: Day,
  holidays: readonly Holiday[],
): number | null {
  const days = [
    atOnce ? today : takeWorkingDays(deadline, 5, holidays),
    takeWorkingDays(deadline, 2, holidays),
    deadline,
    addWorkingDays(deadline, 2, holidays),
  ]
  // A month of last year that is opened to take in its workbook: nobody is told of a day that has long gone by.
  if (!atOnce && last === null && today > addWorkingDays(deadline, longAgo, holidays)) return null
  const due = days.findLastIndex((day) => day <= today)
  return due > (last ?? -1) ? due : null
}

/** Each person once, with all that waits for her; only people of whom something is due. */
export function lettersDue(
  tasks: readonly Task[],
  today: Day,
  holidays: readonly Holiday[],
): { person: Task['person']; due: (Task & { number: number })[] }[] {
  const people = new Map<string, { person: Task['person']; due: (Task & { number: number })[] }>()
  for (const task of tasks) {
    const number = numberDue(task, today, holidays)
    if (number === null) continue
    const letter = people.get(task.person.id) ?? { person: task.person, due: [] }
    people.set(task.person.id, letter)
    letter.due.push({ ...task, number })
  }
  const byDeadline = (one: Task, other: Task) => (one.deadline < other.deadline ? -1 : 1)
  return [...people.values()].map(({ person, due }) => ({ person, due: due.sort(byDeadline) }))
}
