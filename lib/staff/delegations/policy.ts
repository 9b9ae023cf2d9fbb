import type { Role } from '@/lib/auth/schema'
import type { DelegableRole } from './schema'

/** `own` are the roles held in her own right: what was lent is not lent on. */
export function lendableRoles(own: readonly Role[]): DelegableRole[] {
  // A vacant post of assessor is filled by who decides; she never scores herself.
  if (own.includes('rating_authority')) return ['rating_authority', 'assessor']
  return own.includes('assessor') ? ['assessor'] : []
}

export function maySeeDelegations(own: readonly Role[]): boolean {
  return lendableRoles(own).length > 0 || own.includes('personnel')
}
