import { Tag } from '@/components/ui/tag'
import type { InboxLine } from '@/lib/feedback/moderation/schema'
import { formatDay } from '@/lib/format'
import { texts } from '@/lib/texts'

/** Where a page of the book stands: the clock first, then whether the public reads it. */
export function LineState({ line }: { line: InboxLine }) {
  const t = texts('vi', 'book')
  const { left } = line
  return (
    <span className="n-tags">
      {left === null ? (
        <Tag shape={line.state === 'answered' ? 'check' : 'square'} tone="settled">
          {t(`states.${line.state}`)}
        </Tag>
      ) : left < 0 ? (
        <Tag shape="triangle" tone="attend">
          {t('late', { days: -left, day: formatDay(line.dueOn, 'vi') })}
        </Tag>
      ) : (
        <Tag shape="half" tone="caution">
          {t('left', { days: left, day: formatDay(line.dueOn, 'vi') })}
        </Tag>
      )}
      {line.kind === 'suggestion' && line.state !== 'routed' && (
        <Tag shape={line.shown ? 'disc' : 'ring'} tone="soft">
          {t(line.shown ? 'public' : line.hiddenReason ? 'hidden' : 'notPublic')}
        </Tag>
      )}
    </span>
  )
}
