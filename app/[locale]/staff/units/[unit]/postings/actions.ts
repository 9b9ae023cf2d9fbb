'use server'

import { redirect } from 'next/navigation'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { faultsOf, photoIn, typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { hangPaper, type Hung, takePaperDown } from '@/lib/postings/register/commands'
import { hangInput, takeDownInput } from '@/lib/postings/register/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'postings')

export async function hangPaperAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = hangInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const photo = await photoIn(form, 'photo')
  if (!photo.ok) return { typed, errors: [{ name: 'photo', text: photo.why }], refused: null }
  const done = await hangPaper(actor, input.data, photo.file, new Date())
  if (!done.ok) return refused(typed, done.reason, done.reason === 'not-yet' ? 'on' : 'paper')
  redirect(`${staffHref('postings', { unit: input.data.unit })}?xong=treo`)
}

export async function takeDownAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = takeDownInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await takePaperDown(actor, input.data, new Date())
  if (!done.ok) return refused(typed, done.reason, 'on')
  redirect(`${staffHref('postings', { unit: input.data.unit })}?xong=go`)
}

type Reason = Extract<Hung, { ok: false }>['reason']

function refused(typed: EntryState['typed'], reason: Reason, field: string): EntryState {
  const text = t(`refused.${reason}`)
  if (reason === 'not-found') return { typed, errors: [], refused: text }
  return { typed, errors: [{ name: field, text }], refused: null }
}
