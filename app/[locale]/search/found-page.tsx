import { findEverywhere } from '@/app/found'
import { PublicPage } from '@/app/public-page'
import { Search } from '@/components/site/site-header'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { wordsOf } from '@/lib/fold'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

const SHORTEST = 2

/** The answer to a question, grouped by room, best first; without words the question itself. */
export async function FoundPage({ locale, words }: { locale: Locale; words: string }) {
  const t = texts(locale, 'search')
  const site = texts(locale, 'site')
  const asked = wordsOf(words).join('').length >= SHORTEST
  const groups = asked ? await findEverywhere(locale, words) : []
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  const more = groups.some((group) => group.more)
  return (
    <PublicPage locale={locale} route="search" query={words} illustrative={false}>
      <PageTitle
        title={words ? t('titleFor', { words }) : t('title')}
        lede={asked ? t(more ? 'ledeMore' : 'lede', { count }) : t(words ? 'short' : 'ask')}
      />
      <Search
        id="search-page"
        action={href(locale, 'search')}
        label={t('again')}
        button={site('search')}
        value={words}
      />
      {asked && groups.length === 0 && (
        <EmptyState title={t('none')}>
          <a href={href(locale, 'units')}>{t('allUnits')}</a>
        </EmptyState>
      )}
      {groups.map(({ title, items, more }) => (
        <Section key={title} title={title}>
          <LinkList items={items} />
          {more && <p className="n-hint">{t('narrow', { count: items.length })}</p>}
        </Section>
      ))}
    </PublicPage>
  )
}
