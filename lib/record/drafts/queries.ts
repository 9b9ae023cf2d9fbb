import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { findSheetRow, listRoles, listSheetRoles, type SheetRow } from '@/lib/evaluations/sheets/queries'
import type { SheetInput, SheetState } from '@/lib/evaluations/sheets/schema'
import { type Day, dayOf, fromDate, midnight, type Month, monthOf } from '@/lib/month'
import { getPortalSettings } from '@/lib/portal/queries'
import { readFacts, readHistory } from '../facts/queries'
import { mayPublish } from '../publications/policy'
import { buildRow, earliestDay } from '../publications/rules'
import { performanceRow, type PerformanceRow } from '../schema'
import { causesOf } from '../small-groups/rules'
import { defaultThreshold } from '../small-groups/schema'
import type { Draft, DraftMonth, PublishedMonthLine, PublishingView } from './schema'

export type Portal = { illustrative: boolean; k: number }

/** The portal's settings as far as a row depends on them. Below the default the method would not protect anybody. */
export async function readPortal(): Promise<Portal> {
  const { illustrative, leastGroup } = await getPortalSettings()
  return { illustrative, k: Math.max(leastGroup, defaultThreshold) }
}

type Now = { reason?: string | undefined; now: Date; portal: Portal }

/** The row that a publication at this moment would freeze. */
export async function readDraft(tx: Tx, sheet: SheetRow, { reason, now, portal }: Now): Promise<Draft> {
  const of = { unitId: sheet.unit.id, month: sheet.month }
  const cutOff = midnight(later(dayOf(now), earliestDay(sheet.month)))
  const unit = await tx.adminUnit.findUniqueOrThrow({
    where: { id: sheet.unit.id },
    select: { code: true, slug: true, name: true, validFrom: true },
  })
  const facts = await readFacts(tx, of, cutOff)
  const { history, own } = await readHistory(tx, of)
  const last = own.at(-1) ?? null
  const row = buildRow({
    ...facts,
    unit: { ...unit, validFrom: unit.validFrom && fromDate(unit.validFrom) },
    month: sheet.month,
    revision: (last?.revision ?? 0) + 1,
    cutOff,
    publishedAt: now.toISOString(),
    illustrative: portal.illustrative,
    correction: last && { of: last.revision, reason: reason || '…' },
    history,
    k: portal.k,
  })
  const { k } = portal
  const causes = causesOf({ month: sheet.month, counts: facts.staff, history, k })
  return { row, known: facts.staff, inspectionsFrom: facts.inspectionsFrom, causes, k, last }
}

/** What publishing the month would say, for the unit's personnel clerk; null for everybody else. */
export async function previewMonth(actor: Actor, input: SheetInput, now: Date): Promise<DraftMonth | null> {
  const portal = await readPortal()
  return db.$transaction(async (tx) => {
    const sheet = await findSheetRow(tx, input)
    const roles = sheet ? await listSheetRoles(tx, actor.personId, sheet, now) : []
    return sheet && mayPublish(roles) ? draftMonth(tx, sheet, { now, portal }) : null
  })
}

type Line = { month: Date; state: SheetState; content: PerformanceRow | null }

/** The unit's decided months: those not yet published with what the public would read, and the published ones. */
export async function findPublishing(actor: Actor, slug: string, now: Date): Promise<PublishingView | null> {
  const portal = await readPortal()
  return db.$transaction(async (tx) => {
    const unit = await tx.adminUnit.findUnique({
      where: { slug },
      select: { id: true, slug: true, name: true },
    })
    const today = dayOf(now)
    const keeps = unit && mayPublish(await listRoles(tx, actor.personId, unit.id, now))
    if (!unit) return null
    const lines = await tx.$queryRaw<Line[]>`
      SELECT s.month, s.state::text, p.content FROM evaluation_sheet s
      LEFT JOIN LATERAL (
        SELECT content FROM publication WHERE unit_id = s.unit_id AND month = s.month
        ORDER BY revision DESC LIMIT 1) p ON true
      WHERE s.unit_id = ${unit.id}::uuid AND (${keeps} OR EXISTS (
          SELECT FROM held_roles(${actor.personId}::uuid, ${today}::date) h
          WHERE h.role = 'personnel' AND h.unit_id IN (SELECT sheet_units(s.id, ${today}::date))))
        AND (s.state IN ('approved', 'published') OR p.content IS NOT NULL)
      ORDER BY s.month DESC`
    if (!keeps && lines.length === 0) return null
    const waiting: DraftMonth[] = []
    for (const line of lines.filter(({ state }) => state === 'approved').reverse()) {
      const sheet = await findSheetRow(tx, { unit: slug, month: monthOfLine(line) })
      if (sheet) waiting.push(await draftMonth(tx, sheet, { now, portal }))
    }
    return {
      unit: { slug: unit.slug, name: unit.name },
      waiting,
      published: lines.flatMap(publishedLine),
    }
  })
}

async function draftMonth(tx: Tx, sheet: SheetRow, now: Now): Promise<DraftMonth> {
  const draft = await readDraft(tx, sheet, now)
  return { month: sheet.month, state: sheet.state, from: earliestDay(sheet.month), draft }
}

function publishedLine(line: Line): PublishedMonthLine[] {
  if (!line.content) return []
  const { revision, publishedAt, correction } = performanceRow(line.content)
  const month = monthOfLine(line)
  return [{ month, state: line.state, revision, publishedAt, correction: correction?.reason ?? null }]
}

function monthOfLine({ month }: Line): Month {
  return monthOf(fromDate(month))
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
