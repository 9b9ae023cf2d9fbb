import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { dayOf, fromDate } from '@/lib/month'
import { mayEditCodes } from '../editors/queries'
import { draftContent, type DraftLine, type DraftView } from './schema'

const saved = {
  select: { revision: true, savedAt: true, savedBy: true, saver: { select: { fullName: true } } },
  orderBy: { revision: 'desc' },
} as const
const draftSelect = {
  id: true,
  state: true,
  openedBy: true,
  returnReason: true,
  opener: { select: { fullName: true } },
  revisions: saved,
} as const
const open = { state: { in: ['draft', 'review'] as ('draft' | 'review')[] } }

/** Each code with its open draft, if she may edit the Codes; null for everybody else. */
export async function listDrafts(actor: Actor, now: Date): Promise<DraftLine[] | null> {
  return db.$transaction(async (tx) => {
    if (!(await mayEditCodes(tx, actor.personId, dayOf(now)))) return null
    const codes = await tx.conductCode.findMany({
      orderBy: [{ binding: 'desc' }, { slug: 'asc' }],
      select: {
        slug: true,
        versions: {
          select: { title: true, number: true, version: true },
          orderBy: { version: 'desc' },
          take: 1,
        },
        drafts: { where: open, select: draftSelect },
      },
    })
    return codes.flatMap(({ slug, versions: [last], drafts: [draft] }) => {
      if (!last) return []
      return [
        {
          slug,
          title: last.title,
          number: last.number,
          lastVersion: last.version,
          draft: draft ? { state: draft.state, ...lastSave(draft, actor) } : null,
        },
      ]
    })
  })
}

/** The open draft of a code as its editors see it; null when there is none or she may not. */
export async function findDraft(actor: Actor, slug: string, now: Date): Promise<DraftView | null> {
  return db.$transaction(async (tx) => {
    if (!(await mayEditCodes(tx, actor.personId, dayOf(now)))) return null
    const draft = await tx.codeDraft.findFirst({
      where: { code: { slug }, ...open },
      select: {
        ...draftSelect,
        code: {
          select: {
            binding: true,
            versions: {
              select: { version: true, title: true, inForceFrom: true },
              orderBy: { version: 'desc' },
              take: 1,
            },
          },
        },
      },
    })
    const last = draft?.code.versions[0]
    if (!draft || !last) return null
    const save = lastSave(draft, actor)
    return {
      slug,
      binding: draft.code.binding,
      title: last.title,
      lastVersion: last.version,
      lastInForceFrom: fromDate(last.inForceFrom),
      state: draft.state,
      openedBy: draft.opener.fullName,
      returnReason: draft.returnReason,
      ...save,
      content: await contentAt(tx, draft.id, save.revision),
    }
  })
}

/** What she typed into a part and could not be saved then; hers alone. */
export async function findParked(accountId: string, slug: string, part: string): Promise<unknown> {
  const row = await db.codeDraftParked.findUnique({
    where: { accountId_codeSlug_part: { accountId, codeSlug: slug, part } },
    select: { typed: true },
  })
  return row?.typed ?? null
}

export async function contentAt(tx: Tx, draftId: string, revision: number) {
  const row = await tx.codeDraftRevision.findUniqueOrThrow({
    where: { draftId_revision: { draftId, revision } },
    select: { content: true },
  })
  return draftContent.parse(row.content)
}

type Saves = {
  openedBy: string
  revisions: { revision: number; savedAt: Date; savedBy: string; saver: { fullName: string } }[]
}

function lastSave({ openedBy, revisions }: Saves, actor: Actor) {
  const [last] = revisions
  return {
    revision: last?.revision ?? 0,
    savedBy: last?.saver.fullName ?? '',
    savedAt: last?.savedAt.toISOString() ?? '',
    mine: openedBy === actor.personId || revisions.some(({ savedBy }) => savedBy === actor.personId),
  }
}
