'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { dropKept } from '@/lib/auth/kept/commands'
import { placeOf } from '@/lib/auth/kept/rules'
import { dropCookie, signOut } from '@/lib/auth/session/commands'
import { findSignedIn, requireActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { href, staffHref } from '@/lib/routes'

export async function signOutAction(): Promise<void> {
  await requireSameOrigin()
  const actor = await findSignedIn()
  if (actor) await signOut(actor, new Date())
  await dropCookie()
  redirect(href('vi', 'signIn'))
}

/** Throws away what waited on the page where the button stands. */
export async function dropKeptAction(): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const here = placeOf((await headers()).get('x-path')) ?? staffHref('desk')
  await dropKept(actor.accountId, { path: here })
  redirect(here)
}
