import type { Day, Month } from '@/lib/month'

type Unit = { slug: string; name: string }

/** What a letter is about, with what its line and its address need. */
export type Matter =
  | {
      step: 'self_score' | 'assessor' | 'head_score' | 'rating_authority' | 'personnel'
      unit: Unit
      month: Month
    }
  /** `locked`: it was upheld, and its month locked before it was decided anew. */
  | { step: 'appeal'; unit: Unit; month: Month; appeal: string; locked: boolean }
  | { step: 'year_self' | 'year_proposal' | 'year_decision'; unit: Unit; year: number }
export type ReminderStep = Matter['step']

/** A step that waits for a person who can be written to. */
export type Waiting = {
  matter: Matter
  /** What begins anew when the step comes back. */
  round: string
  /** Of a month's step. */
  sheetId: string | null
  deadline: Day
  /** Somebody else's act made it her turn: she is told then, not when a calendar says so. */
  atOnce: boolean
  person: { id: string; name: string; address: string }
}

/** `last`: the last number she was sent about it: 0 the notice, 1 to 3 reminders; null: nothing yet. */
export type Task = Waiting & { last: number | null }
