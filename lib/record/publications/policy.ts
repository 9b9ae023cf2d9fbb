import type { Role } from '@/lib/auth/schema'

/** Publishing and correcting is the work of the unit's own personnel clerk. `roles`: hers for that unit today. */
export function mayPublish(roles: readonly Role[]): boolean {
  return roles.includes('personnel')
}
