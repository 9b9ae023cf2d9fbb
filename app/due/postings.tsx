import 'server-only'
import { Tag } from '@/components/ui/tag'
import { paperWords } from '@/app/[locale]/staff/units/[unit]/postings/words'
import type { Actor } from '@/lib/auth/schema'
import { listOwed } from '@/lib/postings/register/queries'
import { formatDay } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import type { Due } from './index'

/** What a clerk is to print and hang, and to take down. */
export async function duePostings(actor: Actor, now: Date): Promise<Due> {
  const t = texts('vi', 'postings')
  const wards = await listOwed(actor, now)
  return {
    mine: wards.flatMap(({ unit, owed, clear }) => [
      ...(owed.length === 0
        ? []
        : [
            {
              href: `${staffHref('postings', { unit: unit.slug })}#in`,
              label: t('due.label', { count: owed.length, unit: unit.name }),
              note: owed.slice(0, 3).map(paperWords).join(' · '),
              mark: mark(t('due.mark')),
            },
          ]),
      ...clear.map(({ unit: of, ended, papers }) => ({
        href: `${staffHref('postings', { unit: of.slug })}#go`,
        label: t('due.clear', { count: papers.length, unit: of.name }),
        note: ended ? t('clearEnded', { on: formatDay(ended, 'vi') }) : t('clearText'),
        mark: mark(t('due.clearMark')),
      })),
    ]),
    others: [],
  }
}

function mark(words: string) {
  return (
    <Tag shape="half" tone="caution">
      {words}
    </Tag>
  )
}
