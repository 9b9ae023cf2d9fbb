import type { Role } from '@/lib/auth/schema'

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
