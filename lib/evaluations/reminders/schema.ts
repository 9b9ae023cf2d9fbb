import type { Day, Month } from '@/lib/month'

export const reminderSteps = ['self_score', 'assessor', 'rating_authority', 'personnel'] as const
export type ReminderStep = (typeof reminderSteps)[number]

/** A step of a month that waits for a person who can be written to. */
export type Task = {
  sheetId: string
  unit: { slug: string; name: string }
  month: Month
  step: ReminderStep
  deadline: Day
  person: { id: string; name: string; address: string }
  /** The last number she was sent about it: 0 the notice, 1 to 3 reminders; null: nothing yet. */
  last: number | null
}
