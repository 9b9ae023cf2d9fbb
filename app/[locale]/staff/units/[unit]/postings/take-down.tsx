import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { Section } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import type { RegisterPage } from '@/lib/postings/register/schema'
import { texts } from '@/lib/texts'
import { takeDownAction } from './actions'
import { paperWords } from './words'

const t = texts('vi', 'postings')

export function TakeDown({ page: { unit, hanging }, today }: { page: RegisterPage; today: string }) {
  return (
    <Section id="go" title={t('takeDown')} screenOnly>
      <EntryForm
        id="take-down"
        action={takeDownAction}
        hidden={{ unit: unit.slug }}
        errorTitle={t('errorTitle')}
        button={{ label: t('takeSend'), kind: 'second' }}
        fields={[
          {
            kind: 'select',
            name: 'posting',
            label: t('which'),
            options: [
              { value: '', label: t('choosePaper') },
              ...hanging.map((row) => ({
                value: row.id,
                label: [paperWords(row), row.spot, formatDay(row.since, 'vi')].filter(Boolean).join(', '),
              })),
            ],
          },
          { kind: 'date', name: 'on', label: t('takenOn'), width: '20', value: today },
        ]}
      />
    </Section>
  )
}
