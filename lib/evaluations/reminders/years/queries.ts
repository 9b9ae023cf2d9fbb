import 'server-only'
import type { Holiday } from '@/lib/calendar/schema'
import { db } from '@/lib/db'
import { type Day, dayOf } from '@/lib/month'
import { findYearSchemes, listYearPeople } from '../../years/people/queries'
import { owesSelfRating, turnOfYear, yearDeadline, yearUnderWay } from '../../years/rules'
import type { Waiting } from '../schema'

type Person = Waiting['person']
/** `address`: null where she cannot be written to. */
type Holder = { id: string; name: string; address: string | null; role: 'assessor' | 'rating_authority' }
type Office = { id: string; slug: string; name: string; holders: Holder[] }
type YearStep = 'year_self' | 'year_proposal' | 'year_decision'

/** The steps of the year that is being rated: her own word, the proposals, the decisions. */
export async function listYearSteps(now: Date, holidays: readonly Holiday[]): Promise<Waiting[]> {
  const today = dayOf(now)
  const year = yearUnderWay(today)
  const schemes = year === null ? null : await findYearSchemes(db, year)
  if (year === null || !schemes) return []
  const deadline = yearDeadline(year, holidays)
  const steps: Waiting[] = []
  for (const { holders, ...unit } of await listOffices(today)) {
    const people = await listYearPeople(db, { unitId: unit.id, year, schemes, today })
    const asks = (step: YearStep, asked: readonly (Person | Holder)[], atOnce = false) =>
      asked.flatMap(({ id, name, address }): Waiting[] => {
        if (!address) return []
        const matter = { step, year, unit: { slug: unit.slug, name: unit.name } }
        const round = `${unit.id} ${year}`
        return [{ matter, round, sheetId: null, deadline, atOnce, person: { id, name, address } }]
      })
    steps.push(
      ...asks('year_self', await listPeople(people.filter(owesSelfRating).map(({ person }) => person))),
    )
    const { turn } = turnOfYear(people)
    const [assessors, deciders] = [holdersOf(holders, 'assessor'), holdersOf(holders, 'rating_authority')]
    // A vacant post of assessor is for the rating authority to fill.
    if (turn === 'assessor') steps.push(...asks('year_proposal', assessors.length > 0 ? assessors : deciders))
    if (turn === 'rating_authority') steps.push(...asks('year_decision', deciders, true))
  }
  return steps
}

const holdersOf = (holders: readonly Holder[], role: Holder['role']) =>
  holders.filter((each) => each.role === role)

/** The units that have somebody to propose or decide, with all of those. */
async function listOffices(today: Day): Promise<Office[]> {
  return db.$queryRaw<Office[]>`
    SELECT u.id, u.slug, u.name, json_agg(json_build_object('id', p.id, 'name', p.full_name, 'role', h.role,
      'address', CASE WHEN p.email ~ '^[^@[:space:]]+@[^@[:space:]]+$' THEN p.email END) ORDER BY p.id) AS holders
    FROM role_holders(${today}::date) h
    JOIN admin_unit u ON u.id = h.unit_id
    JOIN person p ON p.id = h.person_id
    WHERE h.role IN ('assessor', 'rating_authority')
    GROUP BY u.id ORDER BY u.id`
}

async function listPeople(ids: readonly string[]): Promise<Person[]> {
  return db.$queryRaw<Person[]>`
    SELECT id, full_name AS name, email AS address FROM person
    WHERE id = ANY (${[...ids]}::uuid[]) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$' ORDER BY id`
}
