import 'server-only'
import type { Tx } from '@/lib/db'
import type { Day } from '@/lib/month'
import { signingOf } from '@/lib/staff/delegations/rules'
import type { DelegationKind } from '@/lib/staff/delegations/schema'
import { isThere } from '@/lib/units/days/queries'
import { postsOf } from '../../quotas/rules'
import { listSchemesInPlace } from '../../schemes/queries'
import { schemeFor } from '../../schemes/rules'
import type { Scheme, StaffCategory } from '../../schemes/schema'
import { ratingDay, yearOf } from '../rules'
import type { DecidedMonth, Rating, YearPerson } from '../schema'

type RawRating = Omit<Rating, 'signing'> & {
  step: 'self_rating' | 'proposal' | 'decision'
  kind: DelegationKind | null
  grantor: string | null
}
type RawPerson = Pick<YearPerson, 'person' | 'code' | 'name' | 'title' | 'above' | 'byHead'> & {
  unit: string
  category: StaffCategory
  months: DecidedMonth[] | null
  ratings: RawRating[] | null
  words: RawRating[] | null
}

/** In whose bands a year is read: those of the scheme that each category has in its last month. */
export type YearSchemes = (category: StaffCategory) => Scheme

/** Null: no scheme is in force in the year's last month. */
export async function findYearSchemes(tx: Tx, year: number): Promise<YearSchemes | null> {
  const [all, december] = [await listSchemesInPlace(tx), `${year}-12`]
  const any = schemeFor(all, december)
  return any && ((category) => schemeFor(all, december, category) ?? any)
}

type Of = { year: number; schemes: YearSchemes; today: Day }

/** Everybody whom the unit rates for the year, with the months that count, wherever they were worked. */
export async function listYearPeople(
  tx: Tx,
  { unitId, ...of }: Of & { unitId: string },
  only: string | null = null,
): Promise<YearPerson[]> {
  return (await listYears(tx, { unitIds: [unitId], ...of }, only)).get(unitId) ?? []
}

/** The same of many units: one statement, however many there are. */
export async function listYears(
  tx: Tx,
  { unitIds, year, schemes, today }: Of & { unitIds: readonly string[] },
  only: string | null = null,
): Promise<Map<string, YearPerson[]>> {
  const years = new Map<string, YearPerson[]>()
  for (const { unit, category, months, ratings, words, ...who } of await listWho(
    tx,
    unitIds,
    year,
    today,
    only,
  )) {
    const scheme = schemes(category)
    const of = (step: RawRating['step']) => (ratings ?? []).filter((each) => each.step === step)
    const proposals = of('proposal').map(ratingOf)
    const people = years.get(unit) ?? []
    years.set(unit, people)
    people.push({
      ...who,
      scheme,
      posts: postsOf(scheme, { category, positionTitle: who.title, points: {} }),
      result: yearOf(scheme, year, months ?? []),
      self: words?.[0] ? ratingOf(words[0]) : null,
      proposal: proposals[0] ?? null,
      proposers: proposals.map(({ byId }) => byId),
      decisions: of('decision').map(ratingOf),
    })
  }
  return years
}

/**
 * Who decides in a unit, on the year's last day or today, stands with the unit above, where anybody is in post there; who
 * scores there stands in her own. What a unit has proposed or decided of a person it finishes.
 */
async function listWho(tx: Tx, unitIds: readonly string[], year: number, today: Day, only: string | null) {
  const day = ratingDay(year, today)
  return tx.$queryRaw<RawPerson[]>`
    WITH days (day) AS (SELECT ${day}::date UNION SELECT ${today}::date), deciders AS (
      SELECT DISTINCT g.unit_id, g.person_id FROM role_grant g
      JOIN days d ON d.day BETWEEN g.from_day AND coalesce(g.to_day, 'infinity') WHERE g.role = 'rating_authority'
    ), scorers AS (
      SELECT DISTINCT s.unit_id, s.person_id FROM days d CROSS JOIN LATERAL unit_scorers(d.day) s
    ), begun AS (
      SELECT DISTINCT unit_id, person_id FROM year_rating WHERE year = ${year} AND step <> 'self_rating'
    ), posts AS (
      SELECT o.person_id, o.unit_id, u.parent_id, o.department_id, o.position_title, o.category, o.from_day,
        (o.unit_id, o.person_id) IN (SELECT unit_id, person_id FROM begun) AS begun_here,
        coalesce((u.parent_id, o.person_id) IN (SELECT unit_id, person_id FROM begun), false)
          OR (o.unit_id, o.person_id) IN (SELECT unit_id, person_id FROM deciders) AS goes_up
      FROM post o JOIN admin_unit u ON u.id = o.unit_id
      WHERE ${day}::date BETWEEN o.from_day AND coalesce(o.to_day, 'infinity') AND ${isThere('u', day)}
        AND (o.unit_id = ANY (${[...unitIds]}::uuid[]) OR u.parent_id = ANY (${[...unitIds]}::uuid[]))
        AND (${only}::uuid IS NULL OR o.person_id = ${only}::uuid)
    ), standing AS (
      SELECT o.unit_id AS unit, o.goes_up AND NOT o.begun_here AS above, o.* FROM posts o
      WHERE o.unit_id = ANY (${[...unitIds]}::uuid[])
      UNION ALL
      SELECT o.parent_id, (o.parent_id, o.person_id) IN (SELECT unit_id, person_id FROM deciders)
        AND (o.parent_id, o.person_id) NOT IN (SELECT unit_id, person_id FROM begun), o.* FROM posts o
      WHERE o.parent_id = ANY (${[...unitIds]}::uuid[]) AND o.goes_up AND NOT o.begun_here
        AND EXISTS (SELECT FROM post p WHERE p.unit_id = o.parent_id
          AND ${day}::date BETWEEN p.from_day AND coalesce(p.to_day, 'infinity'))
    ), decided AS (
      SELECT DISTINCT ON (e.id) e.person_id, to_char(s.month, 'YYYY-MM') AS month, u.name AS unit, d.total::text,
        d.grade, d.not_graded AS "notGraded", coalesce((d.input ->> 'discipline_decision')::boolean, false) AS disciplined,
        (SELECT l ->> 'why' FROM jsonb_array_elements(d.lines) l WHERE l ->> 'criterion' = d.input ->> 'knock_out') AS struck
      FROM evaluation e
      JOIN evaluation_sheet s ON s.id = e.sheet_id
      JOIN admin_unit u ON u.id = s.unit_id
      JOIN evaluation_decision d ON d.evaluation_id = e.id
      WHERE e.person_id IN (SELECT person_id FROM standing)
        AND s.month BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 1)
      ORDER BY e.id, d.version DESC
    ), months AS (
      SELECT person_id, jsonb_agg(to_jsonb(m) - 'person_id' ORDER BY month, unit) AS months FROM decided m GROUP BY person_id
    ), ratings AS (
      SELECT r.person_id, r.unit_id, r.step, r.version, r.at, jsonb_build_object('step', r.step, 'version', r.version,
        'grade', r.grade, 'notGraded', r.not_graded, 'mean', r.mean::text, 'note', r.note, 'reason', r.reason,
        'by', p.full_name, 'byId', p.id, 'at', r.at, 'oneByLaw', r.one_by_law, 'kind', l.kind, 'grantor', g.full_name
      ) AS rating
      FROM year_rating r
      JOIN person p ON p.id = r.actor_id
      LEFT JOIN delegation l ON l.id = r.delegation_id
      LEFT JOIN person g ON g.id = l.grantor_id
      WHERE r.year = ${year} AND r.person_id IN (SELECT person_id FROM standing)
    ), said AS (
      SELECT person_id, unit_id, jsonb_agg(rating ORDER BY version DESC) AS ratings FROM ratings
      WHERE step <> 'self_rating' GROUP BY person_id, unit_id
    ), own AS (
      -- Her own word is hers wherever she said it; what was made of it is the unit's.
      SELECT person_id, jsonb_agg(rating ORDER BY version DESC, at DESC) AS words FROM ratings
      WHERE step = 'self_rating' GROUP BY person_id
    ), who AS (
      SELECT DISTINCT ON (unit, person_id) * FROM standing ORDER BY unit, person_id, from_day DESC
    )
    SELECT w.unit, p.id AS person, p.code, p.full_name AS name, w.position_title AS title, w.category::text, w.above,
      NOT w.above AND (w.unit, p.id) IN (SELECT unit_id, person_id FROM scorers) AS "byHead",
      m.months, s.ratings, v.words
    FROM who w
    JOIN person p ON p.id = w.person_id
    LEFT JOIN department d ON d.id = w.department_id
    LEFT JOIN months m ON m.person_id = w.person_id
    LEFT JOIN said s ON s.person_id = w.person_id AND s.unit_id = w.unit
    LEFT JOIN own v ON v.person_id = w.person_id
    ORDER BY w.unit, d.name NULLS FIRST, p.code, p.id`
}

/** Who scores in a unit that day. */
export async function listScorers(tx: Tx, unitId: string, day: Day): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT person_id AS id FROM unit_scorers(${day}::date) WHERE unit_id = ${unitId}::uuid`
  return rows.map(({ id }) => id)
}

function ratingOf({ step: _, kind, grantor, at, ...rating }: RawRating): Rating {
  const signing = kind && grantor ? signingOf({ kind, grantor: { fullName: grantor } }) : null
  return { ...rating, signing, at: new Date(at).toISOString() }
}
