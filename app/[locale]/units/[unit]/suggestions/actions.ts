'use server'

import { notFound, redirect } from 'next/navigation'
import { orOutage, readPost, refusal, textOf } from '@/app/public-post'
import { editDraft, sendDraft, startDraft } from '@/lib/feedback/suggestions/commands'
import { faultOf, writtenCode } from '@/lib/feedback/suggestions/rules'
import { draftInput, suggestionId } from '@/lib/feedback/suggestions/schema'
import { href } from '@/lib/routes'

/** From the first screen to the second: keeps what is written and shows how everybody would read it. */
export async function startSuggestionAction(form: FormData): Promise<void> {
  const posted = await readPost(form)
  const { locale, unit, sender } = posted
  const input = { ...readInput(form), honeypot: textOf(form, 'website') !== '' }
  const done = await orOutage(posted, () => startDraft(unit, input, sender, new Date()))
  if (done.ok) redirect(href(locale, 'suggestionDraft', { unit, draft: done.id }))
  if (done.reason === 'not-found') notFound()
  redirect(
    done.reason === 'too-many' ? refusal(locale, unit, 'too-many') : href(locale, 'suggestions', { unit }),
  )
}

/** On the second screen: looks again after a change, or sends what was last looked at. */
export async function finishSuggestionAction(form: FormData): Promise<void> {
  const posted = await readPost(form)
  const { locale, unit, sender } = posted
  const id = suggestionId.safeParse(textOf(form, 'id'))
  if (!id.success) notFound()
  const input = readInput(form)
  const draft = (more: string) => `${href(locale, 'suggestionDraft', { unit, draft: id.data })}${more}`
  const done =
    textOf(form, 'step') === 'send' && !faultOf(input.text)
      ? await orOutage(posted, () => sendDraft(id.data, input, sender, new Date()))
      : null
  if (done?.ok) redirect(`${href(locale, 'suggestionTrack', { unit })}?ma=${writtenCode(done.code)}&moi=1`)
  if (done?.reason === 'too-many' || done?.reason === 'gone') redirect(refusal(locale, unit, done.reason))
  const kept = await orOutage(posted, () => editDraft(id.data, input))
  if (!kept) redirect(refusal(locale, unit, 'gone'))
  redirect(draft(done?.reason === 'changed' ? '?doi=1' : faultOf(input.text) ? '?loi=1' : ''))
}

function readInput(form: FormData) {
  return draftInput.parse({
    kind: textOf(form, 'kind'),
    text: textOf(form, 'text'),
    marked: textOf(form, 'marked'),
  })
}
