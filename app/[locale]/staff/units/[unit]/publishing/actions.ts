'use server'

import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { publishMonth } from '@/lib/record/publications/commands'
import { publishReady } from '@/lib/record/ready/commands'
import { publishReadyInput } from '@/lib/record/ready/schema'
import { publishInput } from '@/lib/record/publications/schema'
import { staffHref } from '@/lib/routes'
import type { EntryState } from '../../../entry-form'
import { refusalText } from './refusal'

/** Publishes a month, or corrects a published one. */
export async function publishAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const again = (state: Partial<EntryState>): EntryState => ({ typed, errors: [], refused: null, ...state })
  const parsed = publishInput.safeParse({ ...typed, reason: typed['reason']?.trim() || undefined })
  if (!parsed.success) {
    const wrong = parsed.error.issues.find(({ path }) => path[0] === 'reason')
    if (!wrong || parsed.error.issues.length > 1) notFound()
    return again({ errors: [{ name: 'reason', text: wrong.message }] })
  }
  const { unit, month } = parsed.data
  const done = await publishMonth(actor, parsed.data, new Date())
  if (!done.ok) {
    if (done.reason === 'not-found') notFound()
    const why = refusalText(done.reason, month)
    return again(
      done.reason === 'reason-missing' ? { errors: [{ name: 'reason', text: why }] } : { refused: why },
    )
  }
  updateTag('record')
  redirect(
    back(unit, { xong: month, lan: String(done.revision), ...(done.seq === null ? { 'nhu-cu': '1' } : {}) }),
  )
}

/** Publishes a month of all units below that were previewed as ready. */
export async function publishReadyAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const units = (typed['units'] ?? '').split(' ').filter(Boolean)
  const parsed = publishReadyInput.safeParse({ ...typed, units })
  if (!parsed.success) notFound()
  const { unit, month } = parsed.data
  const done = await publishReady(actor, parsed.data, new Date())
  if (!done.ok) {
    if (done.reason === 'not-found') notFound()
    redirect(back(unit, { loi: done.reason, thang: month }))
  }
  updateTag('record')
  redirect(back(unit, { 'xong-ca': month, so: String(done.published), 'con-lai': String(done.left) }))
}

function back(unit: string, told: Record<string, string>): string {
  return `${staffHref('publishing', { unit })}?${new URLSearchParams(told)}`
}
