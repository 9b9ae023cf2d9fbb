import 'server-only'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/auth/schema'
import { listWaitingBooks } from '@/lib/feedback/moderation/queries'
import { formatDay } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** Pages of the suggestion book that wait for an answer, in each unit whose book she keeps. */
export async function dueFeedback(actor: Actor, now: Date): Promise<Due> {
  const t = texts('vi', 'book')
  const books = await listWaitingBooks(actor, now)
  return {
    mine: books
      .filter(({ waiting }) => waiting > 0)
      .map(({ unit, waiting, late, dueOn }) => ({
        href: staffHref('book', { unit: unit.slug }),
        label: t('due.answer', { waiting, unit: unit.name }),
        note: dueOn ? t('due.next', { day: formatDay(dueOn, 'vi') }) : undefined,
        mark:
          late > 0 ? (
            <Tag shape="triangle" tone="attend">
              {t('due.late', { late })}
            </Tag>
          ) : (
            <Tag shape="half" tone="caution">
              {t('due.open')}
            </Tag>
          ),
      })),
    others: [],
  }
}
