import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/text'
import type { DraftView } from '@/lib/codes/drafts/schema'
import { formatDay } from '@/lib/format'
import { addDays, type Day } from '@/lib/month'
import { texts } from '@/lib/texts'
import { EntryForm } from '../../../entry-form'
import { publishAction } from '../../actions'

/** The second person's step: from which day, and whether everybody is asked again. */
export function PublishForm({ draft, today }: { draft: DraftView; today: Day }) {
  const t = texts('vi', 'codeDesk')
  const { version, inForceFrom, next } = draft.base
  return (
    <Section id="cong-bo" title={t('publishTitle')}>
      {next && (
        <Notice
          title={t('waits', { version: String(next.version), from: formatDay(next.inForceFrom, 'vi') })}
        >
          <p>{t('waitsWhy', { version: String(version), next: String(next.version) })}</p>
        </Notice>
      )}
      <EntryForm
        id="publish"
        action={publishAction}
        hidden={{ code: draft.slug, revision: String(draft.revision) }}
        errorTitle={texts('vi', 'staff')('errorTitle')}
        button={{ label: t('publish', { version: String(draft.lastVersion + 1) }) }}
        fields={[
          {
            ...{ kind: 'text', name: 'inForceFrom', label: t('inForceFrom'), width: '10' },
            hint: next
              ? t('inForceFromBetween', {
                  from: formatDay(inForceFrom > today ? inForceFrom : today, 'vi'),
                  until: formatDay(addDays(next.inForceFrom, -1), 'vi'),
                })
              : t('inForceFromHint', { after: formatDay(inForceFrom, 'vi') }),
          },
          {
            ...{ kind: 'radios', name: 'change', label: t('change'), hint: t('changeHint') },
            choices: (next ? (['slip'] as const) : (['substance', 'slip'] as const)).map((value) => ({
              ...{ value, label: t(value), hint: t(`${value}Hint`) },
            })),
          },
        ]}
      />
    </Section>
  )
}
