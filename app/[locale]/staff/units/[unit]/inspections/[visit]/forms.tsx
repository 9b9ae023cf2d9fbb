import { randomUUID } from 'node:crypto'
import { type EntryField, EntryForm } from '@/app/[locale]/staff/entry-form'
import { Section } from '@/components/ui/text'
import { type Finding, measures, severities, type StepKind, stepKinds } from '@/lib/inspections/schema'
import { texts } from '@/lib/texts'
import { recordFindingAction, takeStepAction, withdrawVisitAction } from '../actions'

const t = texts('vi', 'inspections')

type Place = { unit: string; visit: string }

export function FindingForm({ unit, visit, articles }: Place & { articles: string[] }) {
  return (
    <Section title={t('addFinding')}>
      <EntryForm
        id="finding"
        action={recordFindingAction}
        hidden={{ unit, visit, id: randomUUID() }}
        errorTitle={t('errorTitle')}
        button={{ label: t('form.save') }}
        fields={[
          { kind: 'words', name: 'what', label: t('form.what'), hint: t('form.whatHint') },
          {
            kind: 'select',
            name: 'article',
            label: t('form.article'),
            value: '',
            options: [
              { value: '', label: t('noArticle') },
              ...articles.map((value) => ({ value, label: value })),
            ],
          },
          {
            kind: 'radios',
            name: 'severity',
            label: t('form.severity'),
            choices: severities.map((value) => ({ value, label: t(`severities.${value}`) })),
          },
          {
            kind: 'radios',
            name: 'measure',
            label: t('form.measure'),
            choices: measures.map((value) => ({ value, label: t(`measures.${value}`) })),
          },
          { kind: 'date', name: 'due', label: t('form.due'), hint: t('form.dueHint'), width: '20' },
          photoField,
        ]}
      />
    </Section>
  )
}

type StepProps = Place & { open: Finding[]; today: string; inspects: boolean; reports: boolean }

/** The next step of an open finding: an inspector chooses which, the unit only reports. */
export function StepForm({ unit, visit, open, today, inspects, reports }: StepProps) {
  const [first, ...others] = open
  if (!first) return null
  const fields: EntryField[] = [
    ...(others.length === 0
      ? []
      : [
          {
            kind: 'select' as const,
            name: 'finding',
            label: t('step.finding'),
            value: first.id,
            options: open.map(({ id, position, what }) => ({
              value: id,
              label: `${position}. ${shortened(what, 60)}`,
            })),
          },
        ]),
    ...(inspects ? [kindsField(stepKinds.filter((kind) => kind !== 'reported' || reports))] : []),
    { kind: 'date', name: 'on', label: t('step.on'), width: '20', value: today },
    { kind: 'words', name: 'note', label: t('step.note') },
    {
      kind: 'text',
      name: 'proof',
      label: t('step.proof'),
      hint: inspects ? t('step.proofHint') : undefined,
    },
    ...(inspects ? [dueField] : []),
    photoField,
  ]
  return (
    <Section title={t(inspects ? 'step.title' : 'step.reportTitle')}>
      <EntryForm
        id="step"
        action={takeStepAction}
        hidden={{
          ...{ unit, visit, id: randomUUID() },
          ...(others.length === 0 ? { finding: first.id } : {}),
          ...(inspects ? {} : { kind: 'reported', due: '' }),
        }}
        errorTitle={t('errorTitle')}
        button={{
          label: t(inspects ? 'step.save' : 'step.report'),
          kind: inspects ? 'second' : 'main',
        }}
        fields={fields}
      />
    </Section>
  )
}

const photoField: EntryField = {
  kind: 'file',
  name: 'photo',
  label: t('photoLabel'),
  hint: t('photoHint'),
  accept: 'image/jpeg,image/png,image/webp',
}

const dueField: EntryField = {
  kind: 'date',
  name: 'due',
  label: t('step.due'),
  hint: t('step.dueHint'),
  width: '20',
}

function kindsField(kinds: StepKind[]): EntryField {
  const choices = kinds.map((value) => ({ value, label: t(`steps.${value}`) }))
  return { kind: 'radios', name: 'kind', label: t('step.kind'), choices }
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most))}…`
}

export function WithdrawForm({ unit, visit }: Place) {
  return (
    <Section title={t('withdraw.title')}>
      <EntryForm
        id="withdraw"
        action={withdrawVisitAction}
        hidden={{ unit, visit }}
        errorTitle={t('errorTitle')}
        button={{ label: t('withdraw.save'), kind: 'quiet' }}
        fields={[
          { kind: 'text', name: 'reason', label: t('withdraw.reason'), hint: t('withdraw.reasonHint') },
        ]}
      />
    </Section>
  )
}
