import 'server-only'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf, fromDate } from '@/lib/month'
import { baseOf, misfit } from '../drafts/bases/rules'
import { contentAt } from '../drafts/queries'
import { documentFrom, flawsOf } from '../drafts/rules'
import type { DraftBase, DraftContent, DraftState } from '../drafts/schema'
import { mayEditCodes } from '../editors/queries'
import { codeDocumentSchema } from '../schema'
import { takeOver } from '../versions/commands'
import type { PublishInput, ReturnInput } from './schema'

type Refused<Reason extends string> = { ok: false; reason: Reason }
type Stepped = { ok: true } | Refused<'not-found' | 'no-draft' | 'not-now' | 'flaws'>
type Published =
  | { ok: true; version: number }
  | Refused<'not-found' | 'no-draft' | 'not-now' | 'own' | 'flaws' | 'changed-since'>
  | { ok: false; reason: 'refused'; field: string; why: string }

/** Sends a draft without flaws to a second person; from here on nobody writes in it. */
export function submitDraft(actor: Actor, slug: string, now: Date): Promise<Stepped> {
  return step<Stepped>(actor, 'code.draft.submit', slug, now, async (tx, draft) => {
    if (draft.state !== 'draft') return { ok: false, reason: 'not-now' }
    const publishing = {
      ...draft.code,
      version: draft.lastVersion + 1,
      inForceFrom: dayOf(now),
      change: 'substance',
    }
    if (flawsOf(draft.content, publishing).some(({ field }) => field !== 'inForceFrom')) {
      return { ok: false, reason: 'flaws' }
    }
    await tx.codeDraft.update({
      where: { id: draft.id },
      data: { state: 'review', returnReason: null },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'code.draft.submitted', slug, revision: draft.revision })
    return { ok: true }
  })
}

/** Gives a draft back to its writers with a reason. */
export function returnDraft(actor: Actor, { slug, reason }: ReturnInput, now: Date): Promise<Stepped> {
  return step<Stepped>(actor, 'code.draft.return', slug, now, async (tx, draft) => {
    if (draft.state !== 'review') return { ok: false, reason: 'not-now' }
    await tx.codeDraft.update({
      where: { id: draft.id },
      data: { state: 'draft', returnReason: reason },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'code.draft.returned', slug, reason })
    return { ok: true }
  })
}

/** Puts a draft away; its revisions stay, and the next one begins from what is published. */
export function withdrawDraft(actor: Actor, slug: string, now: Date): Promise<Stepped> {
  return step<Stepped>(actor, 'code.draft.withdraw', slug, now, async (tx, draft) => {
    await tx.codeDraft.update({
      where: { id: draft.id },
      data: { state: 'withdrawn', decidedBy: actor.personId, decidedAt: now },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'code.draft.withdrawn', slug })
    return { ok: true }
  })
}

/** The second person publishes what she has read: that revision, from that day, as a slip or as substance. */
export function publishDraft(actor: Actor, input: PublishInput, now: Date): Promise<Published> {
  const { slug, revision, inForceFrom, change } = input
  return step<Published>(actor, 'code.publish', slug, now, async (tx, draft) => {
    if (draft.state !== 'review') return { ok: false, reason: 'not-now' }
    if (draft.revision !== revision) return { ok: false, reason: 'changed-since' }
    if (draft.writers.includes(actor.personId)) {
      await refused(tx, actor, 'code.publish', slug, 'own-draft')
      return { ok: false, reason: 'own' }
    }
    const version = draft.lastVersion + 1
    const unfit = misfit(draft.base, inForceFrom, change, dayOf(now))
    if (unfit) return { ok: false, reason: 'refused', ...unfit }
    const publishing = { ...draft.code, version, inForceFrom, change }
    const flaws = flawsOf(draft.content, publishing)
    const late = flaws.find(({ field }) => field === 'inForceFrom')
    if (late) return { ok: false, reason: 'refused', field: 'inForceFrom', why: late.why }
    if (flaws.length > 0) return { ok: false, reason: 'flaws' }
    const document = codeDocumentSchema.parse(documentFrom(draft.content, publishing))
    const taken = await takeOver(tx, document, { today: dayOf(now) })
    if (!taken.ok) return { ok: false, reason: 'refused', field: 'inForceFrom', why: taken.why }
    await tx.codeDraft.update({
      where: { id: draft.id },
      data: { state: 'published', decidedBy: actor.personId, decidedAt: now, publishedVersion: version },
      select: { id: true },
    })
    await recordEvent(tx, actor.personId, { kind: 'code.published', slug, version, inForceFrom, change })
    return { ok: true, version }
  })
}

type OpenDraft = {
  id: string
  state: DraftState
  revision: number
  base: DraftBase
  lastVersion: number
  writers: string[]
  code: { slug: string; binding: 'staff' | 'advice' }
  content: DraftContent
}

function step<Outcome extends { ok: true } | { ok: false; reason: string }>(
  actor: Actor,
  action: string,
  slug: string,
  now: Date,
  act: (tx: Tx, draft: OpenDraft) => Promise<Outcome>,
): Promise<Outcome | Refused<'not-found' | 'no-draft'>> {
  return db.$transaction(async (tx) => {
    if (!(await mayEditCodes(tx, actor.personId, dayOf(now)))) {
      await refused(tx, actor, action, slug, 'not-editor-of-the-city')
      return { ok: false as const, reason: 'not-found' as const }
    }
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`code ${slug}`}))`
    const draft = await findOpen(tx, slug)
    return draft ? act(tx, draft) : { ok: false as const, reason: 'no-draft' as const }
  })
}

async function refused(tx: Tx, actor: Actor, action: string, subject: string, why: string): Promise<void> {
  await recordEvent(tx, actor.personId, { kind: 'action.refused', action, why, subject })
}

async function findOpen(tx: Tx, slug: string): Promise<OpenDraft | null> {
  const draft = await tx.codeDraft.findFirst({
    where: { code: { slug }, state: { in: ['draft', 'review'] } },
    select: {
      id: true,
      state: true,
      openedBy: true,
      revisions: { select: { revision: true, savedBy: true }, orderBy: { revision: 'desc' } },
      baseVersion: true,
      code: {
        select: {
          binding: true,
          versions: { select: { version: true, inForceFrom: true, inForceTo: true } },
        },
      },
    },
  })
  const [last] = draft?.revisions ?? []
  if (!draft || !last) return null
  const versions = draft.code.versions.map(({ version, inForceFrom, inForceTo }) => ({
    ...{ version, inForceFrom: fromDate(inForceFrom), inForceTo: inForceTo && fromDate(inForceTo) },
  }))
  return {
    id: draft.id,
    state: draft.state,
    revision: last.revision,
    base: baseOf(versions, draft.baseVersion),
    lastVersion: Math.max(...versions.map(({ version }) => version)),
    writers: [draft.openedBy, ...draft.revisions.map(({ savedBy }) => savedBy)],
    code: { slug, binding: draft.code.binding ? 'staff' : 'advice' },
    content: await contentAt(tx, draft.id, last.revision),
  }
}
