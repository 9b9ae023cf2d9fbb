'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { signInAction, type SignInState } from './actions'

type SignInFormProps = {
  heading: ReactNode
  locale: string
  /** Where to go on to, already known to stay in this portal. */
  next: string | null
  texts: { errorTitle: string; userName: string; userNameHint: string; password: string; signIn: string }
}

/** Keeps the user name typed and shows what was wrong; without scripts the server draws the same. */
export function SignInForm({ heading, locale, next, texts }: SignInFormProps) {
  const [state, action] = useActionState<SignInState, FormData>(signInAction, { userName: '', errors: [] })
  const errorOf = (id: string) =>
    state.refused ? undefined : state.errors.find((error) => error.id === id)?.text
  const summary = useRef<HTMLDivElement>(null)
  // A page that comes anew gives the summary the focus by its attribute; React, once running, does not.
  useEffect(() => {
    if (state.errors.length > 0) summary.current?.querySelector<HTMLElement>('[role=alert]')?.focus()
  }, [state])
  return (
    <>
      <div ref={summary}>
        <ErrorSummary title={texts.errorTitle} errors={state.errors} />
      </div>
      {heading}
      <form action={action} className="n-stack" noValidate>
        <input type="hidden" name="locale" value={locale} />
        {next && <input type="hidden" name="tiep" value={next} />}
        <Field
          id="userName"
          name="userName"
          label={texts.userName}
          hint={texts.userNameHint}
          error={errorOf('userName')}
          defaultValue={state.userName}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          width="20"
          required
        />
        <Field
          id="password"
          name="password"
          type="password"
          label={texts.password}
          error={errorOf('password')}
          autoComplete="current-password"
          width="20"
          required
        />
        <div>
          <Button>{texts.signIn}</Button>
        </div>
      </form>
    </>
  )
}
