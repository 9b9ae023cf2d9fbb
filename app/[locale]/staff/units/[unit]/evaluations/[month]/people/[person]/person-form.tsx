import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, Select, Textarea } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { ClashQuestions } from '@/components/evaluations/clash-questions'
import { draftLength } from '@/lib/evaluations/drafts/schema'
import { touchedFields } from '@/lib/evaluations/people/rules'
import type { PersonView } from '@/lib/evaluations/people/schema'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { savePersonAction } from './actions'
import { EvidenceLine } from './evidence-line'
import { FieldsKeeper } from './fields-keeper'
import { knockOutWords, valueWords, wordFor } from './words'

// Blank lines to write in; saving brings two more.
const blank = 2

type PersonFormProps = { view: PersonView; owner: string; names: string[] }

/** One person's tasks, lines of evidence and remark: an HTML form. Nothing is saved while something is wrong, and what was typed stays. */
export function PersonForm({ view, owner, names }: PersonFormProps) {
  const t = texts('vi', 'evaluations')
  const { fields, faults, person, scheme } = view
  const where = { unit: view.unit.slug, month: view.month, person: person.personId }
  const wrong = faults.filter(({ now }) => now === undefined)
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: fields[name] ?? '',
    // As long as is kept: what is too long to be saved is a fault, and never cut off while she pastes it.
    maxLength: draftLength,
    error: wrong.find((fault) => fault.field === name)?.why,
  })
  const box = (name: string) => ({ id: name, name, checked: fields[name] === '1' })
  const count = (name: string) =>
    Math.max(
      -1,
      ...Object.keys(fields).map((key) => Number(new RegExp(`^${name}\\.(\\d+)`).exec(key)?.[1] ?? -1)),
    ) + 1
  const numbered = (name: string) => Array.from({ length: count(name) + blank }, (_, at) => at)
  return (
    <form action={savePersonAction} noValidate className="n-stack">
      <ErrorSummary
        title={t('personErrorTitle')}
        errors={wrong.map((fault) => ({
          id: fault.field,
          text: t('faultOf', { field: wordFor(scheme, fault.field), why: fault.why }),
        }))}
      />
      <ClashQuestions
        clashes={faults.flatMap(({ field: name, typed = '', now, who, mine }) =>
          now === undefined
            ? []
            : [
                {
                  name,
                  label: wordFor(scheme, name),
                  typed,
                  now,
                  who,
                  mine,
                  told: (value) => valueWords(scheme, name, value),
                },
              ],
        )}
      />
      {Object.entries(where).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="owner" value={owner} />
      <input type="hidden" name="base" value={JSON.stringify(view.base)} />
      <input type="hidden" name="drafted" value={touchedFields(view.base, fields).join(' ')} />
      <Textarea {...field('remark')} label={t('reasonLabel')} hint={t('reasonHint')} rows={3} />
      <Fieldset id="deductions" legend={t('linesTitle')} hint={t('linesHint')} large>
        <datalist id="evidence-names">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {numbered('deductions').map((at) => (
          <EvidenceLine
            key={at}
            at={at}
            scheme={scheme}
            field={field}
            file={fields[`deductions.${at}.file`]}
          />
        ))}
      </Fieldset>
      {scheme.method === 'points-and-tasks' && (
        <Fieldset id="tasks" legend={t('tasksTitle')} hint={t('tasksHint')} large>
          {numbered('tasks').map((at) => (
            <Fieldset key={at} id={`tasks.${at}`} legend={t('taskN', { n: at + 1 })}>
              <Field {...field(`tasks.${at}.title`)} label={t('taskTitle')} />
              <Field {...field(`tasks.${at}.units`)} label={t('taskUnits')} inputMode="decimal" width="4" />
              <Field
                {...field(`tasks.${at}.failedReviews`)}
                label={t('taskFailed')}
                inputMode="numeric"
                width="4"
              />
              <Field {...field(`tasks.${at}.late`)} label={t('taskLate')} inputMode="numeric" width="4" />
              <Checkbox {...box(`tasks.${at}.completed`)} label={t('taskCompleted')} />
              <Checkbox {...box(`tasks.${at}.objectiveCause`)} label={t('taskCause')} />
            </Fieldset>
          ))}
        </Fieldset>
      )}
      <KnockOuts scheme={scheme} field={field('knockOut')} />
      <div className="n-buttons">
        <Button>{t('savePerson')}</Button>
        {view.after && (
          <Button kind="second" name="next" value={view.after.person}>
            {t('saveAndNext', { name: view.after.name })}
          </Button>
        )}
        <FieldsKeeper
          address={staffHref('sheetFields', where)}
          owner={owner}
          page={[where.unit, where.month, where.person].join(' ')}
          shown={JSON.stringify(fields)}
          base={JSON.stringify(view.base)}
          offline={t('grid.offline')}
        />
      </div>
    </form>
  )
}

type KnockOutsProps = {
  scheme: Scheme
  field: { id: string; name: string; defaultValue: string; error?: string }
}

/** One case is a box; of several one at most holds. */
function KnockOuts({ scheme, field }: KnockOutsProps) {
  const t = texts('vi', 'evaluations')
  const { id, name, defaultValue, error } = field
  const [first, ...further] = scheme.knockOuts
  if (further.length === 0)
    return (
      <Checkbox
        {...{ id, name }}
        value={first!.id}
        checked={defaultValue === first!.id}
        label={knockOutWords(first!)}
      />
    )
  return (
    <Select
      {...{ id, name, defaultValue, error }}
      label={t('knockOuts')}
      hint={t('knockOutsHint')}
      options={[
        { value: '', label: t('noKnockOut') },
        ...scheme.knockOuts.map((each) => ({
          value: each.id,
          label: t('knockOutChoice', { label: each.label.vi, letter: each.letter }),
        })),
      ]}
    />
  )
}
