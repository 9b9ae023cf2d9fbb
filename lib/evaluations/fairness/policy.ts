import type { Role } from '@/lib/auth/schema'

/** `roles` are those held today for this very unit. Who looks from above sees counts of the units below, never people. */
export function maySeeFairness(roles: readonly Role[]): boolean {
  return roles.includes('rating_authority') || roles.includes('personnel')
}
