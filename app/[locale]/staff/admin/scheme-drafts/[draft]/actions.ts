'use server'

import { redirect } from 'next/navigation'
import { faultsOf, typedIn } from '@/app/entry'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import type { Actor } from '@/lib/auth/schema'
import { proposeDraft, saveDraft, tryDraft, withdrawDraft } from '@/lib/evaluations/schemes/drafts/commands'
import { approveDraft, returnDraft } from '@/lib/evaluations/schemes/drafts/decisions/commands'
import { draftInput, returnInput, saveInput, tryInput } from '@/lib/evaluations/schemes/drafts/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export type SchemeFormState = { typed: Record<string, string> | null; refused: string | null }

const page = (draft: string, outcome: string) => `${staffHref('schemeDraft', { draft })}?${outcome}`

/** Keeps what stands in the form, whichever button was pressed; then tries or proposes what was kept. */
export async function saveSchemeAction(_: SchemeFormState, form: FormData): Promise<SchemeFormState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const t = texts('vi', 'schemes')
  const { draft, revision, act, month, ...rest } = typedIn(form)
  const typed = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('$')))
  const input = saveInput.safeParse({ draft, revision, typed })
  if (!input.success) return { typed, refused: t('refused.unreadable') }
  const saved = await saveDraft(actor, input.data, new Date())
  if (!saved.ok) return { typed, refused: t(`refused.${saved.reason}`) }
  redirect(page(input.data.draft, await next(actor, { draft: input.data.draft, act, month })))
}

async function next(actor: Actor, { draft, act, month }: { draft: string; act?: string; month?: string }) {
  if (act === 'try') return attempt(actor, { draft, month })
  if (act !== 'propose') return 'xong=saved'
  const done = await proposeDraft(actor, { draft }, new Date())
  return done.ok ? 'xong=proposed' : `loi=${done.reason}`
}

async function attempt(actor: Actor, asked: unknown): Promise<string> {
  const input = tryInput.safeParse(asked)
  if (!input.success) return 'loi=nothing-to-compare'
  const done = await tryDraft(actor, input.data, new Date())
  return done.ok ? 'xong=tried' : `loi=${done.reason}`
}

/** Tried by whoever does not write it. */
export async function trySchemeAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const { draft } = draftInput.parse(typed)
  redirect(page(draft, await attempt(actor, typed)))
}

export async function approveSchemeAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = draftInput.parse(typedIn(form))
  const done = await approveDraft(actor, input, new Date())
  redirect(page(input.draft, done.ok ? 'xong=approved' : `loi=${done.reason}`))
}

export async function withdrawSchemeAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = draftInput.parse(typedIn(form))
  const done = await withdrawDraft(actor, input, new Date())
  redirect(done.ok ? staffHref('schemes') : page(input.draft, `loi=${done.reason}`))
}

export async function returnSchemeAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = returnInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const t = texts('vi', 'schemes')
  const done = await returnDraft(actor, input.data, new Date())
  if (!done.ok) return { typed, errors: [], refused: t(`refused.${done.reason}`) }
  redirect(page(input.data.draft, 'xong=returned'))
}
