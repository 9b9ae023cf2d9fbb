import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { moveSheet, refuse } from '@/lib/evaluations/sheets/commands'
import { listRoles, lockSheet, type SheetRow } from '@/lib/evaluations/sheets/queries'
import { type Day, dayOf } from '@/lib/month'
import { readDraft, readPortal } from '../drafts/queries'
import { appendPublications } from '../publications/commands'
import { mayPublish } from '../publications/policy'
import { earliestDay } from '../publications/rules'
import type { PerformanceRow } from '../schema'
import { isReady, listBelow } from './queries'
import type { PublishReadyInput } from './schema'

export type PublishReadyResult =
  /** `left`: previewed, and no longer ready. */
  | { ok: true; published: number; left: number }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'too-early'; from: Day }
  | { ok: false; reason: 'nothing-ready' }

/** Publishes a month of every unit below that is ready and was previewed: all of them at once, or none. */
export async function publishReady(
  actor: Actor,
  input: PublishReadyInput,
  now: Date,
): Promise<PublishReadyResult> {
  const portal = await readPortal()
  const { month } = input
  return db.$transaction(
    async (tx): Promise<PublishReadyResult> => {
      const no = <const R extends { ok: false; reason: string }>(refusal: R) =>
        refuse(tx, actor, 'record.publish-ready', input, refusal)
      const above = await tx.adminUnit.findUnique({ where: { slug: input.unit }, select: { id: true } })
      const roles = above ? await listRoles(tx, actor.personId, above.id, now) : []
      if (!above || !mayPublish(roles)) return no({ ok: false, reason: 'not-found' })
      const from = earliestDay(month)
      if (dayOf(now) < from) return no({ ok: false, reason: 'too-early', from })

      const asked = new Set(input.units)
      const below = (await listBelow(tx, above.id, month)).filter((line) => asked.has(line.slug))
      const items: { unitId: string; row: PerformanceRow; sheet: SheetRow }[] = []
      for (const { slug } of below.filter(isReady)) {
        const sheet = await lockSheet(tx, { unit: slug, month })
        // Read again under the lock: a clerk of the unit may have been faster.
        if (sheet?.state !== 'approved') continue
        const { row, last } = await readDraft(tx, sheet, { now, portal })
        if (!last) items.push({ unitId: sheet.unit.id, row, sheet })
      }
      if (items.length === 0) return no({ ok: false, reason: 'nothing-ready' })
      const { seq } = await appendPublications(tx, items)
      for (const [at, { row, sheet }] of items.entries()) {
        await moveSheet(tx, sheet, 'published', actor.personId, null)
        await recordEvent(tx, actor.personId, {
          kind: 'record.published',
          unit: sheet.unit.slug,
          month,
          revision: row.revision,
          seq: seq - items.length + 1 + at,
          reason: null,
        })
      }
      return { ok: true, published: items.length, left: asked.size - items.length }
    },
    { timeout: 60_000 },
  )
}
