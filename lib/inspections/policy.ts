import type { Role } from '@/lib/auth/schema'

/** Inspectors, from the unit or from above it, and those of the unit who answer for it or use a finding as evidence. */
export function mayRead(roles: readonly Role[]): boolean {
  return mayInspect(roles) || mayReport(roles) || roles.includes('assessor')
}

export function mayInspect(roles: readonly Role[]): boolean {
  return roles.includes('inspector')
}

/** Who says for the unit that something is done. */
export function mayReport(roles: readonly Role[]): boolean {
  return roles.includes('rating_authority') || roles.includes('personnel')
}
