import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db, type Tx } from '@/lib/db'
import { type Day, dayOf, fromDate } from '@/lib/month'
import { mayEditCodes } from '../editors/queries'
import { baseOf, liveVersions } from './bases/rules'
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
const days = { version: true, inForceFrom: true, inForceTo: true } as const
const open = { state: { in: ['draft', 'review'] as ('draft' | 'review')[] } }

/** Each code with its open draft, if she may edit the Codes; null for everybody else. */
export async function listDrafts(actor: Actor, now: Date): Promise<DraftLine[] | null> {
  return db.$transaction(async (tx) => {
    if (!(await mayEditCodes(tx, actor.personId, dayOf(now)))) return null
    const codes = await tx.conductCode.findMany({
      orderBy: [{ binding: 'desc' }, { slug: 'asc' }],
      select: {
        slug: true,
        versions: { select: { title: true, number: true, ...days } },
        drafts: { where: open, select: draftSelect },
      },
    })
    return codes.flatMap(({ slug, versions, drafts: [draft] }) => {
      const live = liveVersions(versions.map(dated), dayOf(now))
      const [first] = live
      if (!first) return []
      return [
        {
          slug,
          title: first.title,
          number: first.number,
          live: live.map(({ version, inForceFrom, state }) => ({ version, inForceFrom, state })),
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
        baseVersion: true,
        code: { select: { binding: true, versions: { select: { title: true, ...days } } } },
      },
    })
    if (!draft) return null
    const versions = draft.code.versions.map(dated)
    const save = lastSave(draft, actor)
    return {
      slug,
      binding: draft.code.binding,
      title: versions.find(({ version }) => version === draft.baseVersion)?.title ?? '',
      base: baseOf(versions, draft.baseVersion),
      lastVersion: Math.max(...versions.map(({ version }) => version)),
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

/** The versions of a code that hold or are to come. */
export async function listLive(tx: Tx, codeId: string, today: Day) {
  const rows = await tx.codeVersion.findMany({ where: { codeId }, select: days })
  return liveVersions(rows.map(dated), today)
}

export async function contentAt(tx: Tx, draftId: string, revision: number) {
  const row = await tx.codeDraftRevision.findUniqueOrThrow({
    where: { draftId_revision: { draftId, revision } },
    select: { content: true },
  })
  return draftContent.parse(row.content)
}

function dated<Row extends { inForceFrom: Date; inForceTo: Date | null }>(row: Row) {
  const [inForceFrom, inForceTo]: [Day, Day | null] = [
    fromDate(row.inForceFrom),
    row.inForceTo && fromDate(row.inForceTo),
  ]
  return { ...row, inForceFrom, inForceTo }
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
