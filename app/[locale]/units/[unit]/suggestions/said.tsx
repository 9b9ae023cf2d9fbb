import { bookPage } from '@/app/book-page'
import { published } from '@/app/published'
import { SuggestionList } from '@/components/feedback/suggestion-list'
import { Pagination } from '@/components/ui/pagination'
import { EmptyState, Section } from '@/components/ui/text'
import { countPublished, listPublished } from '@/lib/feedback/suggestions/queries'
import { pageLength } from '@/lib/feedback/suggestions/schema'
import { dayOf } from '@/lib/month'
import type { Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** One page of a unit's public book; null where the book has no such page. The first is there though it be empty. */
export async function findSaid(unit: string, n: number) {
  const { count, answered } = await published(['suggestion-count', unit], ['voice'], () =>
    countPublished(unit),
  )
  const pages = Math.max(1, Math.ceil(count / pageLength))
  if (n > pages) return null
  const suggestions = await published(['suggestions', unit, String(n)], ['voice'], () =>
    listPublished(unit, n),
  )
  return { unit, n, pages, count, answered, suggestions }
}

type SaidProps = { locale: Locale; said: NonNullable<Awaited<ReturnType<typeof findSaid>>> }

/** What citizens wrote, with the way to older pages. */
export function Said({ locale, said }: SaidProps) {
  const { unit, n, pages, count, answered, suggestions } = said
  const t = texts(locale, 'feedback')
  if (count === 0)
    return (
      <Section title={t('said')}>
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      </Section>
    )
  const link = (page: number) => ({ href: bookPage(locale, unit, page), label: t('page', { n: page }) })
  return (
    <Section title={t('said')}>
      <p>{t('saidLede', { count, answered })}</p>
      <SuggestionList locale={locale} suggestions={suggestions} today={dayOf(new Date())} />
      {pages > 1 && (
        <Pagination
          label={t('pages')}
          previous={n > 1 ? { ...link(n - 1), label: t('newer') } : null}
          next={n < pages ? { ...link(n + 1), label: t('older') } : null}
          pages={shown(n, pages).map((page) =>
            page === null ? null : { number: page, ...link(page), current: page === n },
          )}
        />
      )}
    </Section>
  )
}

/** The first, the last and those around this one; null where some are left out. */
function shown(n: number, pages: number): (number | null)[] {
  const near = [...new Set([1, n - 1, n, n + 1, pages])].filter((page) => page >= 1 && page <= pages)
  return near.flatMap((page, at) => (at > 0 && page - (near[at - 1] ?? 0) > 1 ? [null, page] : [page]))
}
