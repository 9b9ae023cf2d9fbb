'use client'

import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { Button, Buttons } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Textarea } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { Notice } from '@/components/ui/notice'
import { previewOf } from '@/lib/evaluations/preview/rules'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { keepSelfAction, saveSelfAction } from './actions'

export type SelfGroup = {
  id: string
  legend: string
  hint?: string
  fields: { key: string; label: string; hint?: string; numeric?: boolean }[]
}

type SelfFormProps = {
  unit: string
  month: string
  /** Whose form this is, should her session end meanwhile. */
  owner: string
  scheme: Scheme
  leads: boolean
  groups: SelfGroup[]
  /** What is stored, by key. */
  cells: Record<string, string>
  words: { strengths: string; weaknesses: string }
  texts: Record<
    | 'strengths'
    | 'strengthsHint'
    | 'weaknesses'
    | 'weaknessesHint'
    | 'total'
    | 'totalOf'
    | 'totalMissing'
    | 'save'
    | 'send'
    | 'sendHint'
    | 'errorTitle',
    string
  >
}

/** Her own month. Without scripts a form that saves and sends; with them the sum shows and the draft keeps itself. */
export function SelfForm({
  unit,
  month,
  owner,
  scheme,
  leads,
  groups,
  cells,
  words,
  texts: t,
}: SelfFormProps) {
  const [state, action, pending] = useActionState(saveSelfAction, { typed: null, faults: [], refused: null })
  const [live, setLive] = useState(cells)
  const [kept, setKept] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const look = (form: HTMLFormElement) => {
    const data = new FormData(form)
    setLive(Object.fromEntries(Object.keys(cells).map((key) => [key, String(data.get(`o.${key}`) ?? '')])))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      startTransition(async () => {
        // A dropped line: the next key, or the button, tries again.
        const said = await keepSelfAction(new FormData(form)).catch(() => '')
        startTransition(() => setKept(said))
      })
    }, 1500)
  }
  const row = { leads, tasks: null, deductions: [], disciplineDecision: false }
  const { total, grade } = previewOf(scheme, row, live)
  const idOf = (key: string) => `${unit}.${key}`
  const errorOf = (key: string) => state.faults.find((fault) => fault.key === key)?.why
  const labels = new Map(groups.flatMap(({ fields }) => fields.map(({ key, label }) => [key, label])))
  return (
    <form
      action={action}
      noValidate
      className="n-stack"
      onInput={(event) => look(event.currentTarget)}
      onSubmit={() => clearTimeout(timer.current)}
    >
      <ErrorSummary
        title={t.errorTitle}
        errors={state.faults.map(({ key, why }) => ({
          id: idOf(key),
          text: [labels.get(key), why].filter(Boolean).join(': '),
        }))}
      />
      {state.refused && <Notice kind="attend" announced title={state.refused} />}
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="owner" value={owner} />
      {groups.map(({ id, legend, hint, fields }) => (
        <Fieldset key={id} id={idOf(id)} legend={legend} hint={hint} large>
          <div className="n-answers">
            {fields.map(({ key, label, hint: note, numeric }) => (
              <Field
                key={key}
                id={idOf(key)}
                name={`o.${key}`}
                label={label}
                hint={note}
                error={errorOf(key)}
                defaultValue={state.typed?.[`o.${key}`] ?? cells[key]}
                inputMode={numeric ? 'numeric' : 'decimal'}
                autoComplete="off"
                width="4"
              />
            ))}
          </div>
        </Fieldset>
      ))}
      {(['strengths', 'weaknesses'] as const).map((key) => (
        <Textarea
          key={key}
          id={idOf(key)}
          name={key}
          label={t[key]}
          hint={t[`${key}Hint`]}
          error={errorOf(key)}
          defaultValue={state.typed?.[key] ?? words[key]}
          rows={3}
        />
      ))}
      <p>
        {t.total}:{' '}
        <output>
          <strong>
            {total && grade
              ? t.totalOf.replace('{total}', total.replace('.', ',')).replace('{grade}', grade)
              : t.totalMissing}
          </strong>
        </output>
      </p>
      <p className="n-hint">{t.sendHint}</p>
      <Buttons>
        <Button name="step" value="send" aria-disabled={pending}>
          {t.send}
        </Button>
        <Button kind="second" aria-disabled={pending}>
          {t.save}
        </Button>
        <span role="status" className="n-hint">
          {kept}
        </span>
      </Buttons>
    </form>
  )
}
