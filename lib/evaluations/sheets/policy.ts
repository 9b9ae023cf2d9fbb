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

/** Nobody grades herself, nor those the level above grades. */
export function mayScorePerson(
  roles: Roles,
  actorId: string,
  person: Pick<PersonMonth, 'personId' | 'notGraded'>,
): boolean {
  return mayScore(roles) && person.personId !== actorId && mayBeScored(person)
}

/** A month without tasks has no grade, but its general criteria may be entered before a task comes. */
export function mayBeScored({ notGraded }: Pick<PersonMonth, 'notGraded'>): boolean {
  return notGraded === null || notGraded === 'no_task'
}
