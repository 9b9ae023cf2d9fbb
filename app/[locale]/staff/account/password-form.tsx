'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { changePasswordAction } from './actions'

type PasswordFormProps = {
  userName: string
  texts: Record<'errorTitle' | 'current' | 'chosen' | 'chosenHint' | 'again' | 'change', string>
}

/** Passwords alone are not kept when they are refused: they would have to travel back in the page. */
export function PasswordForm({ userName, texts }: PasswordFormProps) {
  const [{ errors }, action] = useActionState(changePasswordAction, { errors: [] })
  const errorOf = (name: string) => errors.find(({ id }) => id === name)?.text
  return (
    <form action={action} className="n-stack" noValidate>
      <ErrorSummary title={texts.errorTitle} errors={errors} />
      <input type="text" name="username" value={userName} autoComplete="username" hidden readOnly />
      {(['current', 'chosen', 'again'] as const).map((name) => (
        <Field
          key={name}
          id={name}
          name={name}
          type="password"
          label={texts[name]}
          hint={name === 'chosen' ? texts.chosenHint : undefined}
          error={errorOf(name)}
          autoComplete={name === 'current' ? 'current-password' : 'new-password'}
          width="20"
        />
      ))}
      <div>
        <Button>{texts.change}</Button>
      </div>
    </form>
  )
}
