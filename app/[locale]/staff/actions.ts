'use server'

import { redirect } from 'next/navigation'
import { dropCookie, signOut } from '@/lib/auth/session/commands'
import { findSignedIn, requireSameOrigin } from '@/lib/auth/session/queries'
import { href } from '@/lib/routes'

export async function signOutAction(): Promise<void> {
  await requireSameOrigin()
  const actor = await findSignedIn()
  if (actor) await signOut(actor, new Date())
  await dropCookie()
  redirect(href('vi', 'signIn'))
}
