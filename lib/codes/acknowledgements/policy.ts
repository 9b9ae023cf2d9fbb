import type { Day } from '@/lib/month'

type Version = { binding: boolean; inForceFrom: Day; inForceTo: Day | null }

/** What binds staff today is agreed to; advice is read, and a version to come or gone is agreed to by nobody. */
export function mayAcknowledge({ binding, inForceFrom, inForceTo }: Version, today: Day): boolean {
  return binding && inForceFrom <= today && (inForceTo === null || today <= inForceTo)
}
