'use server'

import { redirect } from 'next/navigation'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { faultsOf, photoIn, typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { remindOpen } from '@/lib/codes/coverage/reminders/commands'
import { remindInput } from '@/lib/codes/coverage/schema'
import { dropSession, enterRollCall, planSession } from '@/lib/codes/roll-calls/commands'
import { dropInput, rollCallInput, sessionInput } from '@/lib/codes/roll-calls/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'coverage')

export async function enterRollCallAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  // A box a person, so that what was ticked stays when the form comes back.
  const people = Object.keys(typed).flatMap((name) => (name.startsWith('co-') ? [name.slice(3)] : []))
  const input = rollCallInput.safeParse({ ...typed, people })
  if (!input.success) return faultsOf(typed, input.error)
  const photo = await photoIn(form, 'photo')
  if (!photo.ok) return { typed, errors: [{ name: 'photo', text: photo.why }], refused: null }
  const done = await enterRollCall(actor, input.data, photo.file, new Date())
  if (!done.ok) {
    const at = { 'not-yet': 'on', 'before-it': 'on', 'not-in-post': 'people' } as const
    const name = at[done.reason as keyof typeof at]
    if (!name) return refused(typed, done.reason)
    return { typed, errors: [{ name, text: t(`refused.${done.reason}`) }], refused: null }
  }
  redirect(`${staffHref('coverage', { unit: input.data.unit })}?xong=diem-danh&so=${done.fresh}`)
}

export async function remindAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = remindInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await remindOpen(actor, input.data, new Date())
  if (!done.ok) return refused(typed, done.reason)
  redirect(`${staffHref('coverage', { unit: input.data.unit })}?xong=nhac&so=${done.letters}`)
}

export async function planSessionAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = sessionInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await planSession(actor, input.data, new Date())
  if (!done.ok) return refused(typed, done.reason)
  redirect(`${staffHref('coverage', { unit: input.data.unit })}?xong=ke-hoach`)
}

export async function dropSessionAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = dropInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await dropSession(actor, input.data, new Date())
  if (!done.ok) return refused(typed, done.reason)
  redirect(`${staffHref('coverage', { unit: input.data.unit })}?xong=bo`)
}

type Reason =
  'not-found' | 'not-in-force' | 'no-session' | 'no-mail' | 'held' | 'not-yet' | 'before-it' | 'not-in-post'

function refused(typed: EntryState['typed'], reason: Reason): EntryState {
  return { typed, errors: [], refused: t(`refused.${reason}`) }
}
