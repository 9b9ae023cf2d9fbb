'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { grantKey, revokeKey } from '@/lib/auth/keys/commands'
import { keyInput } from '@/lib/auth/keys/schema'
import { requireSender } from '@/lib/auth/kept/commands'
import { requireSameOrigin } from '@/lib/auth/session/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** `key`: what is shown this once. */
export type KeyState = {
  name: string
  unit: string
  error: string | null
  refused: string | null
  key: string | null
}

export async function grantKeyAction(_: KeyState, form: FormData): Promise<KeyState> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const t = texts('vi', 'keys')
  const [name, unit] = [String(form.get('name') ?? ''), String(form.get('unit') ?? '')]
  const again = (state: Partial<KeyState>): KeyState => ({
    ...{ name, unit, error: null, refused: null, key: null },
    ...state,
  })
  const input = keyInput.safeParse({ id: form.get('id'), name, unit })
  if (!input.success) return again({ error: input.error.issues[0]?.message ?? null })
  const done = await grantKey(actor, input.data, new Date())
  return done.ok ? again({ name: '', key: done.key }) : again({ refused: t(done.reason) })
}

export async function revokeKeyAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireSender(form)
  const id = z.uuid().safeParse(form.get('key'))
  const page = staffHref('adminKeys')
  if (!id.success) return redirect(page)
  const done = await revokeKey(actor, id.data, new Date())
  redirect(done.ok ? `${page}?thu-hoi=1` : page)
}
