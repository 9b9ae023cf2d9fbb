import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import type { Tx } from '@/lib/db'
import { addMonths, firstDay, lastDay, toDate } from '@/lib/month'
import type { Scheme } from '../../schema'
import { type Done, move, type No, within } from '../entering/commands'
import { mayApproveScheme } from '../policy'
import { listInForce } from '../in-force/queries'
import { checkedDraft } from '../queries'
import { endedBy } from '../rules'
import type { SchemeFault } from '../schema'

export type ApproveResult =
  Done | No<'not-found' | 'own' | 'not-now'> | { ok: false; reason: 'invalid'; faults: SchemeFault[] }

/**
 * Lets it into force from its month on: those before it end the month before, for its categories only. Never by who
 * made it.
 */
export function approveDraft(
  actor: Actor,
  { draft: id }: { draft: string },
  now: Date,
): Promise<ApproveResult> {
  return within(
    actor,
    id,
    now,
    'scheme.approve',
    async ({ tx, draft, roles, no }): Promise<ApproveResult> => {
      if (draft.state !== 'proposed') return no('not-now')
      if (!mayApproveScheme(roles, actor.personId, draft)) return no('own')
      const { read, place } = await checkedDraft(tx, draft, now)
      const faults = 'scheme' in read ? place : read.faults
      if (!('scheme' in read) || faults.length > 0) return { ok: false, reason: 'invalid', faults }
      await enforce(tx, read.scheme, {
        draftId: id,
        authorId: draft.authorId,
        approvedBy: actor.personId,
        approvedAt: now,
      })
      await move(tx, id, 'approved', { decidedBy: actor.personId, decidedAt: now })
      const { code, validFrom } = read.scheme
      await recordEvent(tx, actor.personId, { kind: 'scheme.approved', draftId: id, code, from: validFrom })
      return { ok: true }
    },
  )
}

type Made = { draftId: string; authorId: string; approvedBy: string; approvedAt: Date }

async function enforce(tx: Tx, scheme: Scheme, made: Made): Promise<void> {
  const first = toDate(firstDay(scheme.validFrom))
  const last = lastDay(addMonths(scheme.validFrom, -1))
  const before = toDate(last)
  for (const other of await listInForce(tx)) {
    const { categories, wholly } = endedBy(scheme, other)
    if (categories.length === 0) continue
    await tx.evaluationScheme.update({
      where: { code: other.code },
      data: wholly
        ? { validTo: before }
        : { ended: { ...other.ended, ...Object.fromEntries(categories.map((each) => [each, last])) } },
      select: { id: true },
    })
  }
  await tx.evaluationScheme.create({
    data: { code: scheme.code, validFrom: first, validTo: null, definition: scheme, ...made },
    select: { id: true },
  })
}

/** Back to its author, with what to mend. */
export function returnDraft(
  actor: Actor,
  { draft: id, reason }: { draft: string; reason: string },
  now: Date,
): Promise<Done | No<'not-found' | 'not-yours' | 'not-now'>> {
  return within(actor, id, now, 'scheme.return', async ({ tx, draft, roles, no }) => {
    if (draft.state !== 'proposed') return no('not-now')
    if (!mayApproveScheme(roles, actor.personId, draft)) return no('not-yours')
    await move(tx, id, 'draft', { returnReason: reason })
    await recordEvent(tx, actor.personId, { kind: 'scheme.returned', draftId: id, reason })
    return { ok: true }
  })
}
