import type { Role } from '@/lib/auth/schema'

/** The calendar is one for the whole portal; `roles` are those she holds today for any unit. */
export function mayKeepCalendar(roles: readonly Role[]): boolean {
  return roles.includes('administrator')
}
