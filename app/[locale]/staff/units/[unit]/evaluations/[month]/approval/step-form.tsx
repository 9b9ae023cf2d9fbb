'use client'

import { useActionState } from 'react'
import { WaitingMark, useWaiting } from '@/app/[locale]/staff/waiting-forms'
import { Button, type ButtonKind } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Textarea } from '@/components/ui/field'
import { SteadyForm } from '@/components/ui/steady-form'
import { LinkList } from '@/components/ui/link-list'
import { Notice } from '@/components/ui/notice'
import { approveAction, reopenAction, returnAction } from './actions'

const actions = { approve: approveAction, return: returnAction, reopen: reopenAction }

type StepFormProps = {
  step: keyof typeof actions
  unit: string
  month: string
  /** The reasons asked for, if any. */
  reasons?: { name: string; label: string; hint: string; value?: string }[]
  days?: { label: string }
  button: { label: string; kind: ButtonKind }
  errorTitle: string
}

/** One step of the month: the reasons that are needed, and the button. What was typed stays when it is refused. */
export function StepForm({ step, unit, month, reasons = [], days, button, errorTitle }: StepFormProps) {
  const [state, action] = useActionState(actions[step], {
    typed: useWaiting(step) ?? {},
    errors: [],
    refused: null,
  })
  const errorOf = (name: string) => state.errors.find(({ id }) => id === `${step}-${name}`)?.text
  return (
    <SteadyForm action={action} className="n-stack" noValidate>
      <WaitingMark form={step} />
      <ErrorSummary title={errorTitle} errors={state.errors} />
      {state.refused && (
        <Notice kind="attend" announced title={state.refused}>
          {state.ways && <LinkList items={state.ways} />}
        </Notice>
      )}
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="month" value={month} />
      {reasons.map(({ name, label, hint, value }) => (
        <Textarea
          key={name}
          id={`${step}-${name}`}
          name={name}
          label={label}
          hint={hint}
          error={errorOf(name)}
          defaultValue={state.typed[name] ?? value}
          rows={3}
        />
      ))}
      {days && (
        <Field
          id={`${step}-days`}
          name="days"
          label={days.label}
          error={errorOf('days')}
          defaultValue={state.typed.days ?? '3'}
          inputMode="numeric"
          width="4"
        />
      )}
      <div>
        <Button kind={button.kind}>{button.label}</Button>
      </div>
    </SteadyForm>
  )
}
