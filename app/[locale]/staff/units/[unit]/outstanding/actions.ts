'use server'

import { redirect } from 'next/navigation'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { faultsOf, typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { recordOutstanding, withdrawOutstanding } from '@/lib/evaluations/quotas/outstanding/commands'
import { outstandingInput, withdrawInput } from '@/lib/evaluations/quotas/outstanding/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'outstanding')
const fields = { 'not-yet-decided': 'decidedOn', 'outside-life': 'from', overlap: 'from' } as const

export async function recordOutstandingAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = outstandingInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await recordOutstanding(actor, input.data, new Date())
  if (!done.ok) {
    const text = t(`refused.${done.reason}`)
    if (done.reason === 'not-found' || done.reason === 'not-yours')
      return { typed, errors: [], refused: text }
    return { typed, errors: [{ name: fields[done.reason], text }], refused: null }
  }
  redirect(`${staffHref('outstanding', { unit: input.data.unit })}?xong=ghi`)
}

export async function withdrawOutstandingAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = withdrawInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await withdrawOutstanding(actor, input.data, new Date())
  if (!done.ok) return { typed, errors: [], refused: t(`refused.${done.reason}`) }
  redirect(`${staffHref('outstanding', { unit: input.data.unit })}?xong=rut`)
}
