import 'server-only'
import { Tag } from '@/components/ui/tag'
import { paperWords } from '@/app/[locale]/staff/units/[unit]/postings/words'
import type { Actor } from '@/lib/auth/schema'
import { listOwed } from '@/lib/postings/register/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** What a clerk is to print and hang. */
export async function duePostings(actor: Actor, now: Date): Promise<Due> {
  const t = texts('vi', 'postings')
  const wards = await listOwed(actor, now)
  return {
    mine: wards.map(({ unit, owed }) => ({
      href: `${staffHref('postings', { unit: unit.slug })}#in`,
      label: t('due.label', { count: owed.length, unit: unit.name }),
      note: owed.slice(0, 3).map(paperWords).join(' · '),
      mark: (
        <Tag shape="half" tone="caution">
          {t('due.mark')}
        </Tag>
      ),
    })),
    others: [],
  }
}
