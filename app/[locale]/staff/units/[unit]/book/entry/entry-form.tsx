'use client'

import { useActionState } from 'react'
import { WaitingMark, useWaiting } from '@/app/[locale]/staff/waiting-forms'
import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Textarea } from '@/components/ui/field'
import { SteadyForm } from '@/components/ui/steady-form'
import { copyPageAction } from './actions'
import type { EntryWords } from './words'

type Props = { unit: string; form: string; today: string; words: EntryWords }

/** Copies a page of the paper book. What was typed stays when something is refused; a file must be chosen again. */
export function EntryForm({ unit, form, today, words: w }: Props) {
  const kept = useWaiting('page')
  const [state, act] = useActionState(copyPageAction, {
    values: kept ?? { day: today, kind: 'suggestion' },
    errors: {},
  })
  const { values: v, errors: e } = state
  const listed = Object.entries(e).map(([id, text]) => ({ id, text }))
  return (
    <>
      <ErrorSummary title={w.errorTitle} errors={listed} />
      <SteadyForm action={act} className="n-form">
        <WaitingMark form="page" />
        <input type="hidden" name="unit" value={unit} />
        <input type="hidden" name="id" value={form} />
        <Radios id="kind" name="kind" legend={w.kind} choices={w.kinds} chosen={v.kind} />
        <Field
          id="day"
          name="day"
          type="date"
          label={w.day}
          hint={w.dayHint}
          error={e.day}
          width="20"
          max={today}
          defaultValue={v.day}
          required
        />
        <Field id="page" name="page" label={w.page} width="20" maxLength={40} defaultValue={v.page} />
        <Textarea
          id="text"
          name="text"
          label={w.text}
          hint={w.textHint}
          error={e.text}
          rows={8}
          maxLength={4000}
          defaultValue={v.text}
          required
        />
        <Field
          id="marked"
          name="marked"
          label={w.marked}
          hint={w.markedHint}
          maxLength={500}
          defaultValue={v.marked}
        />
        <Field
          id="photo"
          name="photo"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          label={w.photo}
          hint={w.photoHint}
          error={e.photo}
        />
        <div>
          <Button>{w.save}</Button>
        </div>
      </SteadyForm>
    </>
  )
}
