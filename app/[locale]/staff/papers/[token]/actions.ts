'use server'

import { redirect } from 'next/navigation'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { faultsOf, photoIn, typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { seePaper } from '@/lib/postings/register/commands'
import { seeInput } from '@/lib/postings/register/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'postings')

export async function seePaperAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = seeInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const photo = await photoIn(form, 'photo')
  if (!photo.ok) return { typed, errors: [{ name: 'photo', text: photo.why }], refused: null }
  const done = await seePaper(actor, input.data, photo.file, new Date())
  if (!done.ok) return { typed, errors: [], refused: t(`refused.${done.reason}`) }
  redirect(`${staffHref('postings', { unit: done.unit })}?xong=thay`)
}
