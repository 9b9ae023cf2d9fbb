import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { listHolidays } from '@/lib/calendar/queries'
import { db } from '@/lib/db'
import { dayOf, type Day } from '@/lib/month'
import { isThere } from '@/lib/units/days/queries'
import { findOutstanding } from '../quotas/outstanding/queries'
import { explained } from '../quotas/rules'
import { basisText } from '../schemes/basis/rules'
import type { Scheme } from '../schemes/schema'
import { type Held, listHeld, listRoles, rolesOf } from '../sheets/queries'
import { listRoleHolders } from '../turns/queries'
import { findYearSchemes, listScorers, listYearPeople, listYears } from './people/queries'
import { mayOf, maySeeYear } from './policy'
import { listYearReasons } from './quotas/queries'
import { yearQuotas } from './quotas/rules'
import { isEarly, ratingDay, turnOfYear, yearDeadline, yearsUpTo } from './rules'
import type { UnitYear, YearForm, YearInput, YearNow, YearPerson } from './schema'

/** A unit's year for those who may see its points; null for everybody else, and for a year nothing is known of. */
export async function findUnitYear(actor: Actor, input: YearInput, now: Date): Promise<UnitYear | null> {
  const found = await find(input, dayOf(now))
  if (!found) return null
  const { unit, schemes, today } = found
  const held = await listHeld(db, actor.personId, unit.id, now)
  if (!maySeeYear(rolesOf(held))) return null
  const people = await listYearPeople(db, { unitId: unit.id, year: input.year, schemes, today })
  const outstanding = await findOutstanding(db, unit.id, `${input.year}-12-31`)
  return {
    unit: { slug: unit.slug, name: unit.name },
    year: input.year,
    people,
    outside: unit.outside,
    quotas: explained(
      yearQuotas(people, outstanding?.number ?? null),
      await listYearReasons(db, unit.id, input.year),
    ),
    may: mayOf(actor.personId, heldAs(held)),
    now: await yearNow(unit.id, input.year, people, now),
    early: isEarly(input.year, today),
  }
}

/** One person's Mẫu 02: for herself, and for those who may see the unit's year. */
export async function findYearForm(
  actor: Actor,
  input: YearInput & { person: string },
  now: Date,
): Promise<YearForm | null> {
  const found = await find(input, dayOf(now))
  if (!found) return null
  const { unit, schemes, today } = found
  const own = input.person === actor.personId
  if (!own && !maySeeYear(await listRoles(db, actor.personId, unit.id, now))) return null
  const where = { unitId: unit.id, year: input.year, schemes, today }
  const [person] = await listYearPeople(db, where, input.person)
  if (!person) return null
  return {
    ...person,
    // A proposal is between the assessor and the rating authority until it is decided.
    proposal: own && person.decisions.length === 0 ? null : person.proposal,
    unit: { slug: unit.slug, name: unit.name },
    year: input.year,
    outside: unit.outside,
    names: namesOf(person.scheme),
    basis: basisText(person.scheme.legalBasis),
    now: await yearNow(unit.id, input.year, [person], now),
    early: isEarly(input.year, today),
  }
}

/**
 * The unit that rates her year: where she held a post on its last day, or holds one while it runs; where she decides
 * there, the unit above, if anybody is in post in it.
 */
export async function findOwnYear(actor: Actor, year: number, now: Date): Promise<YearForm | null> {
  const today = dayOf(now)
  const day = ratingDay(year, today)
  const schemes = String(year) > today.slice(0, 4) ? null : await findYearSchemes(db, year)
  const [post] = await db.$queryRaw<{ own: Placed; above: Placed | null }[]>`
    SELECT jsonb_build_object('id', u.id, 'slug', u.slug) AS own,
      CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'slug', a.slug) END AS above
    FROM post o JOIN admin_unit u ON u.id = o.unit_id LEFT JOIN admin_unit a ON a.id = u.parent_id
    WHERE o.person_id = ${actor.personId}::uuid AND ${day}::date BETWEEN o.from_day AND coalesce(o.to_day, 'infinity')
      AND ${isThere('u', day)}
    ORDER BY o.from_day DESC, o.id LIMIT 1`
  if (!post || !schemes) return null
  const { own, above } = post
  const years = await listYears(
    db,
    { unitIds: above ? [own.id, above.id] : [own.id], year, schemes, today },
    actor.personId,
  )
  const rated = above && years.get(own.id)?.[0]?.above && years.has(above.id) ? above : own
  return findYearForm(actor, { unit: rated.slug, year, person: actor.personId }, now)
}

type Placed = { id: string; slug: string }

/** The years in which she has a decided month, and the one that runs. */
export async function listOwnYears(actor: Actor, now: Date): Promise<number[]> {
  const [first] = await db.$queryRaw<{ year: number | null }[]>`
    SELECT extract(year FROM min(s.month))::int AS year FROM evaluation e
    JOIN evaluation_sheet s ON s.id = e.sheet_id WHERE e.person_id = ${actor.personId}::uuid`
  return first?.year ? yearsUpTo(dayOf(now), first.year) : []
}

/** The years of a unit that can be looked at, for those who may see its points; null for everybody else. */
export async function listUnitYears(actor: Actor, slug: string, now: Date) {
  const unit = await db.adminUnit.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  })
  if (!unit || !maySeeYear(await listRoles(db, actor.personId, unit.id, now))) return null
  const first = await db.evaluationSheet.aggregate({ where: { unitId: unit.id }, _min: { month: true } })
  const today = dayOf(now)
  const oldest = first._min.month?.getUTCFullYear() ?? Number(today.slice(0, 4))
  return { unit: { slug: unit.slug, name: unit.name }, years: yearsUpTo(today, oldest) }
}

async function find({ unit: slug, year }: YearInput, today: Day) {
  if (String(year) > today.slice(0, 4)) return null
  const day = ratingDay(year, today)
  const [unit] = await db.$queryRaw<(Placed & { name: string; outside: string | null })[]>`
    SELECT u.id, u.slug, u.name, (
      SELECT a.name FROM admin_unit a WHERE a.id = u.parent_id AND NOT EXISTS (SELECT FROM post p
        WHERE p.unit_id = a.id AND ${day}::date BETWEEN p.from_day AND coalesce(p.to_day, 'infinity'))) AS outside
    FROM admin_unit u WHERE u.slug = ${slug}`
  const schemes = unit && (await findYearSchemes(db, year))
  return unit && schemes ? { unit, schemes, today } : null
}

const heldAs = (held: readonly Held[]) =>
  held.map(({ role, delegationId }) => ({ role, own: delegationId === null }))

async function yearNow(
  unitId: string,
  year: number,
  people: readonly YearPerson[],
  now: Date,
): Promise<YearNow> {
  const { turn } = turnOfYear(people)
  // Who scores there decides on nobody who does in another's name.
  const scorers = people.every(({ byHead }) => byHead) ? await listScorers(db, unitId, dayOf(now)) : []
  return {
    turn,
    until: yearDeadline(year, await listHolidays()),
    holders: turn === 'nobody' ? [] : await listRoleHolders(db, [unitId], turn, now, scorers),
  }
}

function namesOf(scheme: Scheme): YearForm['names'] {
  return Object.fromEntries(scheme.bands.map(({ letter, name }) => [letter, name.vi]))
}
