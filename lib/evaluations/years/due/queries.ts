import 'server-only'
import type { Actor, Role } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { type Day, dayOf } from '@/lib/month'
import { findYearSchemes, listYearPeople } from '../people/queries'
import { mayDecideYear, mayPropose } from '../policy'
import { findOwnYear } from '../queries'
import { dueUnit, owesSelfRating, yearDeadline, yearUnderWay, type YearStepDue } from '../rules'

export type DueYear = {
  year: number
  until: Day
  late: boolean
  self: boolean
  units: ({ slug: string; name: string } & YearStepDue)[]
}

/** What of the year waits for her; null outside the weeks in which a year is rated. */
export async function listDueYears(actor: Actor, now: Date): Promise<DueYear | null> {
  const today = dayOf(now)
  const year = yearUnderWay(today)
  const schemes = year === null ? null : await findYearSchemes(db, year)
  if (year === null || !schemes) return null
  const own = await findOwnYear(actor, year, now)
  const units: DueYear['units'] = []
  for (const [slug, { id, name, roles }] of unitsOf(actor)) {
    const people = await listYearPeople(db, { unitId: id, year, schemes, today })
    const may = { propose: mayPropose(roles), decide: mayDecideYear(roles) }
    units.push(...dueUnit(people, may).map((step) => ({ slug, name, ...step })))
  }
  const until = yearDeadline(year, await listHolidays())
  return {
    year,
    until,
    late: until < today,
    self: own !== null && owesSelfRating(own),
    units,
  }
}

function unitsOf({ grants }: Actor) {
  const units = new Map<string, { id: string; name: string; roles: Role[] }>()
  for (const { unitSlug, unitId, unitName, role } of grants) {
    if (!mayPropose([role]) && !mayDecideYear([role])) continue
    const unit = units.get(unitSlug) ?? { id: unitId, name: unitName, roles: [] }
    units.set(unitSlug, { ...unit, roles: [...unit.roles, role] })
  }
  return units
}
