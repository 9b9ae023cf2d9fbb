import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { maySeePoints } from '../sheets/policy'
import { findSheetRow, listSheetRoles, type SheetRow } from '../sheets/queries'
import type { SheetInput } from '../sheets/schema'
import { findTurn } from '../turns/queries'
import type { InsidePerson, InsideView } from './schema'

/** The month for those who stand in it, who are in post in its unit today, or who see its points; null for others. */
export async function findInside(actor: Actor, input: SheetInput, now: Date): Promise<InsideView | null> {
  const sheet = await findSheetRow(db, input)
  if (!sheet) return null
  const roles = await listSheetRoles(db, actor.personId, sheet, now)
  if (!maySeePoints(roles) && !(await belongs(actor, sheet, now))) return null
  const [{ turn, until }, published] = await Promise.all([findTurn(db, sheet, now), findPublished(sheet)])
  const shown = sheet.schemes.filter(({ inside }) => inside === 'names')
  const people = published && shown.length > 0 ? await listPeople(sheet, published) : []
  return {
    ...{ unit: { slug: sheet.unit.slug, name: sheet.unit.name }, month: sheet.month, turn, until },
    publishedAt: published?.toISOString() ?? null,
    counted: sheet.schemes.filter(({ inside }) => inside === 'counts').map(({ code }) => code),
    named: shown.map(({ code }) => ({
      scheme: code,
      people: people.filter(({ scheme }) => scheme === code).map(({ scheme: _, ...person }) => person),
    })),
  }
}

async function belongs({ personId }: Actor, { id, unit }: SheetRow, now: Date): Promise<boolean> {
  const [found] = await db.$queryRaw<{ here: boolean }[]>`
    SELECT EXISTS (SELECT FROM evaluation WHERE sheet_id = ${id}::uuid AND person_id = ${personId}::uuid)
      OR EXISTS (SELECT FROM post WHERE unit_id = ${unit.id}::uuid AND person_id = ${personId}::uuid
        AND ${dayOf(now)}::date BETWEEN from_day AND coalesce(to_day, 'infinity')) AS here`
  return found?.here ?? false
}

async function findPublished({ id }: SheetRow): Promise<Date | null> {
  const last = await db.sheetTransition.findFirst({
    where: { sheetId: id, to: 'published' },
    orderBy: { at: 'desc' },
    select: { at: true },
  })
  return last?.at ?? null
}

/** Each as decided when the month was published: what was decided anew since then waits to be published again. */
async function listPeople({ id }: SheetRow, published: Date): Promise<(InsidePerson & { scheme: string })[]> {
  return db.$queryRaw<(InsidePerson & { scheme: string })[]>`
    SELECT c.code AS scheme, e.person_id AS person, p.full_name AS name, o.position_title AS title,
      t.name AS department, d.grade::text AS grade
    FROM evaluation e
    JOIN evaluation_scheme c ON c.id = e.scheme_id
    JOIN person p ON p.id = e.person_id
    JOIN post o ON o.id = e.post_id
    LEFT JOIN department t ON t.id = o.department_id
    JOIN LATERAL (SELECT grade FROM evaluation_decision
      WHERE evaluation_id = e.id AND decided_at <= ${published} ORDER BY version DESC LIMIT 1) d ON true
    WHERE e.sheet_id = ${id}::uuid AND coalesce(e.not_graded::text, '') NOT IN ('level_above', 'own_unit')
    ORDER BY t.name NULLS FIRST, p.code, p.id`
}
