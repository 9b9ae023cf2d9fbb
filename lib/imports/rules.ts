import { createHash } from 'node:crypto'
import type { Plan } from '@/lib/sheets/schema'
import type { PlanView } from './schema'

/** How long a file waits for its confirmation: a lunch break, not a night. */
export const waitsHours = 4
/** As many files of one account wait at a time; a further one takes the oldest's place. */
export const mostWaiting = 10
/** As much as a request may carry. */
export const mostBytes = 10 * 1024 * 1024

/** Two plans with one key write the same and ask the same. */
export function planKey({ new: fresh, changed, same, writes, doubts = [] }: Plan<unknown>): string {
  return createHash('sha256')
    .update(JSON.stringify([fresh, changed, same, writes, doubts]))
    .digest('hex')
}

/** The plan as it is shown: all but what it would write. */
export function planView(plan: Plan<unknown>): PlanView {
  const { writes: _kept, lines = [], doubts = [], ...told } = plan
  return { seen: planKey(plan), ...told, lines, doubts }
}
