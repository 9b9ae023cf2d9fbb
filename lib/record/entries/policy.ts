import type { Role } from '@/lib/auth/schema'

/** Figures of the one-stop desk are entered by its own clerk. `roles`: hers for that unit today. */
export function mayEnter(roles: readonly Role[]): boolean {
  return roles.includes('one_stop')
}
