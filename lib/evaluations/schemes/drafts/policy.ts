import type { Role } from '@/lib/auth/schema'

// Schemes are the whole portal's; `roles` are those held today for any unit.

export function mayKeepSchemes(roles: readonly Role[]): boolean {
  return roles.includes('administrator')
}

/** Who makes a scheme never lets it into force. */
export function mayApproveScheme(
  roles: readonly Role[],
  actorId: string,
  draft: { authorId: string },
): boolean {
  return mayKeepSchemes(roles) && draft.authorId !== actorId
}

export function mayChangeDraft(
  roles: readonly Role[],
  actorId: string,
  draft: { authorId: string },
): boolean {
  return mayKeepSchemes(roles) && draft.authorId === actorId
}
