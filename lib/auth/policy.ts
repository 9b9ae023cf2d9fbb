import type { Actor, Role } from './schema'

/** Whether she holds the role for that unit today. For showing and hiding only: commands ask the database again. */
export function holds(actor: Pick<Actor, 'grants'>, role: Role, unitId: string): boolean {
  return actor.grants.some((grant) => grant.role === role && grant.unitId === unitId)
}
