'use server'

import { redirect } from 'next/navigation'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { faultsOf, typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { staffHref } from '@/lib/routes'
import { delegate, endDelegation } from '@/lib/staff/delegations/commands'
import { delegationInput, endInput } from '@/lib/staff/delegations/schema'
import { texts } from '@/lib/texts'

const t = texts('vi', 'delegations')

export async function delegateAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = delegationInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await delegate(actor, input.data, new Date())
  if (!done.ok) {
    const text = t(`refused.${done.reason}`)
    if (done.reason === 'past') return { typed, errors: [{ name: 'from', text }], refused: null }
    const whose = ['not-in-post', 'not-deputy', 'already', 'two-roles'].includes(done.reason)
    return whose
      ? { typed, errors: [{ name: 'delegate', text }], refused: null }
      : { typed, errors: [], refused: text }
  }
  redirect(`${staffHref('delegations', { unit: input.data.unit })}?xong=giao`)
}

export async function endDelegationAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = endInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await endDelegation(actor, input.data, new Date())
  if (!done.ok) return { typed, errors: [], refused: t(`refused.${done.reason}`) }
  redirect(`${staffHref('delegations', { unit: input.data.unit })}?xong=het`)
}
