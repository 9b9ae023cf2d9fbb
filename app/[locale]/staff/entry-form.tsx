'use client'

import { useActionState } from 'react'
import { Button, type ButtonKind } from '@/components/ui/button'
import { Checkbox, type Choice, Radios } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Fieldset } from '@/components/ui/fieldset'
import { Field, type FieldWidth, Select, type SelectOption, Textarea } from '@/components/ui/field'
import { LinkList } from '@/components/ui/link-list'
import { SteadyForm } from '@/components/ui/steady-form'
import { Notice } from '@/components/ui/notice'
import { WaitingMark, useWaiting } from './waiting-forms'

type Asked = { name: string; label: string; hint?: string; value?: string }
export type EntryField = Asked &
  (
    | { kind: 'text' | 'date'; width?: FieldWidth }
    | { kind: 'words'; rows?: number }
    | { kind: 'file'; accept: string }
    | { kind: 'select'; options: SelectOption[] }
    | { kind: 'radios'; choices: Choice[] }
    /** A box each, under a name of its own, so that what was ticked stays. */
    | { kind: 'checks'; boxes: { name: string; label: string }[] }
  )

/** What was typed, by field, what is wrong with it, and why the whole was refused. */
export type EntryState = {
  typed: Record<string, string>
  errors: { name: string; text: string }[]
  refused: string | null
  /** Where what keeps it from being done is to be mended. */
  ways?: { href: string; label: string }[]
}

type EntryFormProps = {
  /** Unique on the page: the fields' ids begin with it. */
  id: string
  action: (state: EntryState, form: FormData) => Promise<EntryState>
  hidden?: Record<string, string>
  fields: EntryField[]
  button: { label: string; kind?: ButtonKind }
  errorTitle: string
  /** What is being done while the answer is on its way, where that may take a moment. */
  doing?: string
}

/** A few fields and a button. What was typed stays when it is refused, and each error stands at its field. */
export function EntryForm({ id, action, hidden = {}, fields, button, errorTitle, doing }: EntryFormProps) {
  const kept = useWaiting(id)
  const [state, send, waits] = useActionState(action, { typed: kept ?? {}, errors: [], refused: null })
  return (
    <SteadyForm action={send} className="n-stack" noValidate>
      <ErrorSummary
        title={errorTitle}
        errors={state.errors.map(({ name, text }) => ({ id: `${id}-${name}`, text }))}
      />
      {state.refused && (
        <Notice kind="attend" announced title={state.refused}>
          {state.ways && <LinkList items={state.ways} />}
        </Notice>
      )}
      <WaitingMark form={id} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Entry
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          value={state.typed[field.name] ?? field.value}
          error={state.errors.find(({ name }) => name === field.name)?.text}
          typed={state.typed}
        />
      ))}
      <div>
        <Button kind={button.kind ?? 'main'}>{button.label}</Button>
      </div>
      {doing && (
        <p role="status">
          {waits && (
            <>
              <progress aria-hidden="true" /> {doing}
            </>
          )}
        </p>
      )}
    </SteadyForm>
  )
}

type EntryProps = {
  id: string
  field: EntryField
  value?: string
  error?: string
  typed: Record<string, string>
}

function Entry({ id, field, value, error, typed }: EntryProps) {
  const { name, label, hint } = field
  const group = { id, legend: label, hint, error }
  const single = { id, name, label, hint, error }
  switch (field.kind) {
    case 'radios':
      return <Radios {...group} name={name} choices={field.choices} chosen={value} />
    case 'checks':
      return (
        <Fieldset {...group}>
          {field.boxes.map((box) => (
            <Checkbox
              key={box.name}
              id={`${id}-${box.name}`}
              name={box.name}
              label={box.label}
              checked={box.name in typed}
            />
          ))}
        </Fieldset>
      )
    case 'select':
      return <Select {...single} options={field.options} defaultValue={value} />
    case 'words':
      return <Textarea {...single} defaultValue={value} rows={field.rows ?? 3} />
    case 'file':
      return <Field {...single} type="file" accept={field.accept} />
    default:
      return <Field {...single} defaultValue={value} type={field.kind} width={field.width} />
  }
}
