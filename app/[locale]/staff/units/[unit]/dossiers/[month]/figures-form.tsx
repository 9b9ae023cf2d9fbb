'use client'

import { useActionState } from 'react'
import { WaitingMark, useWaiting } from '@/app/[locale]/staff/waiting-forms'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Textarea } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { SteadyForm } from '@/components/ui/steady-form'
import { Notice } from '@/components/ui/notice'
import { enterAction } from './actions'

type FiguresFormProps = {
  unit: string
  month: string
  /** What is stored, by field, as it would be typed. */
  stored: Record<string, string>
  groups: { id: string; legend: string; fields: { key: string; label: string; hint?: string }[] }[]
  texts: Record<
    'save' | 'errorTitle' | 'offTitle' | 'offHow' | 'reason' | 'reasonHint' | 'doubtsTitle' | 'sure',
    string
  >
}

/** A month's figures; what does not agree and what looks odd is said in words before it can be saved so. */
export function FiguresForm({ unit, month, stored, groups, texts }: FiguresFormProps) {
  const kept = useWaiting('figures')
  const nothing = { typed: kept ?? {}, errors: [], off: [], doubts: [], refused: null }
  const [state, action] = useActionState(enterAction, nothing)
  const shown = Object.keys(state.typed).length > 0 ? state.typed : stored
  const errorOf = (id: string) => state.errors.find((error) => error.id === id)?.text
  return (
    <SteadyForm action={action} className="n-stack" noValidate>
      <WaitingMark form="figures" />
      <ErrorSummary title={texts.errorTitle} errors={state.errors} />
      {state.refused && <Notice kind="attend" announced title={state.refused} />}
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="month" value={month} />
      {groups.map(({ id, legend, fields }) => (
        <Fieldset key={id} id={id} legend={legend}>
          <div className="n-answers">
            {fields.map(({ key, label, hint }) => (
              <Field
                key={key}
                id={key}
                name={key}
                label={label}
                hint={hint}
                error={errorOf(key)}
                defaultValue={shown[key] ?? ''}
                inputMode="numeric"
                autoComplete="off"
                width="10"
              />
            ))}
          </div>
        </Fieldset>
      ))}
      {state.off.length > 0 && (
        <>
          <Notice kind="caution" title={texts.offTitle}>
            <ul>
              {state.off.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
            <p>{texts.offHow}</p>
          </Notice>
          <Textarea
            id="reason"
            name="reason"
            label={texts.reason}
            hint={texts.reasonHint}
            error={errorOf('reason')}
            defaultValue={state.typed.reason ?? ''}
            maxLength={500}
            rows={3}
          />
        </>
      )}
      {state.doubts.length > 0 && (
        <Fieldset id="doubts" legend={texts.doubtsTitle} error={errorOf('sure')}>
          <ul>
            {state.doubts.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
          {/* Ticked for what was asked then: other questions want another tick. */}
          <Checkbox key={state.doubts.join()} id="sure" name="sure" label={texts.sure} />
        </Fieldset>
      )}
      <div>
        <Button>{texts.save}</Button>
      </div>
    </SteadyForm>
  )
}
