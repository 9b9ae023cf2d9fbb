'use server'

import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { requireActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { publishMonth } from '@/lib/record/publications/commands'
import { publishReady } from '@/lib/record/ready/commands'
import { publishReadyInput } from '@/lib/record/ready/schema'
import { publishInput } from '@/lib/record/publications/schema'
import { staffHref } from '@/lib/routes'

/** Publishes or corrects; what was typed comes back with the refusal. */
export async function publishAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const typed = { unit: text(form, 'unit'), month: text(form, 'month'), reason: text(form, 'reason') }
  const back = (told: Record<string, string>) =>
    `${staffHref('publishing', { unit: typed.unit })}?${new URLSearchParams(told)}`
  const parsed = publishInput.safeParse({ ...typed, reason: typed.reason.trim() || undefined })
  if (!parsed.success) {
    if (parsed.error.issues.some(({ path }) => path[0] !== 'reason')) notFound()
    redirect(back({ loi: 'reason-long', thang: typed.month, 'ly-do': typed.reason.slice(0, 2000) }))
  }
  const done = await publishMonth(actor, parsed.data, new Date())
  if (!done.ok) {
    if (done.reason === 'not-found') notFound()
    redirect(back({ loi: done.reason, thang: typed.month, 'ly-do': typed.reason }))
  }
  updateTag('record')
  redirect(
    back({ xong: typed.month, lan: String(done.revision), ...(done.seq === null ? { 'nhu-cu': '1' } : {}) }),
  )
}

/** Publishes a month of all units below that were previewed as ready. */
export async function publishReadyAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const units = text(form, 'units').split(' ').filter(Boolean)
  const parsed = publishReadyInput.safeParse({ unit: text(form, 'unit'), month: text(form, 'month'), units })
  if (!parsed.success) notFound()
  const { unit, month } = parsed.data
  const back = (told: Record<string, string>) =>
    `${staffHref('publishing', { unit })}?${new URLSearchParams(told)}`
  const done = await publishReady(actor, parsed.data, new Date())
  if (!done.ok) {
    if (done.reason === 'not-found') notFound()
    redirect(back({ loi: done.reason, thang: month }))
  }
  updateTag('record')
  redirect(back({ 'xong-ca': month, so: String(done.published), 'con-lai': String(done.left) }))
}

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
