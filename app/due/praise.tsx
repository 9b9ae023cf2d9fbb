import 'server-only'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { listOwnPraise } from '@/lib/feedback/commendations/queries'
import { formatDay } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** Praise of herself that waits for her yes or no. */
export async function duePraise(actor: Actor): Promise<Due> {
  const t = texts('vi', 'praiseDesk')
  const asked = (await listOwnPraise(actor)).filter(({ state }) => state === 'verified')
  const [first] = asked
  if (!first) return { mine: [], others: [] }
  return {
    mine: [
      {
        href: staffHref('ownPraise'),
        label: t('due.label', { count: asked.length }),
        note: t('due.note', { unit: first.unit.name, day: formatDay(first.praisedOn, 'vi') }),
        mark: (
          <Tag shape="half" tone="caution">
            {t('due.mark')}
          </Tag>
        ),
      },
    ],
    others: [],
  }
}
