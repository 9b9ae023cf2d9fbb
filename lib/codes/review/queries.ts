import 'server-only'
import type { Actor } from '@/lib/auth/schema'
import { db } from '@/lib/db'
import { dayOf } from '@/lib/month'
import { compareCodes } from '../changes/rules'
import { applyChange } from '../drafts/changing/rules'
import { findDraft } from '../drafts/queries'
import { documentFrom, flawsOf } from '../drafts/rules'
import type { DraftChange } from '../drafts/schema'
import { listKnownRules } from '../keys/queries'
import { lastingKeys } from '../keys/rules'
import { findCode } from '../queries'
import type { Review } from './schema'

/**
 * A draft as its second person reads it: whole, and word by word against the version it was begun from. `unsaved`: as it
 * would be after this change, which is kept nowhere.
 */
export async function findReview(
  actor: Actor,
  slug: string,
  now: Date,
  unsaved?: DraftChange,
): Promise<Review | null> {
  const saved = await findDraft(actor, slug, now)
  const content = saved && (unsaved ? applyChange(saved.content, unsaved) : saved.content)
  const draft = saved && content && { ...saved, content }
  const before = draft && (await findCode(slug, draft.base.version))
  if (!draft || !before) return null
  const publishing = {
    ...{ slug, binding: draft.binding ? 'staff' : 'advice', version: draft.lastVersion + 1 },
    ...{ inForceFrom: dayOf(now), change: 'substance' },
  }
  const document = documentFrom(draft.content, publishing)
  const known = await db.$transaction((tx) => listKnownRules(tx, { slug }))
  const keys = lastingKeys(document.chapters, known, draft.base.version)
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
