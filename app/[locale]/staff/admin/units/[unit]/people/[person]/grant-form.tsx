'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Select, type SelectOption } from '@/components/ui/field'
import { SteadyForm } from '@/components/ui/steady-form'
import { grantAction } from '../../actions'

type GrantFormProps = {
  unit: string
  person: string
  roles: SelectOption[]
  units: SelectOption[]
  from: string
  texts: Record<'errorTitle' | 'role' | 'at' | 'from' | 'to' | 'dayHint' | 'toHint' | 'button', string>
}

/** A role for a unit from a day to a day. What was typed stays when it is refused. */
export function GrantForm({ unit, person, roles, units, from, texts }: GrantFormProps) {
  const [{ typed, errors }, action] = useActionState(grantAction, { typed: {}, errors: [] })
  const errorOf = (name: string) => errors.find(({ id }) => id === `grant-${name}`)?.text
  return (
    <SteadyForm action={action} className="n-stack" noValidate>
      <ErrorSummary title={texts.errorTitle} errors={errors} />
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="person" value={person} />
      <Select
        id="grant-role"
        name="role"
        label={texts.role}
        error={errorOf('role')}
        options={roles}
        defaultValue={typed.role}
      />
      <Select
        id="grant-at"
        name="at"
        label={texts.at}
        error={errorOf('at')}
        options={units}
        defaultValue={typed.at ?? unit}
      />
      <Field
        id="grant-from"
        name="from"
        label={texts.from}
        hint={texts.dayHint}
        error={errorOf('from')}
        defaultValue={typed.from ?? from}
        inputMode="numeric"
        width="10"
      />
      <Field
        id="grant-to"
        name="to"
        label={texts.to}
        hint={texts.toHint}
        error={errorOf('to')}
        defaultValue={typed.to}
        inputMode="numeric"
        width="10"
      />
      <div>
        <Button>{texts.button}</Button>
      </div>
    </SteadyForm>
  )
}
