'use server'

import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { declinePraise, recordConsent, withdrawPraise } from '@/lib/feedback/commendations/commands'
import { commendationId } from '@/lib/feedback/commendations/schema'
import { staffHref } from '@/lib/routes'

export async function answerPraiseAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const id = commendationId.safeParse(form.get('id'))
  if (!id.success) notFound()
  const of = { id: id.data }
  const now = new Date()
  const answer = form.get('answer')
  const done =
    answer === 'consent'
      ? await recordConsent(actor, { ...of, how: 'herself' }, now)
      : answer === 'decline'
        ? await declinePraise(actor, of, now)
        : await withdrawPraise(actor, { ...of, as: 'herself' }, now)
  if (!done.ok && done.reason === 'not-found') notFound()
  updateTag('voice')
  redirect(`${staffHref('ownPraise')}?${done.ok ? 'xong' : 'loi'}=1`)
}
