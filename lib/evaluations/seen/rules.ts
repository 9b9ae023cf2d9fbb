import { decidedInWords } from '../approvals/rules'
import type { SeenPerson, SheetPerson } from '../sheets/schema'

/**
 * Her own month as she may see it in a sheet that she scores, decides or keeps: what was decided, and nothing of what
 * another has entered since, in whatever state the month is. `settled`: it is not open again; `decision`: the one in
 * force; `since`: something was written after it.
 */
export function ownAsSeen(
  person: SheetPerson,
  settled: boolean,
  decision: (NonNullable<Parameters<typeof decidedInWords>[1]> & { since: boolean }) | null,
): SeenPerson {
  const empty = { points: {}, tasks: [], deductions: [], remark: null, knockOut: null }
  if (!decision) return { ...person, ...empty, veiled: true }
  const stands = settled && !decision.since
  return decidedInWords(stands ? person : { ...person, ...empty }, decision)
}
