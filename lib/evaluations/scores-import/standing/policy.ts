import type { Role } from '@/lib/auth/schema'
import { grouped } from '@/lib/sheets/row'
import { whyNotScore } from '../../sheets/policy'
import { takesPointsOf } from '../../sheets/rules'
import type { PersonMonth } from '../../sheets/schema'
import type { Standing } from '../schema'

// A code is unique in the unit that keeps the person's file; somebody who moved here may bear another's.
export function standings(
  people: readonly PersonMonth[],
  standingOf: (person: PersonMonth) => Standing,
): (code: string) => Standing {
  const named = grouped(people, ({ code }) => code)
  return (code) => {
    const [person, ...others] = named.get(code) ?? []
    if (others.length > 0) return 'several'
    return person ? standingOf(person) : 'unknown'
  }
}

/** Whether the file may score her. */
export function standingIn(
  roles: readonly Role[],
  actorId: string | null,
  sheet: Parameters<typeof takesPointsOf>[0],
  person: PersonMonth,
  now: Date,
): Standing {
  if (person.personId === actorId) return 'herself'
  const why = whyNotScore(roles, actorId ?? '', person)
  if (why) return why === 'own-row' ? 'not-scored' : why
  return takesPointsOf(sheet, person, now) ? 'scored' : 'closed'
}
