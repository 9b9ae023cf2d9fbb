'use server'

import { redirect } from 'next/navigation'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { readArticle } from '@/lib/codes/readings/commands'
import { readInput } from '@/lib/codes/readings/schema'
import { staffHref } from '@/lib/routes'

export async function readArticleAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const input = readInput.safeParse(Object.fromEntries(form))
  const done = input.success && (await readArticle(actor, input.data, new Date()))
  if (!done) redirect(`${staffHref('myCodes')}?loi=hieu-luc`)
  const { slug } = input.data
  const next = String(form.get('next'))
  redirect(
    /^\d{1,4}$/.test(next)
      ? staffHref('readArticle', { code: slug, article: next })
      : `${staffHref('myCodes')}?doc=${encodeURIComponent(slug)}#${encodeURIComponent(slug)}`,
  )
}
