import { decidedInWords } from '../approvals/rules'
import { isSettled } from '../sheets/rules'
import type { SeenPerson, SheetPerson, SheetState } from '../sheets/schema'

/**
 * Her own month as she may see it in a sheet that she scores, decides or keeps: what was decided, and nothing of what
 * another has entered since, in whatever state the month is. `decision`: the one in force; `since`: something was written
 * after it.
 */
export function ownAsSeen(
  person: SheetPerson,
  state: SheetState,
  decision: (NonNullable<Parameters<typeof decidedInWords>[1]> & { since: boolean }) | null,
): SeenPerson {
  const empty = { points: {}, tasks: [], deductions: [], remark: null, disciplineDecision: false }
  if (!decision) return { ...person, ...empty, veiled: true }
  const stands = isSettled(state) && !decision.since
  return decidedInWords(stands ? person : { ...person, ...empty }, decision)
}
