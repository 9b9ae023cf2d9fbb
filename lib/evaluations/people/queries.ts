import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { maySeePoints, mayScorePerson } from '../sheets/policy'
import { findSheetRow, listPersonMonths, listRoles } from '../sheets/queries'
import { resultOf, takesPoints } from '../sheets/rules'
import type { SheetInput } from '../sheets/schema'
import type { PersonView } from './schema'

/** One person of a sheet, for those who may see its points; null otherwise. */
export async function findPerson(
  actor: Actor,
  input: SheetInput & { person: string },
  now: Date,
): Promise<PersonView | null> {
  const sheet = await findSheetRow(db, input)
  if (!sheet) return null
  const roles = await listRoles(db, actor.personId, sheet.unit.id, now)
  if (!maySeePoints(roles)) return null
  const person = (await listPersonMonths(db, sheet.id)).find((each) => each.personId === input.person)
  if (!person) return null
  const open = takesPoints(sheet, now) && person.notGraded !== 'level_above'
  return {
    unit: { slug: sheet.unit.slug, name: sheet.unit.name },
    month: sheet.month,
    state: sheet.state,
    scheme: sheet.scheme,
    person,
    result: resultOf(sheet.scheme, person),
    mayWrite: open && mayScorePerson(roles, actor.personId, { ...person, notGraded: null }),
  }
}
