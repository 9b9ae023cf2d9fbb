'use server'

import { notFound, redirect } from 'next/navigation'
import { type NotTaken, orOutage, readPost, refusal, textOf } from '@/app/public-post'
import { answerSurvey } from '@/lib/feedback/surveys/commands'
import { answerInput } from '@/lib/feedback/surveys/schema'
import { href } from '@/lib/routes'

/** Takes the answer and thanks, or first gives room for words. A tablet is never left standing on a refusal: it says so and goes back. */
export async function answerSurveyAction(form: FormData): Promise<void> {
  const posted = await readPost(form)
  const { locale, unit, sender } = posted
  const input = answerInput.safeParse({
    id: textOf(form, 'id'),
    level: textOf(form, 'level'),
    reasons: form.getAll('reasons'),
    comment: textOf(form, 'comment'),
    counter: textOf(form, 'counter') || null,
    slip: textOf(form, 'slip') || null,
  })
  if (!input.success) notFound()
  const { counter, level, reasons } = input.data
  if (counter !== null && textOf(form, 'write') === '1') {
    const asked = new URLSearchParams({ quay: String(counter), viet: '1' })
    for (const reason of reasons) asked.append('vi-sao', reason)
    redirect(`${href(locale, 'surveyLevel', { unit, n: level })}?${asked}`)
  }
  const honeypot = textOf(form, 'website') !== ''
  const thanks = (more: Record<string, string>) => {
    const asked = new URLSearchParams({ ...(counter === null ? {} : { quay: String(counter) }), ...more })
    return `${href(locale, 'surveyThanks', { unit })}${asked.size > 0 ? `?${asked}` : ''}`
  }
  const notNow = (why: NotTaken) => (counter === null ? refusal(locale, unit, why) : thanks({ chua: why }))
  const done = await orOutage(
    posted,
    () => answerSurvey(unit, { ...input.data, honeypot }, sender, new Date()),
    notNow('outage'),
  )
  if (done.ok || done.reason === 'honeypot') redirect(thanks({}))
  if (done.reason === 'not-found') notFound()
  redirect(notNow(done.reason === 'slip-used' ? 'used' : 'too-many'))
}
