import type { Role } from '@/lib/auth/schema'

// `roles` are those held today for the unit that was rated, read from the database.

/** The clerk enters what the level above decided: who scores or decides does not raise her own quota. */
export function mayRecordOutstanding(roles: readonly Role[]): boolean {
  return roles.includes('personnel')
}

export function maySeeOutstanding(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'assessor' || role === 'rating_authority' || role === 'personnel')
}
