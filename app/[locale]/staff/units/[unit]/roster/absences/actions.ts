'use server'

import { redirect } from 'next/navigation'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { faultsOf, typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { staffHref } from '@/lib/routes'
import { endAbsence, writeAbsence } from '@/lib/staff/absences/commands'
import { absenceInput, returnInput } from '@/lib/staff/absences/schema'
import { texts } from '@/lib/texts'

const t = texts('vi', 'absences')

export async function writeAbsenceAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = absenceInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await writeAbsence(actor, input.data, new Date())
  if (!done.ok) {
    const text = t(`refused.${done.reason}`)
    if (done.reason === 'not-found') return { typed, errors: [], refused: text }
    return { typed, errors: [{ name: 'person', text }], refused: null }
  }
  redirect(`${staffHref('absences', { unit: input.data.unit })}?xong=ghi`)
}

export async function endAbsenceAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = returnInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const done = await endAbsence(actor, input.data, new Date())
  if (!done.ok) return { typed, errors: [], refused: t(`refused.${done.reason}`) }
  redirect(`${staffHref('absences', { unit: input.data.unit })}?xong=het`)
}
