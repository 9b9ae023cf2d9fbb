import 'server-only'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { listDueSelves } from '@/lib/evaluations/self/queries'
import { formatDay, formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** Her months that still wait for her own word. */
export async function dueSelves(actor: Actor, now: Date): Promise<Due> {
  const t = texts('vi', 'self')
  const selves = await listDueSelves(actor, now)
  return {
    mine: selves.map(({ unit, month, deadline, late }) => ({
      href: `${staffHref('myMonth', { month })}#tu-danh-gia-${unit.slug}`,
      label: t('due', { month: formatMonth(month, 'vi'), unit: unit.name }),
      note: late ? undefined : t('dueNote', { day: formatDay(deadline, 'vi') }),
      mark: late ? (
        <Tag shape="triangle" tone="attend">
          {t('dueLate', { day: formatDay(deadline, 'vi') })}
        </Tag>
      ) : (
        <Tag shape="half" tone="caution">
          {t('dueMark')}
        </Tag>
      ),
    })),
    others: [],
  }
}
