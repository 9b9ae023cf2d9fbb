'use server'

import { redirect } from 'next/navigation'
import { faultsOf, typedIn } from '@/app/entry'
import type { EntryState } from '@/app/[locale]/staff/entry-form'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { openDraft } from '@/lib/evaluations/schemes/drafts/commands'
import { openInput } from '@/lib/evaluations/schemes/drafts/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export async function openSchemeAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const typed = typedIn(form)
  const input = openInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const t = texts('vi', 'schemes')
  const opened = await openDraft(actor, input.data, new Date())
  if (!opened.ok) return { typed, errors: [], refused: t('refused.not-found') }
  redirect(staffHref('schemeDraft', { draft: opened.draft }))
}
