import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { Section } from '@/components/ui/text'
import type { InboxItem } from '@/lib/feedback/moderation/schema'
import { texts } from '@/lib/texts'
import { replyAction } from './actions'

/** The answer itself; a further one stands in its place, and both stay among what was done. */
export function ReplyForm({ item }: { item: InboxItem }) {
  const t = texts('vi', 'book')
  return (
    <Section title={t(item.reply ? 'replyAgain' : 'reply')}>
      <EntryForm
        id="answer"
        action={replyAction}
        hidden={{ id: item.id, unit: item.unit.slug }}
        fields={[
          {
            kind: 'words',
            name: 'reply',
            label: t('replyLabel'),
            hint: t(item.kind === 'praise' ? 'replyHintPraise' : 'replyHint'),
            value: item.reply ?? '',
            rows: 6,
          },
        ]}
        button={{ label: t('replyButton'), kind: item.state === 'received' ? 'main' : 'second' }}
        errorTitle={t('errorTitle')}
      />
    </Section>
  )
}
