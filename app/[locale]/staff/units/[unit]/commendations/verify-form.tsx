'use client'

import { useActionState } from 'react'
import { WaitingMark, useWaiting } from '@/app/[locale]/staff/waiting-forms'
import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Select, Textarea } from '@/components/ui/field'
import { SteadyForm } from '@/components/ui/steady-form'
import { verifyPraiseAction, type VerifyState } from './actions'
import type { VerifyWords } from './words'

type Props = {
  unit: string
  form: string
  suggestion: string | null
  day: string
  today: string
  people: { id: string; name: string; position: string }[]
  words: VerifyWords
}

/** Whom the praise is for, what she did and when. What was typed stays when something is refused. */
export function VerifyForm({ unit, form, suggestion, day, today, people, words: w }: Props) {
  const kept = useWaiting('verify')
  const start: VerifyState = {
    values: kept ?? { day, kind: suggestion ? 'good_example' : 'good_person_good_deed' },
    errors: {},
  }
  const [state, act] = useActionState(verifyPraiseAction, start)
  const { values: v, errors: e } = state
  return (
    <>
      <ErrorSummary title={w.errorTitle} errors={Object.entries(e).map(([id, text]) => ({ id, text }))} />
      <SteadyForm action={act} className="n-form">
        <WaitingMark form="verify" />
        <input type="hidden" name="unit" value={unit} />
        <input type="hidden" name="id" value={form} />
        {suggestion && <input type="hidden" name="suggestion" value={suggestion} />}
        <Radios id="kind" name="kind" legend={w.kind} choices={w.kinds} chosen={v.kind} />
        <Select
          id="person"
          name="person"
          label={w.person}
          hint={w.personHint}
          error={e.person}
          defaultValue={v.person ?? ''}
          options={[
            { value: '', label: w.choose },
            ...people.map(({ id, name, position }) => ({ value: id, label: `${name}, ${position}` })),
          ]}
          required
        />
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
        <Textarea
          id="deed"
          name="deed"
          label={w.deed}
          hint={w.deedHint}
          error={e.deed}
          rows={4}
          maxLength={600}
          defaultValue={v.deed}
          required
        />
        <Field
          id="decision"
          name="decision"
          label={w.decision}
          hint={w.decisionHint}
          error={e.decision}
          maxLength={200}
          defaultValue={v.decision}
        />
        <div>
          <Button>{w.save}</Button>
        </div>
      </SteadyForm>
    </>
  )
}
