import { Field, type FieldTexts, Select } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { criterionName } from '@/lib/evaluations/schemes/rules'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { evidenceKinds } from '@/lib/evaluations/sheets/schema'
import { fileHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type EvidenceLineProps = {
  at: number
  scheme: Scheme
  field: (name: string) => Pick<FieldTexts, 'id' | 'error'> & { name: string; defaultValue: string }
  /** The file that is kept for this line. */
  file?: string
}

/** A criterion, why it has the points it has or how many are taken, and what that rests on. */
export function EvidenceLine({ at, scheme, field, file }: EvidenceLineProps) {
  const t = texts('vi', 'evaluations')
  const name = (key: string) => `deductions.${at}.${key}`
  return (
    <Fieldset id={`deductions.${at}`} legend={t('lineN', { n: at + 1 })}>
      <Select
        {...field(name('criterion'))}
        label={t('deductionCriterion')}
        options={[
          { value: '', label: t('choose') },
          ...scheme.criteria.map((each) => ({ value: each.id, label: criterionName(each) })),
        ]}
      />
      <Field
        {...field(name('points'))}
        label={t('deductionPoints')}
        hint={t('deductionPointsHint')}
        inputMode="decimal"
        width="4"
      />
      <Field {...field(name('reason'))} label={t('deductionReason')} />
      <Select
        {...field(name('kind'))}
        label={t('evidenceKind')}
        options={[
          { value: '', label: t('chooseKind') },
          ...evidenceKinds.map((kind) => ({ value: kind, label: t(`evidenceKinds.${kind}`) })),
        ]}
      />
      <Field
        {...field(name('evidence'))}
        label={t('deductionEvidence')}
        hint={t('evidenceHint')}
        list="evidence-names"
      />
      <input type="hidden" name={name('file')} value={file ?? ''} />
      <Field
        id={name('upload')}
        name={name('upload')}
        error={field(name('upload')).error}
        type="file"
        accept="image/*,application/pdf"
        label={t('evidenceFile')}
        hint={file ? <a href={fileHref(file)}>{t('evidenceFileKept')}</a> : t('evidenceFileHint')}
      />
    </Fieldset>
  )
}
