import { LinkList } from '@/components/ui/link-list'
import { Notice } from '@/components/ui/notice'
import type { ApprovalView } from '@/lib/evaluations/views/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** Whom she is to score herself before she decides, each with the way to her. */
export function Waiting({ view: { waiting, unit, month } }: { view: ApprovalView }) {
  if (waiting.length === 0) return null
  return (
    <Notice kind="caution" title={texts('vi', 'evaluations')('directTitle')}>
      <LinkList
        items={waiting.map(({ person, name }) => ({
          href: staffHref('sheetPerson', { unit: unit.slug, month, person }),
          label: name,
        }))}
      />
    </Notice>
  )
}
