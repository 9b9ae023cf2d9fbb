import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { type Day, firstDay, lastDay, type Month } from '@/lib/month'
import type { StaffCategory } from '../schemes/schema'
import { findSchemes } from '../schemes/queries'
import { mayOpen } from '../sheets/policy'
import { listRoles } from '../sheets/queries'
import type { SheetInput } from '../sheets/schema'
import { type InForce, openingsOf, type PostInMonth } from './rules'

/** Whom each unit's month is about: its own posts, and those who decide in the units below. */
export type Roster = { unitId: string; posts: PostInMonth[] }

type RawPost = {
  unit_id: string
  post_id: string
  person_id: string
  category: StaffCategory
  from_day: Day
  to_day: Day | null
  leads: boolean
  scores: boolean
  went_on: boolean
  absent: { from: Day; to: Day | null }[] | null
}

/**
 * The posts of a month by the unit whose sheet they stand in, in one statement. A unit keeps a sheet when somebody is
 * in post there; it then also holds those who decide in the units directly below. `units`: these alone.
 */
export async function listRosters(tx: Tx, month: Month, units: string[] | null): Promise<Roster[]> {
  const [first, last] = [firstDay(month), lastDay(month)]
  const rows = await tx.$queryRaw<RawPost[]>`
    WITH posts AS (
      -- A unit that has ended, or is still to begin, keeps nobody in post, whatever its roster says.
      SELECT o.id, o.person_id, o.unit_id, o.category, greatest(o.from_day, u.valid_from) AS from_day,
        least(o.to_day, u.valid_to) AS to_day
      FROM post o JOIN admin_unit u ON u.id = o.unit_id
      WHERE daterange(o.from_day, o.to_day, '[]') * daterange(u.valid_from, u.valid_to, '[]')
        && daterange(${first}::date, ${last}::date, '[]')
    ), deciders AS (
      SELECT DISTINCT unit_id, person_id FROM role_grant
      WHERE role = 'rating_authority' AND ${last}::date BETWEEN from_day AND coalesce(to_day, 'infinity')
    ), scorers AS (
      SELECT unit_id, person_id FROM role_grant
      WHERE role = 'assessor' AND ${last}::date BETWEEN from_day AND coalesce(to_day, 'infinity')
      UNION
      -- Where nobody holds the post of assessor, who was lent it is one.
      SELECT unit_id, delegate_id FROM delegation d
      WHERE role = 'assessor' AND ${last}::date BETWEEN from_day AND to_day
        AND NOT EXISTS (SELECT FROM delegation_end e WHERE e.delegation_id = d.id)
        AND NOT EXISTS (SELECT FROM role_grant g WHERE g.unit_id = d.unit_id AND g.role = 'assessor'
          AND ${last}::date BETWEEN g.from_day AND coalesce(g.to_day, 'infinity'))
    ), standing AS (
      SELECT unit_id AS sheet_unit, posts.* FROM posts
      UNION ALL
      SELECT u.parent_id, o.* FROM posts o
      JOIN deciders g USING (unit_id, person_id)
      JOIN admin_unit u ON u.id = o.unit_id
      WHERE u.parent_id IN (SELECT unit_id FROM posts)
    )
    SELECT s.sheet_unit AS unit_id, s.id AS post_id, s.person_id, s.category::text, s.from_day::text, s.to_day::text,
      EXISTS (SELECT FROM deciders g WHERE g.unit_id = s.sheet_unit AND g.person_id = s.person_id) AS leads,
      EXISTS (SELECT FROM scorers g WHERE g.unit_id = s.sheet_unit AND g.person_id = s.person_id) AS scores,
      -- An open end is unknown, not false: only CASE keeps thousands of them from each being looked for.
      CASE WHEN s.to_day < ${last}::date THEN EXISTS (
        SELECT FROM post n JOIN admin_unit u ON u.id = n.unit_id
        WHERE n.person_id = s.person_id AND n.unit_id <> s.unit_id
          AND greatest(n.from_day, u.valid_from) > s.to_day AND greatest(n.from_day, u.valid_from) <= ${last}::date
      ) ELSE false END AS went_on,
      (SELECT jsonb_agg(jsonb_build_object('from', a.from_day, 'to', a.to_day)) FROM absence a
       WHERE a.person_id = s.person_id AND a.from_day <= ${last}::date
         AND coalesce(a.to_day, 'infinity') >= ${first}::date) AS absent
    FROM standing s
    WHERE ${units}::uuid[] IS NULL OR s.sheet_unit = ANY (${units}::uuid[])
    ORDER BY s.sheet_unit, s.person_id, s.from_day`
  const rosters = new Map<string, Roster>()
  for (const row of rows) {
    const roster = rosters.get(row.unit_id) ?? { unitId: row.unit_id, posts: [] }
    rosters.set(row.unit_id, roster)
    roster.posts.push({
      postId: row.post_id,
      personId: row.person_id,
      category: row.category,
      from: row.from_day,
      to: row.to_day,
      leads: row.leads,
      scores: row.scores,
      wentOn: row.went_on ?? false,
      absent: row.absent ?? [],
    })
  }
  return [...rosters.values()]
}

/**
 * Who in post in a unit waits outside a month's sheet, since no scheme is in force for her category: names by category,
 * for who opens it.
 */
export async function listWithoutScheme(
  actor: Actor,
  { unit, month }: SheetInput,
  now: Date,
): Promise<Map<StaffCategory, string[]>> {
  const found = await db.adminUnit.findUnique({ where: { slug: unit }, select: { id: true } })
  if (!found || !mayOpen(await listRoles(db, actor.personId, found.id, now))) return new Map()
  const inForce = await findInForce(db, month)
  const rosters = await listRosters(db, month, [found.id])
  const without = rosters.flatMap(({ posts }) => openingsOf(inForce, month, posts).without)
  const people = await db.person.findMany({
    where: { id: { in: without.map(({ personId }) => personId) } },
    orderBy: { fullName: 'asc' },
    select: { id: true, fullName: true },
  })
  const names = new Map<StaffCategory, string[]>()
  for (const { id, fullName } of people) {
    const { category } = without.find(({ personId }) => personId === id)!
    names.set(category, [...(names.get(category) ?? []), fullName])
  }
  return names
}

/** Which scheme grades each category of staff in a month; a category for which none is in force has none. */
export async function findInForce(tx: Tx, month: Month): Promise<InForce> {
  const rows = await tx.$queryRaw<{ id: string; category: StaffCategory }[]>`
    SELECT c.id, category FROM evaluation_scheme c, jsonb_array_elements_text(c.definition -> 'staffCategories') AS category
    WHERE ${firstDay(month)}::date BETWEEN c.valid_from AND coalesce(c.valid_to, 'infinity')
      AND ${firstDay(month)}::date <= coalesce((c.ended ->> category)::date, 'infinity')
    ORDER BY category`
  const known = await findSchemes(
    tx,
    rows.map(({ id }) => id),
  )
  return new Map(rows.map(({ id, category }) => [category, { id, scheme: known.get(id)! }]))
}

/** The months that take points, the earliest first: whoever holds several of them locks them in one order. */
export function listUnderWay(tx: Tx, of: { unitId?: string }) {
  return tx.evaluationSheet.findMany({
    where: { ...of, state: { in: ['open', 'returned', 'reopened'] } },
    orderBy: { month: 'asc' },
    select: { month: true, unitId: true },
  })
}
