'use server'

import { randomUUID } from 'node:crypto'
import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { accountOfSeal, findActor, requireActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { partOf } from '@/lib/codes/drafts/changing/rules'
import { openDraft, parkTyped, saveDraft } from '@/lib/codes/drafts/commands'
import { findDraft } from '@/lib/codes/drafts/queries'
import { dayFrom } from '@/lib/codes/drafts/rules'
import { type DraftChange, draftChange } from '@/lib/codes/drafts/schema'
import { recognise } from '@/lib/codes/docx/rules'
import { publishDraft, returnDraft, submitDraft, withdrawDraft } from '@/lib/codes/review/commands'
import { publishInput, returnInput } from '@/lib/codes/review/schema'
import { ruleKinds } from '@/lib/codes/schema'
import { href, type StaffRoute, staffHref } from '@/lib/routes'
import { readWord } from '@/lib/word/read'

export async function openDraftAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const code = text(form, 'code')
  const opened = await openDraft(actor, code, new Date())
  if (!opened.ok) notFound()
  redirect(to('codeDraft', { code }, { xong: 'mo' }))
}

/** Saves an article as typed, right or wrong; what cannot be saved is kept for its writer. */
export async function saveArticleAction(form: FormData): Promise<void> {
  const [code, id] = [text(form, 'code'), text(form, 'id')]
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
  const here = staffHref('draftArticle', { code, article: id })
  await savePart(form, code, { kind: 'article', id, fields }, here)
  const next = text(form, 'next')
  redirect(next ? staffHref('draftArticle', { code, article: next }) : `${here}?xong=luu#xem-truoc`)
}

export async function saveHeadAction(form: FormData): Promise<void> {
  const code = text(form, 'code')
  const field = (name: string) => text(form, name)
  const fields = {
    ...{ title: field('title'), titleEn: field('titleEn'), number: field('number') },
    ...{ issuedOn: field('issuedOn'), issuedBy: field('issuedBy'), issuedByEn: field('issuedByEn') },
    ...{ note: field('note'), noteEn: field('noteEn'), sources: field('sources') },
  }
  const here = staffHref('draftHead', { code })
  await savePart(form, code, { kind: 'head', fields }, here)
  redirect(`${here}?xong=luu`)
}

/** Adds, moves, removes, renames: one button, one change. */
export async function arrangeAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const code = text(form, 'code')
  const parsed = draftChange.safeParse({
    kind: text(form, 'kind'),
    id: text(form, 'id') || randomUUID(),
    chapter: text(form, 'chapter'),
    by: Number(text(form, 'by')),
    at: Number(text(form, 'at')),
    fields: { title: text(form, 'title'), titleEn: text(form, 'titleEn') },
  })
  if (!parsed.success || parsed.data.kind === 'document') notFound()
  const revision = Number(text(form, 'revision'))
  const saved = await saveDraft(actor, { slug: code, revision, change: parsed.data }, new Date())
  if (!saved.ok) redirect(to('codeDraft', { code }, { loi: saved.reason }))
  redirect(to('codeDraft', { code }, { xong: 'luu' }, text(form, 'anchor')))
}

export async function bringDocumentAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const code = text(form, 'code')
  const file = form.get('document')
  const back = (told: Record<string, string>) => redirect(to('codeDraft', { code }, told, 'tep'))
  if (!(file instanceof File) || file.size === 0) return back({ tep: 'missing' })
  const now = new Date()
  const draft = await findDraft(actor, code, now)
  if (!draft) notFound()
  const read = await readWord(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return back({ tep: read.why })
  const binding = draft.binding ? 'staff' : 'advice'
  const content = recognise(read.paragraphs, read.notes, {
    ...{ binding, before: draft.content, newId: randomUUID },
  })
  const change = { kind: 'document' as const, content }
  const revision = Number(text(form, 'revision'))
  const saved = await saveDraft(actor, { slug: code, revision, change }, now)
  back(saved.ok ? { xong: 'tep' } : { loi: saved.reason })
}

export async function submitAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const code = text(form, 'code')
  const done = await submitDraft(actor, code, new Date())
  redirect(to('codeDraft', { code }, done.ok ? { xong: 'gui' } : { loi: done.reason }))
}

export async function withdrawAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const code = text(form, 'code')
  const done = await withdrawDraft(actor, code, new Date())
  redirect(to('codeDesk', {}, done.ok ? { xong: 'bo' } : { loi: done.reason }))
}

export async function returnAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const code = text(form, 'code')
  const parsed = returnInput.safeParse({ slug: code, reason: text(form, 'reason') })
  if (!parsed.success) redirect(to('draftReview', { code }, { loi: 'reason' }, 'tra-lai'))
  const done = await returnDraft(actor, parsed.data, new Date())
  redirect(to('codeDraft', { code }, done.ok ? { xong: 'tra' } : { loi: done.reason }))
}

/** Publishes; every public page shows it from the next request on. What was typed comes back with a refusal. */
export async function publishAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const code = text(form, 'code')
  const [day, change] = [text(form, 'inForceFrom'), text(form, 'change')]
  const typed = { ngay: day, loai: change }
  const parsed = publishInput.safeParse({
    ...{ slug: code, revision: text(form, 'revision'), change, inForceFrom: dayFrom(day) },
  })
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path }) => String(path[0])).join(' ')
    redirect(to('draftReview', { code }, { loi: 'form', o: wrong, ...typed }, 'cong-bo'))
  }
  const done = await publishDraft(actor, parsed.data, new Date())
  if (!done.ok) {
    const why: Record<string, string> = done.reason === 'refused' ? { vi: done.why } : {}
    redirect(to('draftReview', { code }, { loi: done.reason, ...why, ...typed }, 'cong-bo'))
  }
  updateTag('texts')
  const published = { xong: 'cong-bo', ban: String(done.version), tu: parsed.data.inForceFrom, code }
  redirect(to('codeDesk', {}, published))
}

async function savePart(form: FormData, code: string, typed: DraftChange, here: string): Promise<void> {
  await requireSameOrigin()
  const now = new Date()
  const parsed = draftChange.safeParse(typed)
  if (!parsed.success) notFound()
  const change = parsed.data
  const park = (account: string) =>
    'fields' in change
      ? parkTyped(account, { slug: code, part: partOf(change), typed: change.fields }, now)
      : Promise.resolve()
  const actor = await findActor()
  if (!actor) {
    const account = accountOfSeal(text(form, 'owner') || null, now)
    if (account) await park(account)
    redirect(`${href('vi', 'signIn')}?tiep=${encodeURIComponent(here)}`)
  }
  const saved = await saveDraft(actor, { slug: code, revision: Number(text(form, 'revision')), change }, now)
  if (saved.ok) return
  if (saved.reason === 'not-found') notFound()
  await park(actor.accountId)
  redirect(`${here}?loi=${saved.reason}`)
}

function to(
  route: StaffRoute,
  params: Record<string, string>,
  told: Record<string, string>,
  anchor = '',
): string {
  return `${staffHref(route, params)}?${new URLSearchParams(told)}${anchor ? `#${anchor}` : ''}`
}

function text(form: FormData, name: string): string {
  return plain(form.get(name) ?? '')
}

// A browser sends lines as CRLF.
function plain(value: FormDataEntryValue): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''
}
