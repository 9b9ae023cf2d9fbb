import type { Metadata } from 'next'
import { unitName } from '@/app/names'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { Search } from '@/components/site/site-header'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { searchArticles } from '@/lib/codes/queries'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { searchUnits } from '@/lib/units/queries'

// Each question is its own page: caching them would let anybody fill the cache.
export const dynamic = 'force-dynamic'

const LONGEST = 100
const MOST = 50

type Props = { params: Promise<LocaleParams>; searchParams: Promise<{ q?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'search')('title'), robots: { index: false } }
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { q } = await searchParams
  const t = texts(locale, 'search')
  const site = texts(locale, 'site')
  const words = [q ?? ''].flat().join(' ').normalize('NFC').trim().replace(/\s+/g, ' ').slice(0, LONGEST)
  const [units, articles] = words
    ? await Promise.all([searchUnits(words, MOST), searchArticles(words, MOST)])
    : [[], []]
  return (
    <PublicPage locale={locale} route="search" query={words} illustrative={false}>
      <PageTitle
        title={words ? t('titleFor', { words }) : t('title')}
        lede={words ? t('lede', { count: units.length + articles.length }) : t('ask')}
      />
      <Search
        id="search-page"
        action={href(locale, 'search')}
        label={site('searchLabel')}
        button={site('search')}
        value={words}
      />
      {words && units.length + articles.length === 0 && (
        <EmptyState title={t('none')}>
          <a href={href(locale, 'units')}>{t('allUnits')}</a>
        </EmptyState>
      )}
      {units.length > 0 && (
        <Section title={t('units')}>
          <LinkList
            items={units.map((unit) => ({
              href: href(locale, 'unit', { unit: unit.slug }),
              label: unitName(locale, unit),
              note: [unit.within, unit.former && t('former')].filter(Boolean).join(' · '),
            }))}
          />
        </Section>
      )}
      {articles.length > 0 && (
        <Section title={t('rules')}>
          <LinkList
            items={articles.map((article) => ({
              href: href(locale, 'article', { code: article.code, n: article.number }),
              label: t('article', {
                n: article.number,
                title: (locale === 'en' && article.titleEn) || article.title,
              }),
              note: (locale === 'en' && article.ruleEn) || article.rule,
            }))}
          />
        </Section>
      )}
    </PublicPage>
  )
}
