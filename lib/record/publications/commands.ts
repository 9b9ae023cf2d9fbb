import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { moveSheet, refuse } from '@/lib/evaluations/sheets/commands'
import { listSheetRoles, lockSheet } from '@/lib/evaluations/sheets/queries'
import type { SheetState } from '@/lib/evaluations/sheets/schema'
import { type Day, dayOf, firstDay } from '@/lib/month'
import { readDraft, readPortal } from '../drafts/queries'
import { emptyHead, hashPublication } from '../ledger/rules'
import type { LedgerHead } from '../ledger/schema'
import type { PerformanceRow } from '../schema'
import { mayPublish } from './policy'
import { earliestDay, saysTheSame } from './rules'
import type { PublishInput } from './schema'

export type PublishResult =
  /** `seq` null: the month was decided anew, and what is published says the same. */
  | { ok: true; revision: number; seq: number | null }
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'not-approved'; state: SheetState }
  | { ok: false; reason: 'too-early'; from: Day }
  /** It is published already: whoever corrects says why. */
  | { ok: false; reason: 'reason-missing' }
  | { ok: false; reason: 'unchanged' }

const notFound = { ok: false, reason: 'not-found' } as const

/** Freezes an approved month for the public, or corrects a published one by a further revision. */
export async function publishMonth(actor: Actor, input: PublishInput, now: Date): Promise<PublishResult> {
  const portal = await readPortal()
  return db.$transaction(async (tx): Promise<PublishResult> => {
    const no = <const R extends { ok: false; reason: string }>(refusal: R) =>
      refuse(tx, actor, 'record.publish', input, refusal)
    const sheet = await lockSheet(tx, input)
    const roles = sheet ? await listSheetRoles(tx, actor.personId, sheet, now) : []
    if (!sheet || !mayPublish(roles)) return no(notFound)
    const { state, month } = sheet
    if (state !== 'approved' && state !== 'published') return no({ ok: false, reason: 'not-approved', state })
    const from = earliestDay(month)
    if (dayOf(now) < from) return no({ ok: false, reason: 'too-early', from })

    const { row, last } = await readDraft(tx, sheet, { reason: input.reason, now, portal })
    if (last && saysTheSame(row, last)) {
      if (state === 'published') return { ok: false, reason: 'unchanged' }
      await moveSheet(tx, sheet, 'published', actor.personId, null)
      return { ok: true, revision: last.revision, seq: null }
    }
    if (last && !input.reason) return { ok: false, reason: 'reason-missing' }

    const { seq } = await appendPublications(tx, [{ unitId: sheet.unit.id, row }])
    const reason = row.correction?.reason ?? null
    if (state === 'approved') await moveSheet(tx, sheet, 'published', actor.personId, reason)
    const { revision } = row
    const unit = sheet.unit.slug
    await recordEvent(tx, actor.personId, { kind: 'record.published', unit, month, revision, seq, reason })
    return { ok: true, revision, seq }
  })
}

/** Adds rows to the ledger in the order given, in one statement. Returns the new head. */
export async function appendPublications(
  tx: Tx,
  items: readonly { unitId: string; row: PerformanceRow }[],
): Promise<LedgerHead> {
  // Its own statement: one that waits for its turn would still see the ledger as it was before the wait.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('publication'))`
  const [last] = await tx.$queryRaw<LedgerHead[]>`SELECT seq, hash FROM publication ORDER BY seq DESC LIMIT 1`
  let head = last ?? emptyHead
  const entries = items.map(({ unitId, row }) => {
    const previous = head.hash
    head = { seq: head.seq + 1, hash: hashPublication(previous, row) }
    return {
      ...head,
      previous,
      unit_id: unitId,
      month: firstDay(row.month),
      revision: row.revision,
      cut_off: row.cutOff,
      published_at: row.publishedAt,
      content: row,
    }
  })
  if (entries.length === 0) return head
  await tx.$executeRaw`
    INSERT INTO publication
      (seq, unit_id, month, revision, cut_off, published_at, content, previous_hash, hash)
    SELECT seq, unit_id, month, revision, cut_off, published_at, content, previous, hash
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS e(
      seq int, unit_id uuid, month date, revision int, cut_off timestamptz, published_at timestamptz,
      content jsonb, previous text, hash text)
    ORDER BY seq`
  return head
}
