import 'server-only'
import { Marked } from '@/components/ui/marked'
import { searchArticles } from '@/lib/codes/queries'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** Articles of the Codes in force, each with the line that was hit. */
export async function foundArticles(locale: Locale, words: string, limit: number) {
  const t = texts(locale, 'search')
  const articles = await searchArticles(words, limit)
  return {
    title: t('rules'),
    items: articles.map(({ code, number, rule, ruleEn, key, ...article }) => ({
      href: href(locale, 'article', { code, n: number }) + (key === null ? '' : `#quy-tac-${key}`),
      label: (
        <Marked
          text={t('article', { n: number, title: (locale === 'en' && article.titleEn) || article.title })}
          words={words}
        />
      ),
      note: <Marked text={(locale === 'en' && ruleEn) || rule} words={words} />,
    })),
  }
}
