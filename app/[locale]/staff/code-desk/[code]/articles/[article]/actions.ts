'use server'

import { notFound, redirect } from 'next/navigation'
import { createElement, type ReactNode } from 'react'
import { findActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { listDrafts } from '@/lib/codes/drafts/queries'
import { type DraftChange, draftChange } from '@/lib/codes/drafts/schema'
import { findReview } from '@/lib/codes/review/queries'
import { articlePage } from '@/lib/codes/review/rules'
import { ruleKinds } from '@/lib/codes/schema'
import { staffHref } from '@/lib/routes'
import { plain, savePart, text } from '../../../save-part'
import { ArticlePreview } from './article-preview'

/** Saves an article as typed, right or wrong; what cannot be saved is kept for its writer. */
export async function saveArticleAction(form: FormData): Promise<void> {
  const [code, id] = [text(form, 'code'), text(form, 'id')]
  const here = staffHref('draftArticle', { code, article: id })
  await savePart(form, code, articleIn(form), here)
  const next = text(form, 'next')
  redirect(next ? staffHref('draftArticle', { code, article: next }) : `${here}?xong=luu#xem-truoc`)
}

/** The article as readers would see it with what stands in the form; nothing is kept. Null: what is shown may stay. */
export async function previewArticleAction(form: FormData): Promise<ReactNode> {
  await requireSameOrigin()
  const now = new Date()
  const actor = await findActor()
  const change = draftChange.safeParse(articleIn(form)).data
  const review = actor && change && (await findReview(actor, text(form, 'code'), now, change))
  // A session or a draft that ended meanwhile leaves the page alone, with what is typed in it.
  if (actor && !review && !(await listDrafts(actor, now))) notFound()
  const shown = review && articlePage(review, text(form, 'id'))
  return shown ? createElement(ArticlePreview, { article: shown }) : null
}

function articleIn(form: FormData): DraftChange {
  const field = (name: string) => text(form, name)
  const rules = ruleKinds.flatMap((kind) => {
    const [said, english] = [form.getAll(kind), form.getAll(`${kind}.en`)]
    return said
      .map((each, at) => ({ kind, text: plain(each), textEn: plain(english[at] ?? '') }))
      .filter((rule) => (rule.text + rule.textEn).trim() !== '')
  })
  const fields = {
    ...{ title: field('title'), titleEn: field('titleEn'), summary: field('summary') },
    ...{ summaryEn: field('summaryEn'), text: field('text'), textEn: field('textEn'), rules },
  }
  return { kind: 'article', id: text(form, 'id'), fields }
}
