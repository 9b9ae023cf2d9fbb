'use server'

import { randomUUID } from 'node:crypto'
import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { openDraft, saveDraft } from '@/lib/codes/drafts/commands'
import { findDraft } from '@/lib/codes/drafts/queries'
import { dayFrom } from '@/lib/codes/drafts/rules'
import { draftChange } from '@/lib/codes/drafts/schema'
import { recognise } from '@/lib/codes/docx/rules'
import { publishDraft, returnDraft, submitDraft, withdrawDraft } from '@/lib/codes/review/commands'
import { publishInput, returnInput } from '@/lib/codes/review/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { readWord } from '@/lib/word/read'
import type { EntryState } from '../entry-form'
import { savePart, text, to } from './save-part'

export async function openDraftAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const code = text(form, 'code')
  const [from, carry] = [Number(text(form, 'from')) || undefined, text(form, 'carry') === '1']
  const opened = await openDraft(actor, code, new Date(), { from, carry })
  if (!opened.ok) notFound()
  redirect(to('codeDraft', { code }, { xong: !opened.fresh ? 'co' : carry ? 'mang' : 'mo' }))
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
  const actor = await requireSender(form)
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
  const actor = await requireSender(form)
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
  const actor = await requireSender(form)
  const code = text(form, 'code')
  const done = await submitDraft(actor, code, new Date())
  redirect(to('codeDraft', { code }, done.ok ? { xong: 'gui' } : { loi: done.reason }))
}

export async function withdrawAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const code = text(form, 'code')
  const done = await withdrawDraft(actor, code, new Date())
  redirect(to('codeDesk', {}, done.ok ? { xong: 'bo' } : { loi: done.reason }))
}

export async function returnAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const code = text(form, 'code')
  const parsed = returnInput.safeParse({ slug: code, reason: text(form, 'reason') })
  if (!parsed.success) redirect(to('draftReview', { code }, { loi: 'reason' }, 'tra-lai'))
  const done = await returnDraft(actor, parsed.data, new Date())
  redirect(to('codeDraft', { code }, done.ok ? { xong: 'tra' } : { loi: done.reason }))
}

/** Publishes; every public page shows it from the next request on. */
export async function publishAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const again = (state: Partial<EntryState>): EntryState => ({ typed, errors: [], refused: null, ...state })
  const t = texts('vi', 'codeDesk')
  const code = text(form, 'code')
  const parsed = publishInput.safeParse({
    ...{ slug: code, revision: typed['revision'], change: typed['change'] },
    inForceFrom: dayFrom(typed['inForceFrom'] ?? ''),
  })
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
    const asked = { inForceFrom: t('wrongDay'), change: t('wrongChange') }
    const errors = Object.entries(asked).filter(([name]) => wrong.has(name))
    if (errors.length === 0) notFound()
    return again({ errors: errors.map(([name, said]) => ({ name, text: said })) })
  }
  const done = await publishDraft(actor, parsed.data, new Date())
  if (!done.ok) {
    if (done.reason === 'refused') return again({ errors: [{ name: done.field, text: done.why }] })
    return again({ refused: t(`refused.${done.reason}`) })
  }
  updateTag('texts')
  const published = { xong: 'cong-bo', ban: String(done.version), tu: parsed.data.inForceFrom, code }
  redirect(to('codeDesk', {}, published))
}
