import 'server-only'
import type { LinkItem } from '@/components/ui/link-list'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { listOwnCodes } from '@/lib/codes/acknowledgements/queries'
import type { OwnCode } from '@/lib/codes/acknowledgements/schema'
import { formatDay } from '@/lib/format'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** Binding versions in force that she has not acknowledged. */
export async function dueCodes(actor: Actor, now: Date): Promise<Due> {
  const codes = await listOwnCodes(actor, dayOf(now))
  return {
    mine: codes.filter(({ binding, acknowledgedAt }) => binding && !acknowledgedAt).map(codeItem),
    others: [],
  }
}

function codeItem({ slug, title, number, inForceFrom }: OwnCode): LinkItem {
  const t = texts('vi', 'staff')
  return {
    href: `${staffHref('myCodes')}#${slug}`,
    label: t('due.acknowledge', { title }),
    note: t('due.acknowledgeNote', { number, from: formatDay(inForceFrom, 'vi') }),
    mark: (
      <Tag shape="half" tone="caution">
        {t('due.acknowledgeMark')}
      </Tag>
    ),
  }
}
