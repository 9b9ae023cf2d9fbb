'use server'

import { redirect } from 'next/navigation'
import { askToLink, unlinkIdentity } from '@/lib/auth/oidc/linking/commands'
import { hasProvider } from '@/lib/auth/oidc/queries'
import { changePassword } from '@/lib/auth/passwords/commands'
import { SHORTEST_PASSWORD } from '@/lib/auth/passwords/rules'
import { changeInput } from '@/lib/auth/passwords/schema'
import { findSignedIn, requireActor, requireSameOrigin } from '@/lib/auth/session/queries'
import { log } from '@/lib/log'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export type ChangeState = { errors: { id: string; text: string }[] }

const fieldOf = {
  ...{ wrong: 'current', 'too-many': 'current' },
  ...{ short: 'chosen', guessable: 'chosen', same: 'chosen', different: 'again' },
} as const

export async function changePasswordAction(_: ChangeState, form: FormData): Promise<ChangeState> {
  await requireSameOrigin()
  const actor = await findSignedIn()
  if (!actor) redirect(href('vi', 'signIn'))
  const input = changeInput.safeParse({
    current: form.get('current'),
    chosen: form.get('chosen'),
    again: form.get('again'),
  })
  if (!input.success) {
    return {
      errors: input.error.issues.map(({ path, message }) => ({ id: String(path[0]), text: message })),
    }
  }
  const done = await changePassword(actor, input.data, new Date())
  if (!done.ok) {
    const text = texts('vi', 'accounts')(done.reason, { shortest: SHORTEST_PASSWORD })
    return { errors: [{ id: fieldOf[done.reason], text }] }
  }
  redirect(`${staffHref('account')}?da-doi=1`)
}

/** On to the provider, from where she comes back to `/api/auth/oidc/callback`. */
export async function linkAction(form: FormData): Promise<void> {
  await requireSameOrigin()
  const actor = await requireActor()
  const current = form.get('password')
  if (!hasProvider()) redirect(staffHref('account'))
  const asked = await askToLink(actor, typeof current === 'string' ? current.slice(0, 500) : '').catch(
    (error: unknown) => {
      log.error({ path: staffHref('account') }, String(error))
      return { ok: false as const, reason: 'unreachable' }
    },
  )
  redirect(asked.ok ? asked.address : `${staffHref('account')}?co-quan=${asked.reason}`)
}

export async function unlinkAction(): Promise<void> {
  await requireSameOrigin()
  await unlinkIdentity(await requireActor())
  redirect(`${staffHref('account')}?co-quan=unlinked`)
}
