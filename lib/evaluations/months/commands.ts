import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf, firstDay, fromDate, type Month, monthOf } from '@/lib/month'
import { refuse } from '../sheets/commands'
import { mayOpen, maySeeState } from '../sheets/policy'
import { listRoles } from '../sheets/queries'
import type { SheetInput } from '../sheets/schema'
import { followCategories } from './moves/commands'
import { bringSelves, markPeople, type StandingRow } from './standing/commands'
import { findInForce, listRosters } from './queries'
import { mainScheme, openingsOf } from './rules'

export type OpenResult =
  /** `isNew`: it was not open before; `added` is who came into it by this. */
  | { ok: true; sheetId: string; people: number; isNew: boolean; added: number }
  | {
      ok: false
      reason: 'not-found' | 'not-yours' | 'too-early' | 'before-unit' | 'no-scheme' | 'nobody-in-post'
    }

/**
 * Opens a unit's month with the roster in post in it, by the schemes in force in it, also long after it has ended. Again
 * is the same as once, and takes in what changed meanwhile.
 */
export async function openMonth(actor: Actor, input: SheetInput, now: Date): Promise<OpenResult> {
  return db.$transaction(async (tx): Promise<OpenResult> => {
    const unit = await tx.adminUnit.findUnique({
      where: { slug: input.unit },
      select: { id: true, validFrom: true },
    })
    const roles = unit ? await listRoles(tx, actor.personId, unit.id, now) : []
    if (!unit || !maySeeState(roles))
      return refuse(tx, actor, 'sheet.open', input, { ok: false, reason: 'not-found' })
    if (!mayOpen(roles)) return refuse(tx, actor, 'sheet.open', input, { ok: false, reason: 'not-yours' })
    if (input.month > monthOf(dayOf(now))) return { ok: false, reason: 'too-early' }
    if (unit.validFrom && input.month < monthOf(fromDate(unit.validFrom)))
      return { ok: false, reason: 'before-unit' }
    const opened = await openMonths(tx, { month: input.month, units: [unit.id], actorId: actor.personId })
    if (!opened) return { ok: false, reason: 'no-scheme' }
    const [sheet] = opened
    if (!sheet) return { ok: false, reason: 'nobody-in-post' }
    const { sheetId, people, isNew, added } = sheet
    return { ok: true, sheetId, people, isNew, added }
  })
}

type Opened = { sheetId: string; slug: string; isNew: boolean; people: number; added: number }
type Wanted = {
  month: Month
  /** Null: every unit where somebody is in post. */
  units: string[] | null
  actorId: string | null
}

/**
 * Opens a month's sheets, and brings those that are open in line with the roster: who came is added, who left or went
 * on leave is marked, whose category was mended goes over to its scheme. One statement a table whatever the number of
 * units; whoever comes second adds nothing. Those for whose category no scheme is in force wait outside. Null: none is
 * in force for anybody.
 */
export async function openMonths(tx: Tx, { month, units, actorId }: Wanted): Promise<Opened[] | null> {
  const inForce = await findInForce(tx, month)
  if (inForce.size === 0) return null
  const rosters = await listRosters(tx, month, units)
  const openings = new Map(
    rosters.flatMap(({ unitId, posts }) => {
      const { openings: each, without } = openingsOf(inForce, month, posts)
      return each.length > 0 || without.length === 0 ? [[unitId, each] as const] : []
    }),
  )
  if (openings.size === 0 && rosters.length > 0) return null
  const unitIds = [...openings.keys()].sort()
  const schemeIds = unitIds.map((id) => mainScheme(openings.get(id) ?? [], inForce)!)
  const created = new Set(await createSheets(tx, unitIds, month, schemeIds, actorId))
  // Locked in one order, so that two processes that open the same months wait for each other and do not embrace.
  const sheets = await tx.$queryRaw<{ id: string; unit_id: string; slug: string; takes: boolean }[]>`
    SELECT s.id, s.unit_id, u.slug, s.state IN ('open', 'returned', 'reopened') AS takes
    FROM evaluation_sheet s JOIN admin_unit u ON u.id = s.unit_id
    WHERE s.month = ${firstDay(month)}::date AND s.unit_id = ANY (${unitIds}::uuid[])
    ORDER BY s.id FOR UPDATE OF s`
  const rows = sheets
    .filter(({ takes }) => takes)
    .flatMap(({ id, unit_id }) => (openings.get(unit_id) ?? []).map((each) => ({ sheetId: id, ...each })))
  const added = await addPeople(tx, rows)
  const changed = await markPeople(tx, rows)
  await bringSelves(tx, [...new Set(rows.map(({ sheetId }) => sheetId))])
  const moved = await followCategories(tx, rows, actorId)
  const opened = sheets.map(({ id, unit_id, slug }) => ({
    sheetId: id,
    slug,
    isNew: created.has(id),
    people: openings.get(unit_id)?.length ?? 0,
    added: added.filter((each) => each === id).length,
  }))
  await tell(tx, month, actorId, opened, changed)
  for (const { sheetId, slug } of opened) {
    const people = moved.get(sheetId)
    if (people) await recordEvent(tx, actorId, { kind: 'sheet.moved', sheetId, unit: slug, month, people })
  }
  return opened
}

async function createSheets(
  tx: Tx,
  unitIds: string[],
  month: Month,
  schemeIds: string[],
  actor: string | null,
) {
  const made = await tx.$queryRaw<{ id: string }[]>`
    WITH made AS (
      INSERT INTO evaluation_sheet (unit_id, month, scheme_id)
      SELECT unit_id, ${firstDay(month)}::date, scheme_id
      FROM unnest(${unitIds}::uuid[], ${schemeIds}::uuid[]) AS g(unit_id, scheme_id)
      ON CONFLICT (unit_id, month) DO NOTHING RETURNING id
    ), stepped AS (
      INSERT INTO sheet_transition (sheet_id, "to", actor_id) SELECT id, 'open', ${actor}::uuid FROM made
    )
    SELECT id FROM made`
  return made.map(({ id }) => id)
}

async function addPeople(tx: Tx, rows: StandingRow[]): Promise<string[]> {
  const added = await tx.$queryRaw<{ sheet_id: string }[]>`
    INSERT INTO evaluation (sheet_id, person_id, post_id, scheme_id, not_graded, by_head)
    SELECT * FROM unnest(${rows.map((each) => each.sheetId)}::uuid[], ${rows.map((each) => each.personId)}::uuid[],
      ${rows.map((each) => each.postId)}::uuid[], ${rows.map((each) => each.schemeId)}::uuid[],
      ${rows.map((each) => each.notGraded)}::text[]::not_graded_reason[], ${rows.map((each) => each.byHead)}::boolean[])
    ON CONFLICT (sheet_id, person_id) DO NOTHING RETURNING sheet_id`
  return added.map(({ sheet_id }) => sheet_id)
}

async function tell(tx: Tx, month: Month, actorId: string | null, opened: Opened[], changed: number) {
  const touched = opened.filter(({ isNew, added }) => isNew || added > 0)
  const [only] = touched
  if (touched.length > 1 || (changed > 0 && touched.length === 0))
    return recordEvent(tx, actorId, {
      kind: 'months.opened',
      month,
      units: touched.map(({ slug }) => slug),
      people: touched.reduce((sum, { added }) => sum + added, 0),
      changed,
    })
  if (only)
    await recordEvent(tx, actorId, {
      kind: 'sheet.opened',
      sheetId: only.sheetId,
      unit: only.slug,
      month,
      people: only.added,
    })
}
