'use client'

import { useActionState } from 'react'
import { WaitingMark, useWaiting } from '@/app/[locale]/staff/waiting-forms'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Textarea, ties } from '@/components/ui/field'
import { SteadyForm } from '@/components/ui/steady-form'
import { Notice } from '@/components/ui/notice'
import { type Column, Table } from '@/components/ui/table'
import { saveYearAction } from './actions'

export type YearLine = {
  person: string
  name: string
  /** Shown as they are. */
  cells: Record<string, React.ReactNode>
  /** Null: no letter to choose, the row is decided as not graded. */
  grade: string | null
  note: string
  labels: { grade: string; note: string }
}

type YearFormProps = {
  unit: string
  year: number
  step: 'proposal' | 'decision'
  caption: string
  columns: Column[]
  lines: YearLine[]
  options: { value: string; label: string }[]
  supersede: { label: string; hint: string } | null
  /** Asked where a group is above its quota, or will be by what was just chosen. */
  quotas: { name: string; over: boolean; label: string; hint: string; reason: string }[]
  texts: { button: string; errorTitle: string; grade: string; note: string }
}

/** A line a person with the letter and the note; the button writes every line that changed. */
export function YearForm({
  unit,
  year,
  step,
  caption,
  columns,
  lines,
  options,
  supersede,
  quotas,
  texts,
}: YearFormProps) {
  const [state, action] = useActionState(saveYearAction, {
    typed: useWaiting('year'),
    faults: [],
    refused: null,
  })
  const names = new Map(lines.map(({ person, name }) => [person, name]))
  const idOf = (person: string | null, field: string) => (person ? `${field}.${person}` : field)
  const wrong = (person: string | null, field: string) =>
    state.faults.find((fault) => fault.person === person && fault.field === field)?.why
  const errors = state.faults.map(({ person, field, why }) => ({
    id: idOf(person, field),
    text: [person && names.get(person), why].filter(Boolean).join(': '),
  }))
  const value = (name: string, stored: string) => state.typed?.[name] ?? stored
  return (
    <SteadyForm action={action} noValidate className="n-stack">
      <WaitingMark form="year" />
      <ErrorSummary title={texts.errorTitle} errors={errors} />
      {state.refused && <Notice kind="attend" announced title={state.refused} />}
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="step" value={step} />
      <Table
        id="year"
        caption={caption}
        phone="stack"
        columns={[...columns, { key: 'choice', label: texts.grade }, { key: 'note', label: texts.note }]}
        rows={lines.map(({ person, cells, grade, note, labels }) => {
          const [letter, said] = [idOf(person, 'grade'), idOf(person, 'note')]
          return {
            id: person,
            cells: {
              ...cells,
              choice:
                grade === null ? (
                  <input type="hidden" name={letter} value="" />
                ) : (
                  <select
                    name={letter}
                    {...ties(letter, undefined, wrong(person, 'grade'))}
                    aria-label={labels.grade}
                    defaultValue={value(letter, grade)}
                    className="n-input n-input-4"
                  >
                    {options.map((option) => (
                      <option key={option.value} value={option.value}>
                        {option.label}
                      </option>
                    ))}
                  </select>
                ),
              note: (
                <input
                  name={said}
                  {...ties(said, undefined, wrong(person, 'note'))}
                  aria-label={labels.note}
                  defaultValue={value(said, note)}
                  className="n-input n-input-20"
                />
              ),
            },
          }
        })}
      />
      {quotas
        .filter(({ name, over }) => over || wrong(null, name) || state.typed?.[name])
        .map(({ name, label, hint, reason }) => (
          <Textarea
            key={name}
            id={name}
            name={name}
            label={label}
            hint={hint}
            error={wrong(null, name)}
            defaultValue={value(name, reason)}
            rows={2}
          />
        ))}
      {supersede && (
        <Textarea
          id="reason"
          name="reason"
          label={supersede.label}
          hint={supersede.hint}
          error={wrong(null, 'reason')}
          defaultValue={state.typed?.reason}
          rows={2}
        />
      )}
      <div>
        <Button>{texts.button}</Button>
      </div>
    </SteadyForm>
  )
}
