'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Select, type SelectOption } from '@/components/ui/field'
import { SteadyForm } from '@/components/ui/steady-form'
import { Notice } from '@/components/ui/notice'
import { grantKeyAction } from './actions'

type KeyFormProps = {
  /** Of the key to be made: the form sent twice makes one. */
  id: string
  units: SelectOption[]
  texts: Record<'name' | 'nameHint' | 'unit' | 'button' | 'errorTitle' | 'onceTitle' | 'onceHow', string>
}

/** Gives a key, and shows it this once. */
export function KeyForm({ id, units, texts }: KeyFormProps) {
  const first = { name: '', unit: units[0]?.value ?? '', error: null, refused: null, key: null }
  const [state, action] = useActionState(grantKeyAction, first)
  return (
    <SteadyForm action={action} className="n-stack" noValidate>
      <ErrorSummary
        title={texts.errorTitle}
        errors={state.error ? [{ id: 'name', text: state.error }] : []}
      />
      {state.refused && <Notice kind="attend" announced title={state.refused} />}
      {state.key && (
        <Notice kind="settled" announced title={texts.onceTitle}>
          <p>
            <code>{state.key}</code>
          </p>
          <p>{texts.onceHow}</p>
        </Notice>
      )}
      <input type="hidden" name="id" value={id} />
      <Field
        id="name"
        name="name"
        label={texts.name}
        hint={texts.nameHint}
        error={state.error ?? undefined}
        defaultValue={state.name}
        maxLength={100}
      />
      <Select id="unit" name="unit" label={texts.unit} options={units} defaultValue={state.unit} />
      <div>
        <Button>{texts.button}</Button>
      </div>
    </SteadyForm>
  )
}
