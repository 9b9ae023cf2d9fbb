'use server'

import { redirect } from 'next/navigation'
import { switchAccount } from '@/lib/auth/accounts/commands'
import { accountSwitch } from '@/lib/auth/accounts/schema'
import { requireActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { staffHref } from '@/lib/routes'

export async function switchAccountAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const page = staffHref('admin')
  const parsed = accountSwitch.safeParse({
    accountId: form.get('account'),
    disabled: form.get('disabled') === '1',
  })
  if (!parsed.success) return redirect(page)
  const outcome = await switchAccount(actor, parsed.data, new Date())
  redirect(outcome.ok ? page : `${page}?loi=${outcome.reason}`)
}
