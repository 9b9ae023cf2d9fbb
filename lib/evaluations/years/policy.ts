import type { Role } from '@/lib/auth/schema'
import type { YearMay } from './schema'

// `roles` are those held today for the unit that rates the year.

export function maySeeYear(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'assessor' || role === 'rating_authority' || role === 'personnel')
}

export function mayPropose(roles: readonly Role[]): boolean {
  return roles.includes('assessor')
}

export function mayDecideYear(roles: readonly Role[]): boolean {
  return roles.includes('rating_authority')
}

/** What she may in a unit's year, by what she holds there today; `own`: in her own right. */
export function mayOf(me: string, held: readonly { role: Role; own: boolean }[]): YearMay {
  const roles = held.map(({ role }) => role)
  const decide = mayDecideYear(roles)
  // Who scores there herself decides on another who does only as the one to whom the law gives it, never in her name.
  const head =
    decide && (!roles.includes('assessor') || held.some(({ role, own }) => own && mayDecideYear([role])))
  return { me, propose: mayPropose(roles), decide, head }
}
