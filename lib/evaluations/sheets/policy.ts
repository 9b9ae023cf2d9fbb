import type { Role } from '@/lib/auth/schema'
import type { PersonMonth } from './schema'

// `roles` are those the actor holds for the sheet's unit today, read from the database.
type Roles = readonly Role[]

/** That the sheet exists, its state and whose turn it is. */
export function maySeeState(roles: Roles): boolean {
  return maySeePoints(roles) || roles.includes('inspector')
}

/** Points and grades of the people in it. An administrator sees none. */
export function maySeePoints(roles: Roles): boolean {
  return roles.some((role) => role === 'assessor' || role === 'rating_authority' || role === 'personnel')
}

export function mayScore(roles: Roles): boolean {
  return roles.includes('assessor')
}

export function mayDecide(roles: Roles): boolean {
  return roles.includes('rating_authority')
}

export function mayOpen(roles: Roles): boolean {
  return roles.includes('personnel')
}

type Scored = Pick<PersonMonth, 'personId' | 'notGraded' | 'byHead'>

/** Nobody grades herself, nor those whom another sheet has; who scores the others is scored by who decides. */
export function whyNotScore(
  roles: Roles,
  actorId: string,
  person: Scored,
): 'own-row' | 'by-head' | 'not-yours' | null {
  if (person.personId === actorId || !mayBeScored(person)) return 'own-row'
  if (roles.includes(scorerOf(person))) return null
  return person.byHead ? 'by-head' : 'not-yours'
}

export function mayScorePerson(roles: Roles, actorId: string, person: Scored): boolean {
  return whyNotScore(roles, actorId, person) === null
}

/** Whether what she typed of somebody may wait for her: she scores such people, or wrote last what stands. */
export function wasHers(
  roles: Roles,
  actorId: string,
  person: Pick<PersonMonth, 'byHead' | 'assessorId'>,
): boolean {
  return roles.includes(scorerOf(person)) || person.assessorId === actorId
}

/** Whose part it is to score her. */
export function scorerOf({ byHead }: Pick<PersonMonth, 'byHead'>): 'assessor' | 'rating_authority' {
  return byHead ? 'rating_authority' : 'assessor'
}

/** A month without tasks has no grade, but its general criteria may be entered before a task comes. */
export function mayBeScored({ notGraded }: Pick<PersonMonth, 'notGraded'>): boolean {
  return notGraded === null || notGraded === 'no_task'
}
