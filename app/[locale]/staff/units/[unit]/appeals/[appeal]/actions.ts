'use server'

import { redirect } from 'next/navigation'
import { faultsOf, typedIn } from '@/app/entry'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { answerAppeal } from '@/lib/evaluations/appeals/commands'
import { answerInput } from '@/lib/evaluations/appeals/schema'
import { formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { anchors } from '../../evaluations/[month]/approval/anchors'
import type { EntryState } from '../../../../entry-form'

export async function answerAppealAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const t = texts('vi', 'appeals')
  const typed = typedIn(form)
  const input = answerInput.safeParse(typed)
  if (!input.success) return faultsOf(typed, input.error)
  const answered = await answerAppeal(actor, input.data, new Date())
  if (!answered.ok) {
    const refused = { typed, errors: [], refused: t(`answerRefused.${answered.reason}`) }
    if (answered.reason !== 'not-now') return refused
    const { month } = answered
    const href = `${staffHref('approval', { unit: input.data.unit, month })}#${anchors.return}`
    return { ...refused, ways: [{ href, label: t('toReturn', { month: formatMonth(month, 'vi') }) }] }
  }
  redirect(`${staffHref('appeal', input.data)}?xong=1`)
}
