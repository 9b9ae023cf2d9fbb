import 'server-only'
import { recordEvent, refuse } from '@/lib/audit/commands'
import { listRolesAnywhere } from '@/lib/auth/grants/queries'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { addMonths, dayOf, firstDay, type Month, monthOf, toDate } from '@/lib/month'
import { schemeSchema } from '../schema'
import { listDecidedCases, listTriable } from '../trials/queries'
import { trialOf } from '../trials/rules'
import { tidied, typedOf } from './form/rules'
import { type Done, isOpen, move, type No, within } from './entering/commands'
import { mayChangeDraft, mayKeepSchemes } from './policy'
import { checkedDraft } from './queries'
import type { Typed } from './schema'

/** Begins a scheme from an old one: the same, for the months after those that are open. */
export function openDraft(
  actor: Actor,
  { from }: { from: string },
  now: Date,
): Promise<{ ok: true; draft: string } | No<'not-found'>> {
  return db.$transaction(async (tx) => {
    const roles = await listRolesAnywhere(tx, actor.personId, dayOf(now))
    const base = mayKeepSchemes(roles)
      ? await tx.evaluationScheme.findUnique({
          where: { code: from },
          select: { id: true, definition: true },
        })
      : null
    if (!base) return refuse(tx, actor, 'scheme.draft.open', from, 'not-found')
    const begins = addMonths(monthOf(dayOf(now)), 1)
    const typed = {
      ...typedOf(schemeSchema.parse(base.definition)),
      code: '',
      from: `${begins.slice(5)}/${begins.slice(0, 4)}`,
      to: '',
    }
    const { id } = await tx.schemeDraft.create({
      data: { fromId: base.id, authorId: actor.personId, typed, savedAt: now },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'scheme.draft.opened', draftId: id, from })
    return { ok: true, draft: id }
  })
}

/** Keeps what was typed, right or wrong: what is wrong is said beside it, and stops only the proposal. */
export function saveDraft(
  actor: Actor,
  { draft: id, revision, typed }: { draft: string; revision: number; typed: Typed },
  now: Date,
): Promise<{ ok: true; revision: number } | No<'not-found' | 'not-yours' | 'not-now' | 'stale'>> {
  return within(actor, id, now, 'scheme.draft.save', async ({ tx, draft, roles, no }) => {
    if (!mayChangeDraft(roles, actor.personId, draft)) return no('not-yours')
    if (draft.state !== 'draft') return no('not-now')
    const kept = tidied(typed, draft.base)
    // The second of two clicks finds what it would write.
    if (sameTyped(kept, draft.typed)) return { ok: true, revision: draft.revision }
    if (revision !== draft.revision) return { ok: false, reason: 'stale' as const }
    await tx.schemeDraft.update({
      where: { id },
      data: { typed: kept, revision: revision + 1, savedAt: now },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'scheme.draft.saved', draftId: id, revision: revision + 1 })
    return { ok: true, revision: revision + 1 }
  })
}

/** Counts what a past month would have come to, in every unit at once. */
export function tryDraft(
  actor: Actor,
  { draft: id, month }: { draft: string; month: Month },
  now: Date,
): Promise<Done | No<'not-found' | 'not-now' | 'invalid' | 'nothing-to-compare'>> {
  return within(actor, id, now, 'scheme.try', async ({ tx, draft, no }) => {
    if (!isOpen(draft.state)) return no('not-now')
    const { read } = await checkedDraft(tx, draft, now)
    if (!('scheme' in read)) return { ok: false, reason: 'invalid' as const }
    const result = trialOf(read.scheme, await listDecidedCases(tx, month, read.scheme.staffCategories))
    if (!result) return { ok: false, reason: 'nothing-to-compare' as const }
    await tx.schemeTrial.create({
      data: {
        draftId: id,
        revision: draft.revision,
        month: toDate(firstDay(month)),
        result,
        triedBy: actor.personId,
        triedAt: now,
      },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'scheme.tried', draftId: id, month, people: result.people })
    return { ok: true }
  })
}

/** Puts it before a second administrator: nothing wrong, and tried as it now stands where a month can be. */
export function proposeDraft(
  actor: Actor,
  { draft: id }: { draft: string },
  now: Date,
): Promise<Done | No<'not-found' | 'not-yours' | 'not-now' | 'invalid' | 'untried'>> {
  return within(actor, id, now, 'scheme.propose', async ({ tx, draft, roles, no }) => {
    if (!mayChangeDraft(roles, actor.personId, draft)) return no('not-yours')
    if (draft.state !== 'draft') return no('not-now')
    const { read, place, method } = await checkedDraft(tx, draft, now)
    if (!('scheme' in read) || place.length > 0) return { ok: false, reason: 'invalid' as const }
    const tried = await tx.schemeTrial.count({ where: { draftId: id, revision: draft.revision } })
    if (tried === 0 && (await listTriable(tx, method, read.scheme.staffCategories)).length > 0)
      return { ok: false, reason: 'untried' as const }
    await move(tx, id, 'proposed', { returnReason: null })
    await recordEvent(tx, actor.personId, { kind: 'scheme.proposed', draftId: id, revision: draft.revision })
    return { ok: true }
  })
}

export function withdrawDraft(
  actor: Actor,
  { draft: id }: { draft: string },
  now: Date,
): Promise<Done | No<'not-found' | 'not-yours' | 'not-now'>> {
  return within(actor, id, now, 'scheme.withdraw', async ({ tx, draft, roles, no }) => {
    if (!mayChangeDraft(roles, actor.personId, draft)) return no('not-yours')
    if (!isOpen(draft.state)) return no('not-now')
    await move(tx, id, 'withdrawn', { decidedBy: actor.personId, decidedAt: now })
    await recordEvent(tx, actor.personId, { kind: 'scheme.withdrawn', draftId: id })
    return { ok: true }
  })
}

function sameTyped(one: Typed, other: Typed): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => (one[name] ?? '') === (other[name] ?? ''))
}
