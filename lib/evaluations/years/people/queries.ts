import 'server-only'
import type { Tx } from '@/lib/db'
import { type Day, fromDate, monthOf } from '@/lib/month'
import { listSignings } from '@/lib/staff/delegations/queries'
import { postsOf } from '../../quotas/rules'
import { listSchemesInPlace } from '../../schemes/queries'
import { schemeFor } from '../../schemes/rules'
import type { Letter, Scheme, StaffCategory } from '../../schemes/schema'
import { ratingDay, yearOf } from '../rules'
import type { DecidedMonth, Rating, YearPerson } from '../schema'

type Who = {
  person: string
  code: string
  name: string
  title: string
  category: StaffCategory
  above: boolean
}
type RawRating = {
  personId: string
  step: 'self_rating' | 'proposal' | 'decision'
  version: number
  grade: Letter | null
  notGraded: string | null
  mean: string | null
  note: string
  reason: string | null
  by: string
  byId: string
  delegationId: string | null
  at: Date
}

/** In whose bands a year is read: those of the scheme that each category has in its last month. */
export type YearSchemes = (category: StaffCategory) => Scheme

/** Null: no scheme is in force in the year's last month. */
export async function findYearSchemes(tx: Tx, year: number): Promise<YearSchemes | null> {
  const [all, december] = [await listSchemesInPlace(tx), `${year}-12`]
  const any = schemeFor(all, december)
  return any && ((category) => schemeFor(all, december, category) ?? any)
}

/** Everybody whom the unit rates for the year, with the months that count, wherever they were worked. */
export async function listYearPeople(
  tx: Tx,
  { unitId, year, schemes, today }: { unitId: string; year: number; schemes: YearSchemes; today: Day },
  only: string | null = null,
): Promise<YearPerson[]> {
  const people = await listWho(tx, unitId, ratingDay(year, today), only)
  const ids = people.map(({ person }) => person)
  const [months, ratings] = [await listMonths(tx, ids, year), await listRatings(tx, unitId, year, ids)]
  const signings = await listSignings(
    tx,
    ratings.map(({ delegationId }) => delegationId),
  )
  return people.map(({ category, ...who }): YearPerson => {
    const scheme = schemes(category)
    const of = (step: RawRating['step']) =>
      ratings
        .filter((each) => each.personId === who.person && each.step === step)
        .map((each) => ratingOf(each, signings))
    return {
      ...who,
      scheme,
      posts: postsOf(scheme, { category, positionTitle: who.title, points: {} }),
      result: yearOf(scheme, year, months.get(who.person) ?? []),
      self: of('self_rating')[0] ?? null,
      proposal: of('proposal')[0] ?? null,
      decisions: of('decision'),
    }
  })
}

// As in a month's sheet: who leads a unit directly below stands with the unit above, where anybody is in post there.
async function listWho(tx: Tx, unitId: string, day: Day, only: string | null): Promise<Who[]> {
  return tx.$queryRaw<Who[]>`
    WITH graders AS (
      SELECT unit_id, person_id FROM role_grant
      WHERE role IN ('assessor', 'rating_authority') AND ${day}::date BETWEEN from_day AND coalesce(to_day, 'infinity')
    ), posts AS (
      SELECT o.*, u.parent_id FROM post o JOIN admin_unit u ON u.id = o.unit_id
      WHERE ${day}::date BETWEEN o.from_day AND coalesce(o.to_day, 'infinity')
    )
    SELECT DISTINCT ON (d.name, p.code, p.id) p.id AS person, p.code, p.full_name AS name, o.position_title AS title,
      o.category::text, EXISTS (SELECT FROM graders g WHERE g.person_id = p.id AND g.unit_id = ${unitId}::uuid) AS above
    FROM posts o
    JOIN person p ON p.id = o.person_id
    LEFT JOIN department d ON d.id = o.department_id
    WHERE (o.unit_id = ${unitId}::uuid
        OR o.parent_id = ${unitId}::uuid AND EXISTS (SELECT FROM posts here WHERE here.unit_id = ${unitId}::uuid)
          AND EXISTS (SELECT FROM graders g WHERE g.person_id = o.person_id AND g.unit_id = o.unit_id))
      AND (${only}::uuid IS NULL OR p.id = ${only}::uuid)
    ORDER BY d.name NULLS FIRST, p.code, p.id, o.from_day DESC`
}

type RawMonth = Omit<DecidedMonth, 'month'> & { personId: string; month: Date }

/** The latest decision of each of their months, of whichever unit, today's or former. */
async function listMonths(tx: Tx, ids: string[], year: number): Promise<Map<string, DecidedMonth[]>> {
  const rows = await tx.$queryRaw<RawMonth[]>`
    SELECT DISTINCT ON (e.id) e.person_id AS "personId", s.month, u.name AS unit, d.total::text, d.grade::text,
      d.not_graded AS "notGraded", coalesce((d.input ->> 'discipline_decision')::boolean, false) AS disciplined
    FROM evaluation e
    JOIN evaluation_sheet s ON s.id = e.sheet_id
    JOIN admin_unit u ON u.id = s.unit_id
    JOIN evaluation_decision d ON d.evaluation_id = e.id
    WHERE e.person_id = ANY(${ids}::uuid[])
      AND s.month BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-01`}::date
    ORDER BY e.id, d.version DESC`
  const months = new Map<string, DecidedMonth[]>()
  for (const { personId, month, ...rest } of rows)
    months.set(personId, [...(months.get(personId) ?? []), { ...rest, month: monthOf(fromDate(month)) }])
  return months
}

async function listRatings(tx: Tx, unitId: string, year: number, ids: string[]): Promise<RawRating[]> {
  return tx.$queryRaw<RawRating[]>`
    SELECT r.person_id AS "personId", r.step::text, r.version, r.grade::text, r.not_graded AS "notGraded",
      r.mean::text, r.note, r.reason, p.full_name AS by, p.id AS "byId",
      r.delegation_id AS "delegationId", r.at
    FROM year_rating r JOIN person p ON p.id = r.actor_id
    WHERE r.unit_id = ${unitId}::uuid AND r.year = ${year} AND r.person_id = ANY(${ids}::uuid[])
    ORDER BY r.version DESC`
}

function ratingOf(raw: RawRating, signings: Map<string, string>): Rating {
  const { personId: _, step: __, delegationId, at, ...rating } = raw
  return { ...rating, signing: (delegationId && signings.get(delegationId)) ?? null, at: at.toISOString() }
}
