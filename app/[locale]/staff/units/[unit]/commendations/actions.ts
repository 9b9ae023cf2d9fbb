'use server'

import { updateTag } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import {
  publishPraise,
  recordConsent,
  verifyPraise,
  withdrawPraise,
} from '@/lib/feedback/commendations/commands'
import { commendationId, praiseInput } from '@/lib/feedback/commendations/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type VerifyField = 'person' | 'day' | 'deed' | 'decision'
export type VerifyState = { values: Record<string, string>; errors: Partial<Record<VerifyField, string>> }

export async function verifyPraiseAction(_: VerifyState, form: FormData): Promise<VerifyState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [],
    ),
  )
  const t = texts('vi', 'praiseDesk')
  const wrong = (fields: VerifyField[]): VerifyState => ({
    values,
    errors: Object.fromEntries(fields.map((field) => [field, t(`errors.${field}`)])),
  })
  const input = praiseInput.safeParse({ ...values, suggestion: values.suggestion ?? null })
  if (!input.success) {
    const fields = (['person', 'day', 'deed', 'decision'] as const).filter((field) =>
      input.error.issues.some(({ path }) => path[0] === field),
    )
    if (fields.length === 0) notFound()
    return wrong(fields)
  }
  const done = await verifyPraise(actor, input.data, new Date())
  if (!done.ok) {
    if (done.reason === 'not-found') notFound()
    return wrong([done.reason === 'herself' ? 'person' : done.reason])
  }
  redirect(`${staffHref('commendations', { unit: input.data.unit })}?xong=1`)
}

export async function praiseStepAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const id = commendationId.safeParse(form.get('id'))
  const step = form.get('step')
  if (!id.success) notFound()
  const of = { id: id.data }
  const now = new Date()
  const done =
    step === 'written'
      ? await recordConsent(actor, { ...of, how: 'written' }, now)
      : step === 'publish'
        ? await publishPraise(actor, of, now)
        : await withdrawPraise(actor, { ...of, as: 'clerk' }, now)
  if (!done.ok && done.reason === 'not-found') notFound()
  updateTag('voice')
  redirect(`${staffHref('commendations', { unit: done.unit })}?${done.ok ? 'xong' : 'loi'}=1`)
}
