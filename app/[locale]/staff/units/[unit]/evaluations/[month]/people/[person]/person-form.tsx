'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Select, type SelectOption, Textarea } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { Notice } from '@/components/ui/notice'
import { savePersonAction } from './actions'

type PersonFormProps = {
  where: { unit: string; month: string; person: string }
  /** What is stored, by field name; lines have two blank ones after them. */
  stored: Record<string, string>
  tasks: { legend: string }[] | null
  deductions: { legend: string }[]
  criteria: SelectOption[]
  texts: Record<
    | 'tasksTitle'
    | 'tasksHint'
    | 'taskTitle'
    | 'taskUnits'
    | 'taskCompleted'
    | 'taskFailed'
    | 'taskLate'
    | 'taskCause'
    | 'deductionsTitle'
    | 'deductionCriterion'
    | 'deductionPoints'
    | 'deductionReason'
    | 'deductionEvidence'
    | 'evidenceHint'
    | 'remark'
    | 'discipline'
    | 'savePerson'
    | 'personErrorTitle',
    string
  >
}

/** One person's tasks and deductions. Nothing is saved while something is wrong, and everything typed stays. */
export function PersonForm({ where, stored, tasks, deductions, criteria, texts: t }: PersonFormProps) {
  const [state, action] = useActionState(savePersonAction, { typed: null, faults: [], refused: null })
  const values = state.typed ?? stored
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: values[name] ?? '',
    error: state.faults.find((fault) => fault.field === name)?.why,
  })
  const box = (name: string) => ({ id: name, name, checked: values[name] === '1' })
  // React forgets what a reset select and box were given; a new key draws them again.
  const drawn = JSON.stringify(state.typed)
  return (
    <form action={action} noValidate className="n-stack">
      <ErrorSummary
        title={t.personErrorTitle}
        errors={state.faults.map((fault) => ({ id: fault.field, text: fault.why }))}
      />
      {state.refused && <Notice kind="attend" announced title={state.refused} />}
      {Object.entries(where).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {tasks && (
        <Fieldset id="tasks" legend={t.tasksTitle} hint={t.tasksHint} large>
          <input type="hidden" name="withTasks" value="1" />
          <input type="hidden" name="tasks.count" value={tasks.length} />
          {tasks.map(({ legend }, at) => (
            <Fieldset key={legend} id={`tasks.${at}`} legend={legend}>
              <Field {...field(`tasks.${at}.title`)} label={t.taskTitle} />
              <Field {...field(`tasks.${at}.units`)} label={t.taskUnits} inputMode="decimal" width="4" />
              <Field
                {...field(`tasks.${at}.failedReviews`)}
                label={t.taskFailed}
                inputMode="numeric"
                width="4"
              />
              <Field {...field(`tasks.${at}.late`)} label={t.taskLate} inputMode="numeric" width="4" />
              <Checkbox key={`c${drawn}`} {...box(`tasks.${at}.completed`)} label={t.taskCompleted} />
              <Checkbox key={`o${drawn}`} {...box(`tasks.${at}.objectiveCause`)} label={t.taskCause} />
            </Fieldset>
          ))}
        </Fieldset>
      )}
      <Fieldset id="deductions" legend={t.deductionsTitle} large>
        <input type="hidden" name="deductions.count" value={deductions.length} />
        {deductions.map(({ legend }, at) => (
          <Fieldset key={legend} id={`deductions.${at}`} legend={legend}>
            <Select
              key={drawn}
              {...field(`deductions.${at}.criterion`)}
              label={t.deductionCriterion}
              options={criteria}
            />
            <Field
              {...field(`deductions.${at}.points`)}
              label={t.deductionPoints}
              inputMode="decimal"
              width="4"
            />
            <Field {...field(`deductions.${at}.reason`)} label={t.deductionReason} />
            <Field
              {...field(`deductions.${at}.evidence`)}
              label={t.deductionEvidence}
              hint={t.evidenceHint}
            />
          </Fieldset>
        ))}
      </Fieldset>
      <Textarea {...field('remark')} label={t.remark} rows={4} />
      <Checkbox key={`d${drawn}`} {...box('disciplineDecision')} label={t.discipline} />
      <Button>{t.savePerson}</Button>
    </form>
  )
}
