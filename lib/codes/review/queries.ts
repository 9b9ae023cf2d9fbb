import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { compareCodes } from '../changes/rules'
import type { CodeChanges } from '../changes/schema'
import { findDraft } from '../drafts/queries'
import { documentFrom, flawsOf } from '../drafts/rules'
import type { DraftFlaw, DraftView } from '../drafts/schema'
import { listKnownRules } from '../keys/queries'
import { lastingKeys } from '../keys/rules'
import { findCode } from '../queries'
import type { ChapterPage } from '../views/schema'

export type Review = { draft: DraftView; flaws: DraftFlaw[]; changes: CodeChanges; chapters: ChapterPage[] }

/** A draft as its second person reads it: whole, and word by word against the last published version. */
export async function findReview(actor: Actor, slug: string, now: Date): Promise<Review | null> {
  const draft = await findDraft(actor, slug, now)
  const before = draft && (await findCode(slug, draft.lastVersion))
  if (!draft || !before) return null
  const publishing = {
    ...{ slug, binding: draft.binding ? 'staff' : 'advice', version: draft.lastVersion + 1 },
    ...{ inForceFrom: dayOf(now), change: 'substance' },
  }
  const document = documentFrom(draft.content, publishing)
  const keys = lastingKeys(document.chapters, await db.$transaction((tx) => listKnownRules(tx, { slug })))
  const chapters = document.chapters.map((chapter) => ({
    ...chapter,
    articles: chapter.articles.map((article) => ({
      ...article,
      rules: article.rules.map((rule) => ({ ...rule, key: keys.get(rule) ?? 0 })),
    })),
  }))
  const { title, titleEn, number, issuedBy, issuedByEn, note, noteEn } = document
  const after = { ...before, title, titleEn, number, issuedBy, issuedByEn, note, noteEn, chapters }
  const flaws = flawsOf(draft.content, publishing).filter(({ field }) => field !== 'inForceFrom')
  return { draft, flaws, changes: compareCodes(before, after), chapters }
}
