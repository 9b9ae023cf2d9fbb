import 'server-only'
import { randomUUID } from 'node:crypto'
import { recordEvent } from '@/lib/audit/commands'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { findCarrying } from '../carrying/queries'
import { documentOf, documentSelect } from '../documents/queries'
import { mayEditCodes } from '../editors/queries'
import { applyChange, partOf, standing } from './changing/rules'
import { contentAt, listLive } from './queries'
import { contentOf } from './rules'
import type { DraftChange, DraftContent } from './schema'

type Opened = { ok: true; fresh: boolean } | { ok: false; reason: 'not-found' }
type Saved =
  | { ok: true; revision: number }
  | { ok: false; reason: 'not-found' | 'no-draft' | 'in-review' | 'gone' | 'clash' }

/**
 * Begins the next version of a code from one that holds or is to come (`from`; without it the last), or finds the draft
 * that is open already. `carry`: with what a slip mended in the version before it.
 */
export async function openDraft(
  actor: Actor,
  slug: string,
  now: Date,
  { from, carry = false }: { from?: number; carry?: boolean } = {},
): Promise<Opened> {
  const slip = carry ? await findCarrying(slug, dayOf(now)) : null
  return db.$transaction(async (tx): Promise<Opened> => {
    if (!(await mayEdit(tx, actor, 'code.draft.open', slug, now))) return { ok: false, reason: 'not-found' }
    const code = await lockCode(tx, slug)
    if (!code) return { ok: false, reason: 'not-found' }
    const there = await tx.codeDraft.findFirst({ where: openOf(code), select: { id: true } })
    if (there) return { ok: true, fresh: false }
    const live = await listLive(tx, code, dayOf(now))
    const base = from === undefined ? live.at(-1) : live.find(({ version }) => version === from)
    if (!base || (carry && slip?.waiting.version !== base.version)) return { ok: false, reason: 'not-found' }
    const document = await tx.codeVersion.findUniqueOrThrow({
      where: { codeId_version: { codeId: code, version: base.version } },
      select: documentSelect,
    })
    const draft = await tx.codeDraft.create({
      data: { codeId: code, baseVersion: base.version, openedBy: actor.personId, openedAt: now },
      select: { id: true },
    })
    const content = slip?.content ?? contentOf(documentOf(document), randomUUID)
    await addRevision(tx, draft.id, 1, actor, content, now)
    await recordEvent(tx, actor.personId, { kind: 'code.draft.opened', slug })
    return { ok: true, fresh: true }
  })
}

/**
 * Writes one part of a draft. `revision` is the one that the editor's page showed: what others saved since then stays,
 * and only if they wrote the same part nothing is written.
 */
export function saveDraft(
  actor: Actor,
  { slug, revision, change }: { slug: string; revision: number; change: DraftChange },
  now: Date,
): Promise<Saved> {
  return db.$transaction(async (tx): Promise<Saved> => {
    if (!(await mayEdit(tx, actor, 'code.draft.save', slug, now))) return { ok: false, reason: 'not-found' }
    const code = await lockCode(tx, slug)
    const draft =
      code && (await tx.codeDraft.findFirst({ where: openOf(code), select: { id: true, state: true } }))
    if (!draft) return { ok: false, reason: 'no-draft' }
    if (draft.state !== 'draft') return { ok: false, reason: 'in-review' }
    const last = await tx.codeDraftRevision.findFirstOrThrow({
      where: { draftId: draft.id },
      orderBy: { revision: 'desc' },
      select: { revision: true },
    })
    const standingNow = await contentAt(tx, draft.id, last.revision)
    const seen =
      revision < last.revision && revision >= 1 ? await contentAt(tx, draft.id, revision) : standingNow
    const next = applyChange(standingNow, change)
    if (!next) return { ok: false, reason: 'gone' }
    // Saved twice is saved once: a repeated POST finds what it would write.
    if (JSON.stringify(next) === JSON.stringify(standingNow)) return { ok: true, revision: last.revision }
    if (standing(seen, change) !== standing(standingNow, change)) return { ok: false, reason: 'clash' }
    await addRevision(tx, draft.id, last.revision + 1, actor, next, now)
    await unpark(tx, actor, slug, partOf(change))
    await recordEvent(tx, actor.personId, {
      kind: 'code.draft.saved',
      slug,
      revision: last.revision + 1,
      part: partOf(change),
    })
    return { ok: true, revision: last.revision + 1 }
  })
}

/** Keeps what could not be saved where only its writer finds it again. */
export async function parkTyped(
  accountId: string,
  { slug, part, typed }: { slug: string; part: string; typed: object },
  now: Date,
): Promise<void> {
  await db.codeDraftParked.upsert({
    where: { accountId_codeSlug_part: { accountId, codeSlug: slug, part } },
    create: { accountId, codeSlug: slug, part, typed, parkedAt: now },
    update: { typed, parkedAt: now },
    select: { part: true },
  })
}

async function unpark(tx: Tx, actor: Actor, slug: string, part: string): Promise<void> {
  await tx.codeDraftParked.deleteMany({ where: { accountId: actor.accountId, codeSlug: slug, part } })
}

async function mayEdit(tx: Tx, actor: Actor, action: string, slug: string, now: Date): Promise<boolean> {
  if (await mayEditCodes(tx, actor.personId, dayOf(now))) return true
  const why = 'not-editor-of-the-city'
  await recordEvent(tx, actor.personId, { kind: 'action.refused', action, why, subject: slug })
  return false
}

const openOf = (codeId: string) => ({
  codeId,
  state: { in: ['draft', 'review'] as ('draft' | 'review')[] },
})

// Editors of one code take their turns, as its versions do.
async function lockCode(tx: Tx, slug: string): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`code ${slug}`}))`
  return (await tx.conductCode.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null
}

async function addRevision(
  tx: Tx,
  draftId: string,
  revision: number,
  { personId }: Actor,
  content: DraftContent,
  now: Date,
): Promise<void> {
  await tx.codeDraftRevision.create({
    data: { draftId, revision, savedBy: personId, savedAt: now, content },
    select: { revision: true },
  })
}
