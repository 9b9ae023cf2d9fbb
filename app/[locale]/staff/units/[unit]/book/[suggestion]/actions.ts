'use server'

import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { requireActor, requireSameOrigin } from '@/lib/auth/session/queries'
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

export async function showAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const input = showInput.safeParse(fields(form))
  if (!input.success) notFound()
  answer(form, await showSuggestion(actor, input.data, new Date()), 'shown')
}

export async function hideAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const input = hideInput.safeParse(fields(form))
  if (!input.success) redirect(back(form, { loi: 'reason' }))
  answer(form, await hideSuggestion(actor, input.data, new Date()), 'hidden')
}

export async function blankAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const input = blankInput.safeParse(fields(form))
  if (!input.success) notFound()
  answer(form, await blankWords(actor, input.data, new Date()), 'blanked')
}

export async function routeAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const input = routeInput.safeParse(fields(form))
  if (!input.success) redirect(back(form, { loi: 'to' }))
  answer(form, await routeSuggestion(actor, input.data, new Date()), 'routed')
}

export async function replyAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const input = replyInput.safeParse(fields(form))
  const typed = { chu: String(fields(form).reply ?? '').slice(0, 1000) }
  if (!input.success) redirect(back(form, { loi: 'reply', ...typed }))
  answer(form, await replyTo(actor, input.data, new Date()), 'replied', typed)
}

function answer(form: FormData, done: ActResult, outcome: string, typed: Record<string, string> = {}): never {
  if (!done.ok) {
    if (done.reason === 'not-found') notFound()
    redirect(back(form, { loi: done.reason, ...typed }))
  }
  updateTag('voice')
  redirect(back(form, { xong: outcome }))
}

function back(form: FormData, told: Record<string, string>): string {
  const { id = '', unit = '' } = fields(form)
  return `${staffHref('bookPage', { unit, suggestion: id })}?${new URLSearchParams(told)}`
}

function fields(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
