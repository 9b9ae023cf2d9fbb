import 'server-only'
import type { Actor, Role } from '@/lib/auth/schema'
import { type StaffRoute, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type UnitWay = { route: StaffRoute; roles: readonly Role[] }
type Group = 'evaluations' | 'posted' | 'citizens'

/** The rooms of a unit that a role opens, by what they serve. A new room adds its line here and its words to ways.json. */
const unitWays: Record<Group, readonly UnitWay[]> = {
  evaluations: [
    { route: 'unitMonths', roles: ['assessor', 'rating_authority', 'personnel', 'inspector'] },
    { route: 'roster', roles: ['personnel'] },
    { route: 'unitFiles', roles: ['personnel', 'assessor', 'rating_authority'] },
    { route: 'appeals', roles: ['rating_authority', 'personnel'] },
    { route: 'absences', roles: ['personnel'] },
    { route: 'delegations', roles: ['assessor', 'rating_authority', 'personnel'] },
    { route: 'outstanding', roles: ['personnel', 'rating_authority', 'assessor'] },
    { route: 'fairness', roles: ['rating_authority', 'personnel'] },
    { route: 'years', roles: ['assessor', 'rating_authority', 'personnel'] },
  ],
  posted: [
    { route: 'modelDesk', roles: ['one_stop'] },
    { route: 'coverage', roles: ['personnel', 'inspector', 'rating_authority'] },
    { route: 'postings', roles: ['one_stop', 'personnel', 'inspector'] },
    { route: 'inspections', roles: ['inspector', 'rating_authority', 'personnel', 'assessor'] },
  ],
  citizens: [
    { route: 'dossiers', roles: ['one_stop'] },
    { route: 'book', roles: ['one_stop'] },
    { route: 'surveyResults', roles: ['one_stop'] },
    { route: 'commendations', roles: ['one_stop'] },
    { route: 'publishing', roles: ['personnel'] },
  ],
}

export type Way = { href: string; label: string; note: string }
export type WayGroup = { title: string; ways: Way[] }

/** What she may do in a unit, grouped; empty when nothing. Hiding a way guards nothing: each page and command asks the database again. */
export function waysInUnit(actor: Actor, unit: string): WayGroup[] {
  const t = texts('vi', 'ways')
  const held = new Set(actor.grants.filter((grant) => grant.unitSlug === unit).map(({ role }) => role))
  return (Object.keys(unitWays) as Group[])
    .map((group) => ({
      title: t(`groups.${group}`),
      ways: unitWays[group]
        .filter(({ roles }) => roles.some((role) => held.has(role)))
        .map(({ route }) => ({
          href: staffHref(route, { unit }),
          label: t(`${route as 'roster'}.label`),
          note: t(`${route as 'roster'}.note`),
        })),
    }))
    .filter(({ ways }) => ways.length > 0)
}

/** The units where she may do anything at all, each once, by name. */
export function unitsOf(actor: Actor): { slug: string; name: string }[] {
  const units = new Map(actor.grants.map(({ unitSlug, unitName }) => [unitSlug, unitName]))
  return [...units]
    .map(([slug, name]) => ({ slug, name }))
    .filter(({ slug }) => waysInUnit(actor, slug).length > 0)
    .sort((one, other) => one.name.localeCompare(other.name, 'vi'))
}
