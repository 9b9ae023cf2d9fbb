'use server'

import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import {
  type ActResult,
  blankWords,
  hideSuggestion,
  replyTo,
  routeSuggestion,
  showSuggestion,
} from '@/lib/feedback/moderation/commands'
import { blankInput, hideInput, replyInput, routeInput, showInput } from '@/lib/feedback/moderation/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { EntryState } from '../../../../entry-form'

export async function showAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = showInput.safeParse(typedIn(form))
  if (!input.success) notFound()
  answer(form, await showSuggestion(actor, input.data, new Date()), 'shown')
}

export async function hideAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = hideInput.safeParse(typedIn(form))
  if (!input.success) redirect(back(form, { loi: 'reason' }))
  answer(form, await hideSuggestion(actor, input.data, new Date()), 'hidden')
}

export async function blankAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = blankInput.safeParse(typedIn(form))
  if (!input.success) notFound()
  answer(form, await blankWords(actor, input.data, new Date()), 'blanked')
}

export async function routeAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = routeInput.safeParse(typedIn(form))
  if (!input.success) redirect(back(form, { loi: 'to' }))
  answer(form, await routeSuggestion(actor, input.data, new Date()), 'routed')
}

/** A refused answer may name somebody: it comes back in the form, never in an address. */
export async function replyAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const t = texts('vi', 'book')
  const typed = typedIn(form)
  const wrong = (text: string) => ({ typed, errors: [{ name: 'reply', text }], refused: null })
  const input = replyInput.safeParse(typed)
  if (!input.success) return wrong(t('errors.reply'))
  const done = await replyTo(actor, input.data, new Date())
  if (!done.ok && done.reason !== 'not-found') return wrong(t(`errors.${done.reason}`))
  return answer(form, done, 'replied')
}

function answer(form: FormData, done: ActResult, outcome: string): never {
  if (!done.ok) {
    if (done.reason === 'not-found') notFound()
    redirect(back(form, { loi: done.reason }))
  }
  updateTag('voice')
  redirect(back(form, { xong: outcome }))
}

function back(form: FormData, told: Record<string, string>): string {
  const { id = '', unit = '' } = typedIn(form)
  return `${staffHref('bookPage', { unit, suggestion: id })}?${new URLSearchParams(told)}`
}
