'use server'

import { redirect } from 'next/navigation'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { acknowledge } from '@/lib/codes/acknowledgements/commands'
import { acknowledgeInput } from '@/lib/codes/acknowledgements/schema'
import { staffHref } from '@/lib/routes'

export async function acknowledgeAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const page = staffHref('myCodes')
  const parsed = acknowledgeInput.safeParse({ slug: form.get('slug'), version: form.get('version') })
  if (!parsed.success) return redirect(page)
  const { slug } = parsed.data
  if (form.get('agree') !== '1') redirect(`${page}?thieu=${encodeURIComponent(slug)}`)
  const outcome = await acknowledge(actor, parsed.data, new Date())
  // Another query, not another anchor alone: for that Next moves down the old page and asks for no new one.
  const done = encodeURIComponent(slug)
  redirect(`${page}?${outcome.ok ? `xong=${done}#${done}` : 'loi=hieu-luc'}`)
}
