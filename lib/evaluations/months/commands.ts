import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf, firstDay, fromDate, lastDay, type Month, monthOf, toDate } from '@/lib/month'
import { schemeSchema } from '../schemes/schema'
import { refuse } from '../sheets/commands'
import { mayOpen, maySeeState } from '../sheets/policy'
import { listRoles } from '../sheets/queries'
import type { SheetInput } from '../sheets/schema'
import { openingsOf } from './rules'

export type OpenResult =
  | { ok: true; sheetId: string; people: number }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'too-early' | 'no-scheme' | 'nobody-in-post' }

/** Opens a unit's month with the roster in post. Again is the same as once, and takes in who came meanwhile. */
export async function openMonth(actor: Actor, input: SheetInput, now: Date): Promise<OpenResult> {
  return db.$transaction(async (tx): Promise<OpenResult> => {
    const unit = await tx.adminUnit.findUnique({ where: { slug: input.unit }, select: { id: true } })
    const roles = unit ? await listRoles(tx, actor.personId, unit.id, now) : []
    if (!unit || !maySeeState(roles))
      return refuse(tx, actor, 'sheet.open', input, { ok: false, reason: 'not-found' })
    if (!mayOpen(roles)) return refuse(tx, actor, 'sheet.open', input, { ok: false, reason: 'not-yours' })
    if (input.month > monthOf(dayOf(now))) return { ok: false, reason: 'too-early' }
    return openSheet(tx, { unitId: unit.id, month: input.month, actorId: actor.personId })
  })
}

type Opening = { unitId: string; month: Month; actorId: string | null }

/** The same without asking who: for commands that have asked, and for loading a demo. */
export async function openSheet(tx: Tx, { unitId, month, actorId }: Opening): Promise<OpenResult> {
  const first = toDate(firstDay(month))
  const scheme = await tx.evaluationScheme.findFirst({
    where: { validFrom: { lte: first }, OR: [{ validTo: null }, { validTo: { gte: first } }] },
    select: { id: true, definition: true },
  })
  if (!scheme) return { ok: false, reason: 'no-scheme' }
  const openings = openingsOf(
    schemeSchema.parse(scheme.definition),
    month,
    await listPosts(tx, unitId, month),
    await listGraders(tx, unitId, month),
  )
  if (openings.length === 0) return { ok: false, reason: 'nobody-in-post' }

  const created = await tx.$queryRaw<{ id: string; slug: string }[]>`
    WITH made AS (
      INSERT INTO evaluation_sheet (unit_id, month, scheme_id)
      VALUES (${unitId}::uuid, ${firstDay(month)}::date, ${scheme.id}::uuid)
      ON CONFLICT (unit_id, month) DO NOTHING RETURNING id, unit_id
    ), stepped AS (
      INSERT INTO sheet_transition (sheet_id, "to", actor_id) SELECT id, 'open', ${actorId}::uuid FROM made
    )
    SELECT made.id, u.slug FROM made JOIN admin_unit u ON u.id = made.unit_id`
  const sheet = await tx.evaluationSheet.findUniqueOrThrow({
    where: { unitId_month: { unitId, month: first } },
    select: { id: true, state: true, unit: { select: { slug: true } } },
  })
  const added = takesPeople(sheet.state) ? await addPeople(tx, sheet.id, openings) : 0
  if (created.length > 0 || added > 0)
    await recordEvent(tx, actorId, {
      kind: 'sheet.opened',
      sheetId: sheet.id,
      unit: sheet.unit.slug,
      month,
      people: added,
    })
  return { ok: true, sheetId: sheet.id, people: openings.length }
}

function takesPeople(state: string): boolean {
  return state === 'open' || state === 'returned' || state === 'reopened'
}

async function addPeople(tx: Tx, sheetId: string, openings: ReturnType<typeof openingsOf>): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO evaluation (sheet_id, person_id, post_id, not_graded)
    SELECT ${sheetId}::uuid, * FROM unnest(${openings.map((each) => each.personId)}::uuid[],
      ${openings.map((each) => each.postId)}::uuid[], ${openings.map((each) => each.notGraded)}::text[]::not_graded_reason[])
    ON CONFLICT (sheet_id, person_id) DO NOTHING`
}

async function listPosts(tx: Tx, unitId: string, month: Month) {
  const posts = await tx.post.findMany({
    where: {
      unitId,
      fromDay: { lte: toDate(lastDay(month)) },
      OR: [{ toDay: null }, { toDay: { gte: toDate(firstDay(month)) } }],
    },
    select: { id: true, personId: true, fromDay: true, toDay: true },
  })
  return posts.map(({ id, personId, fromDay, toDay }) => ({
    postId: id,
    personId,
    from: fromDate(fromDay),
    to: toDay && fromDate(toDay),
  }))
}

async function listGraders(tx: Tx, unitId: string, month: Month): Promise<Set<string>> {
  const end = toDate(lastDay(month))
  const grants = await tx.roleGrant.findMany({
    where: {
      unitId,
      role: { in: ['assessor', 'rating_authority'] },
      fromDay: { lte: end },
      OR: [{ toDay: null }, { toDay: { gte: end } }],
    },
    select: { personId: true },
  })
  return new Set(grants.map(({ personId }) => personId))
}
