'use server'

import { notFound, redirect } from 'next/navigation'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { copyPage } from '@/lib/feedback/book/commands'
import { bookInput } from '@/lib/feedback/moderation/schema'
import { acceptFile } from '@/lib/files/accept'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type EntryField = 'day' | 'text' | 'photo'
export type EntryState = {
  values: Record<string, string>
  errors: Partial<Record<EntryField, string>>
}

export async function copyPageAction(_: EntryState, form: FormData): Promise<EntryState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('$') ? [[name, value]] : [],
    ),
  )
  const t = texts('vi', 'book')
  const parsed = bookInput.safeParse(values)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
    if (wrong.has('id') || wrong.has('unit')) notFound()
    return {
      values,
      errors: {
        ...(wrong.has('day') ? { day: t('entry.dayWrong') } : {}),
        ...(wrong.has('text') ? { text: t('entry.textWrong') } : {}),
      },
    }
  }
  const photo = form.get('photo')
  const given = photo instanceof File && photo.size > 0 ? photo : null
  const accepted = given && (await acceptFile(new Uint8Array(await given.arrayBuffer()), given.name))
  if (accepted && !accepted.ok) {
    return { values, errors: { photo: texts('vi', 'files')(`refusals.${accepted.reason}`) } }
  }
  const done = await copyPage(actor, parsed.data, accepted ? accepted.file : null, new Date())
  if (!done.ok) {
    if (done.reason === 'not-found') notFound()
    return { values, errors: { day: t('entry.dayWrong') } }
  }
  redirect(`${staffHref('bookPage', { unit: parsed.data.unit, suggestion: done.id })}?xong=copied`)
}
