'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { addressOf } from '@/app/sender'
import { ATTEMPTS, WINDOW_SECONDS } from '@/lib/auth/attempts/schema'
import { keepCookie, signIn } from '@/lib/auth/session/commands'
import { canSeal, requireSameOrigin } from '@/lib/auth/session/queries'
import { returnPath } from '@/lib/auth/session/rules'
import { credentials } from '@/lib/auth/session/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export type SignInState = {
  userName: string
  errors: { id: 'userName' | 'password'; text: string }[]
  /** Nobody may learn which of the two was wrong, so no field is marked. */
  refused?: boolean
}

export async function signInAction(_: SignInState, form: FormData): Promise<SignInState> {
  await requireSameOrigin()
  const t = texts(form.get('locale') === 'en' ? 'en' : 'vi', 'auth')
  const typed = Object.fromEntries(['userName', 'password'].map((name) => [name, field(form, name)]))
  const userName = (typed.userName ?? '').slice(0, 200)
  if (!canSeal()) return { userName, errors: [{ id: 'userName', text: t('noSecret') }], refused: true }
  const parsed = credentials.safeParse(typed)
  if (!parsed.success) {
    const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
    return {
      userName,
      errors: [
        ...(wrong.has('userName') ? [{ id: 'userName' as const, text: t('missingUserName') }] : []),
        ...(wrong.has('password') ? [{ id: 'password' as const, text: t('missingPassword') }] : []),
      ],
    }
  }
  const outcome = await signIn(parsed.data, new Date(), addressOf(await headers()))
  if (!outcome.ok) {
    const text = t('refused', { attempts: ATTEMPTS, minutes: WINDOW_SECONDS / 60 })
    return { userName, errors: [{ id: 'userName', text }], refused: true }
  }
  await keepCookie(outcome.sessionId)
  redirect(returnPath(field(form, 'tiep')) ?? staffHref('desk'))
}

function field(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
