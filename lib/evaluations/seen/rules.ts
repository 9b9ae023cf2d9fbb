import { decidedInWords } from '../approvals/rules'
import type { SeenPerson, SheetPerson, SheetState } from '../sheets/schema'

/**
 * Her own month as she may see it in a sheet that she scores, decides or keeps: what was decided, and nothing of what
 * another has entered since. `decision`: the one in force.
 */
export function ownAsSeen(
  person: SheetPerson,
  state: SheetState,
  decision: Parameters<typeof decidedInWords>[1] | null,
): SeenPerson {
  const empty = { points: {}, tasks: [], deductions: [], remark: null, disciplineDecision: false }
  if (!decision) return { ...person, ...empty, veiled: true }
  const settled = state === 'approved' || state === 'published'
  return settled ? person : decidedInWords({ ...person, ...empty }, decision)
}
