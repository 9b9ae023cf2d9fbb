import 'server-only'
import { hasGrant } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { type Day, dayOf, fromDate, toDate } from '@/lib/month'
import { thereOn } from '@/lib/units/days/queries'
import type { Elsewhere, ExistingPost } from './imports/schema'
import type { RosterPost, RosterView } from './schema'

const unitSelect = { id: true, slug: true, code: true, name: true } as const

/** Who is in post in the unit today, and who will be; null for everybody but its personnel clerk. */
export async function findRoster(actor: Actor, unitSlug: string, now: Date): Promise<RosterView | null> {
  const today = dayOf(now)
  const unit = await db.adminUnit.findUnique({ where: { slug: unitSlug }, select: unitSelect })
  if (!unit) return null
  // A roster holds birth dates and addresses: the unit's own clerk and nobody else.
  if (!(await hasGrant(db, actor.personId, 'personnel', unit.id, today))) return null
  const posts = await listPosts(db, unit.id, today)
  return { unit, posts }
}

async function listPosts(tx: Tx, unitId: string, from: Day | null): Promise<RosterPost[]> {
  const posts = await tx.post.findMany({
    where: { unitId, ...(from ? { OR: [{ toDay: null }, { toDay: { gte: toDate(from) } }] } : {}) },
    orderBy: [{ department: { name: 'asc' } }, { person: { code: 'asc' } }, { fromDay: 'asc' }],
    select: {
      id: true,
      category: true,
      positionTitle: true,
      fromDay: true,
      toDay: true,
      department: { select: { name: true } },
      person: {
        select: {
          id: true,
          code: true,
          fullName: true,
          birthDate: true,
          email: true,
          account: { select: { id: true } },
        },
      },
    },
  })
  return posts.map(({ id, person, department, fromDay, toDay, ...post }) => ({
    ...post,
    postId: id,
    personId: person.id,
    code: person.code,
    fullName: person.fullName,
    birthDate: person.birthDate && fromDate(person.birthDate),
    email: person.email,
    department: department?.name ?? null,
    fromDay: fromDate(fromDay),
    toDay: toDay && fromDate(toDay),
    hasAccount: person.account !== null,
  }))
}

/** Every post there ever was in the unit, as the plan of an import compares them. */
export async function listExistingPosts(tx: Tx, unitId: string): Promise<ExistingPost[]> {
  return (await listPosts(tx, unitId, null)).map(({ code, hasAccount: _, ...post }) => ({
    ...post,
    staffCode: code,
  }))
}

/** Of these codes, who has one of them in another unit's files and no post here. */
export async function listElsewhere(tx: Tx, unitId: string, codes: readonly string[]): Promise<Elsewhere[]> {
  return tx.$queryRaw<Elsewhere[]>`
    SELECT p.id AS "personId", p.code AS "staffCode", p.full_name AS "fullName", p.birth_date::text AS "birthDate", p.email,
      coalesce(last.name, u.name) AS unit, coalesce(last.open, false) AS "stillThere"
    FROM person p
    JOIN admin_unit u ON u.id = p.file_unit_id
    LEFT JOIN LATERAL (
      SELECT w.name, o.to_day IS NULL AS open
      FROM post o JOIN admin_unit w ON w.id = o.unit_id
      WHERE o.person_id = p.id ORDER BY o.from_day DESC, o.id LIMIT 1) last ON true
    WHERE p.code = ANY (${[...new Set(codes)]}::text[]) AND p.file_unit_id <> ${unitId}::uuid
      AND NOT EXISTS (SELECT FROM post h WHERE h.person_id = p.id AND h.unit_id = ${unitId}::uuid)`
}

/** Today's unit with that code; a code that lost its zeros in a spreadsheet is understood. */
export async function findUnitByCode(tx: Tx, code: string, today: Day) {
  return tx.adminUnit.findFirst({
    where: { code: { in: [code, code.padStart(5, '0')] }, ...thereOn(today) },
    orderBy: { code: 'desc' },
    select: unitSelect,
  })
}
