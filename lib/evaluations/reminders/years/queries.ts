import 'server-only'
import type { Holiday } from '@/lib/calendar/schema'
import { db } from '@/lib/db'
import { type Day, dayOf } from '@/lib/month'
import { findYearSchemes, listYears } from '../../years/people/queries'
import { mayOf } from '../../years/policy'
import {
  dueUnit,
  owesSelfRating,
  turnOfYear,
  yearDeadline,
  type YearStepDue,
  yearUnderWay,
} from '../../years/rules'
import type { Waiting } from '../schema'

type Person = Waiting['person']
/** `address`: null where she cannot be written to. */
type Holder = {
  id: string
  name: string
  address: string | null
  role: 'assessor' | 'rating_authority'
  /** In her own right. */
  own: boolean
}
type Office = { id: string; slug: string; name: string; holders: Holder[] }
type YearStep = 'year_self' | 'year_proposal' | 'year_decision'

/** The steps of the year that is being rated: her own word, the proposals, the decisions. */
export async function listYearSteps(now: Date, holidays: readonly Holiday[]): Promise<Waiting[]> {
  const today = dayOf(now)
  const year = yearUnderWay(today)
  const schemes = year === null ? null : await findYearSchemes(db, year)
  if (year === null || !schemes) return []
  const deadline = yearDeadline(year, holidays)
  const offices = await listOffices(today)
  const years = await listYears(db, { unitIds: offices.map(({ id }) => id), year, schemes, today })
  const people = await listPeople(
    [...years.values()]
      .flat()
      .filter(owesSelfRating)
      .map(({ person }) => person),
  )
  return offices.flatMap(({ holders, ...unit }) => {
    const rated = years.get(unit.id) ?? []
    const asks = (step: YearStep, asked: readonly (Person | Holder)[], { atOnce = false, round = '' } = {}) =>
      asked.flatMap(({ id, name, address }): Waiting[] => {
        if (!address) return []
        const matter = { step, year, unit: { slug: unit.slug, name: unit.name } }
        const when = { round: `${unit.id} ${year}${round}`, sheetId: null, deadline, atOnce }
        return [{ matter, ...when, person: { id, name, address } }]
      })
    const own = rated.filter(owesSelfRating).flatMap(({ person }) => people.get(person) ?? [])
    const vacant = !holders.some(({ role }) => role === 'assessor')
    const due = (step: YearStepDue['step']) =>
      holders.filter((each, at) => {
        if (holders.findIndex(({ id }) => id === each.id) !== at) return false
        return dueUnit(rated, mayOf(each.id, heldBy(each.id, holders))).some((each) => each.step === step)
      })
    const proposing = turnOfYear(rated).turn === 'assessor'
    return [
      ...asks('year_self', own),
      // A vacant post of assessor is for the rating authority to fill.
      ...asks('year_proposal', proposing && vacant ? holders : due('proposal')),
      // Who scores waits for nobody's proposal: until the others' are made the calendar tells of her.
      ...asks('year_decision', due('decision'), proposing ? { round: ' head' } : { atOnce: true }),
    ]
  })
}

const heldBy = (id: string, holders: readonly Holder[]) => holders.filter((each) => each.id === id)

/** The units that have somebody to propose or decide, with all of those. */
async function listOffices(today: Day): Promise<Office[]> {
  return db.$queryRaw<Office[]>`
    SELECT u.id, u.slug, u.name, json_agg(json_build_object('id', p.id, 'name', p.full_name, 'role', h.role, 'own', EXISTS (
        SELECT FROM role_grant g WHERE g.unit_id = h.unit_id AND g.person_id = h.person_id AND g.role = h.role
          AND ${today}::date BETWEEN g.from_day AND coalesce(g.to_day, 'infinity')),
      'address', CASE WHEN p.email ~ '^[^@[:space:]]+@[^@[:space:]]+$' THEN p.email END) ORDER BY p.id) AS holders
    FROM role_holders(${today}::date) h
    JOIN admin_unit u ON u.id = h.unit_id
    JOIN person p ON p.id = h.person_id
    WHERE h.role IN ('assessor', 'rating_authority')
    GROUP BY u.id ORDER BY u.id`
}

async function listPeople(ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await db.$queryRaw<Person[]>`
    SELECT id, full_name AS name, email AS address FROM person
    WHERE id = ANY (${[...ids]}::uuid[]) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$' ORDER BY id`
  return new Map(rows.map((row) => [row.id, row]))
}
