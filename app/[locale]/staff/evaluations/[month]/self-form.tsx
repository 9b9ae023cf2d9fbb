'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import { Button, Buttons } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Textarea } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { Notice } from '@/components/ui/notice'
import { SteadyForm } from '@/components/ui/steady-form'
import { keepTyping } from '@/components/evaluations/typing/keep-typing'
import { selfPage } from '@/components/evaluations/typing/place'
import { sendTyped } from '@/components/evaluations/typing/sending'
import { draftLength } from '@/lib/evaluations/drafts/schema'
import { previewOf } from '@/lib/evaluations/preview/rules'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { saveSelfAction } from './actions'

export type SelfGroup = {
  id: string
  legend: string
  hint?: string
  fields: { key: string; label: string; hint?: string; numeric?: boolean }[]
}

type SelfFormProps = {
  unit: string
  month: string
  /** Where what is typed goes meanwhile. */
  address: string
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
    | 'errorTitle'
    | 'offline',
    string
  >
}

/** Her own month. Without scripts a form that saves and sends; with them the sum shows and the draft keeps itself. */
export function SelfForm({
  unit,
  month,
  address,
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
  const form = useRef<HTMLFormElement>(null)
  const status = useRef<HTMLSpanElement>(null)
  const shown = JSON.stringify({
    ...Object.fromEntries(Object.entries(cells).map(([key, text]) => [`o.${key}`, text])),
    ...words,
  })
  const look = () => {
    if (!form.current) return
    const data = new FormData(form.current)
    setLive(Object.fromEntries(Object.keys(cells).map((key) => [key, String(data.get(`o.${key}`) ?? '')])))
  }
  const { offline } = t
  useEffect(() => {
    if (!form.current) return undefined
    const data = () => Object.fromEntries(new FormData(form.current!)) as Record<string, string>
    return keepTyping({
      form: form.current,
      ...{ owner, offline, page: `${unit} ${month} ${selfPage}`, alone: true },
      named: (name) => name.startsWith('o.') || name === 'strengths' || name === 'weaknesses',
      shown: JSON.parse(shown),
      base: {},
      say: (text) => status.current?.replaceChildren(text),
      // Her draft is one: the form goes whole.
      send: (typed) => sendTyped(address, { ...data(), ...typed }),
      // The sum is told as if she had typed it.
      recalled: () => form.current?.dispatchEvent(new Event('input', { bubbles: true })),
    })
  }, [address, owner, unit, month, shown, offline])
  const row = { leads, tasks: null, deductions: [], knockOut: null }
  const { total, grade } = previewOf(scheme, row, live)
  const idOf = (key: string) => `${unit}.${key}`
  const errorOf = (key: string) => state.faults.find((fault) => fault.key === key)?.why
  const labels = new Map([
    ...groups.flatMap(({ fields }) => fields.map(({ key, label }) => [key, label] as const)),
    ...(['strengths', 'weaknesses'] as const).map((key) => [key, t[key]] as const),
  ])
  return (
    <SteadyForm ref={form} action={action} noValidate className="n-stack" onInput={look}>
      <ErrorSummary
        title={t.errorTitle}
        errors={state.faults.map(({ key, why }) => ({
          id: idOf(key),
          text: `${labels.get(key)}: ${why}`,
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
          maxLength={draftLength}
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
        <span ref={status} role="status" className="n-hint" />
      </Buttons>
    </SteadyForm>
  )
}
