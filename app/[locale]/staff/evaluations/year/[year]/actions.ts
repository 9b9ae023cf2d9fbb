'use server'

import { redirect } from 'next/navigation'
import { faultsOf, typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { rateSelf } from '@/lib/evaluations/years/commands'
import { selfRatingInput } from '@/lib/evaluations/years/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { EntryState } from '../../../entry-form'

export async function rateSelfAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const t = texts('vi', 'years')
  const typed = typedIn(form)
  const input = selfRatingInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const rated = await rateSelf(actor, input.data, new Date())
  if (!rated.ok) return { typed, errors: [], refused: t(`selfRefused.${rated.reason}`) }
  redirect(`${staffHref('myYear', { year: input.data.year })}?xong=1`)
}
