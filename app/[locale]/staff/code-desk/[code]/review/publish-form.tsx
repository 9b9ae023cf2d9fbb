import { Button } from '@/components/ui/button'
import { Radios } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Section } from '@/components/ui/text'
import type { DraftView } from '@/lib/codes/drafts/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'
import { publishAction } from '../../actions'
import type { Asked } from '../../told'

/** The second person's step: from which day, and whether everybody is asked again. What was typed stays when it is refused. */
export function PublishForm({ draft, asked }: { draft: DraftView; asked: Asked }) {
  const t = texts('vi', 'codeDesk')
  const said = (name: string) => (typeof asked[name] === 'string' ? asked[name].slice(0, 300) : '')
  const wrong = asked.loi === 'form' ? said('o').split(' ') : []
  const day = asked.loi === 'refused' ? said('vi') : wrong.includes('inForceFrom') ? t('wrongDay') : undefined
  const change = wrong.includes('change') ? t('wrongChange') : undefined
  const errors = [
    ...(day ? [{ id: 'inForceFrom', text: day }] : []),
    ...(change ? [{ id: 'change', text: change }] : []),
  ]
  return (
    <Section id="cong-bo" title={t('publishTitle')}>
      <ErrorSummary title={texts('vi', 'staff')('errorTitle')} errors={errors} />
      <form action={publishAction} className="n-stack">
        <input type="hidden" name="code" value={draft.slug} />
        <input type="hidden" name="revision" value={draft.revision} />
        <Field
          id="inForceFrom"
          name="inForceFrom"
          label={t('inForceFrom')}
          hint={t('inForceFromHint', { after: formatDay(draft.lastInForceFrom, 'vi') })}
          error={day}
          defaultValue={said('ngay')}
          width="10"
        />
        <Radios
          id="change"
          name="change"
          legend={t('change')}
          hint={t('changeHint')}
          error={change}
          chosen={said('loai') || null}
          choices={(['substance', 'slip'] as const).map((value) => ({
            ...{ value, label: t(value), hint: t(`${value}Hint`) },
          }))}
        />
        <div>
          <Button>{t('publish', { version: String(draft.lastVersion + 1) })}</Button>
        </div>
      </form>
    </Section>
  )
}
