import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/field'
import { Section } from '@/components/ui/text'
import { type InboxItem, longestReply } from '@/lib/feedback/moderation/schema'
import { texts } from '@/lib/texts'
import { replyAction } from './actions'

/** The answer itself; a further one stands in its place, and both stay among what was done. */
export function ReplyForm({
  item,
  error,
  typed,
}: {
  item: InboxItem
  error: string | undefined
  typed: string
}) {
  const t = texts('vi', 'book')
  return (
    <Section title={t(item.reply ? 'replyAgain' : 'reply')}>
      <form action={replyAction} className="n-form">
        <input type="hidden" name="id" value={item.id} />
        <input type="hidden" name="unit" value={item.unit.slug} />
        <Textarea
          id="reply"
          name="reply"
          label={t('replyLabel')}
          hint={t(item.kind === 'praise' ? 'replyHintPraise' : 'replyHint')}
          error={error}
          rows={6}
          maxLength={longestReply}
          defaultValue={typed || item.reply || ''}
          required
        />
        <div>
          <Button kind={item.state === 'received' ? 'main' : 'second'}>{t('replyButton')}</Button>
        </div>
      </form>
    </Section>
  )
}
