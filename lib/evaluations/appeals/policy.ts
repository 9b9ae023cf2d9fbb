import type { Role } from '@/lib/auth/schema'

// `roles` are those held today for the unit that graded the month; where it has ended, for the unit that answers for it.

/** The clerk sees every appeal of the unit; who decides answers it. An assessor is told what to mend by the reopening. */
export function maySeeAppeals(roles: readonly Role[]): boolean {
  return roles.includes('rating_authority') || roles.includes('personnel')
}

/** Whoever decides the month, but nobody answers her own. */
export function mayAnswer(roles: readonly Role[], actorId: string, personId: string): boolean {
  return roles.includes('rating_authority') && actorId !== personId
}
