import 'server-only'
import type { Actor, Role } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { type Day, dayOf } from '@/lib/month'
import { findYearSchemes, listYears } from '../people/queries'
import { mayDecideYear, mayOf, mayPropose } from '../policy'
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
  const offices = unitsOf(actor)
  const years = await listYears(db, { unitIds: [...offices.keys()], year, schemes, today })
  const units = [...offices].flatMap(([id, { slug, name, held }]) =>
    dueUnit(years.get(id) ?? [], mayOf(actor.personId, held)).map((step) => ({ slug, name, ...step })),
  )
  const until = yearDeadline(year, await listHolidays())
  return {
    year,
    until,
    late: until < today,
    self: own !== null && owesSelfRating(own),
    units,
  }
}

/** The units where she proposes or decides, by id. */
function unitsOf({ grants }: Actor) {
  const units = new Map<string, { slug: string; name: string; held: { role: Role; own: boolean }[] }>()
  for (const { unitSlug, unitId, unitName, role, acting } of grants) {
    if (!mayPropose([role]) && !mayDecideYear([role])) continue
    const unit = units.get(unitId) ?? { slug: unitSlug, name: unitName, held: [] }
    units.set(unitId, { ...unit, held: [...unit.held, { role, own: !acting }] })
  }
  return units
}
