import 'server-only'
import { unitName } from '@/app/names'
import { Marked } from '@/components/ui/marked'
import { searchPublished } from '@/lib/feedback/suggestions/queries'
import { bookPage } from '@/app/book-page'
import type { Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

/** Suggestions and answers that are public, each with the unit they were written to. */
export async function foundSuggestions(locale: Locale, words: string, limit: number) {
  const t = texts(locale, 'search')
  const suggestions = await searchPublished(words, limit)
  return {
    title: t('suggestions'),
    items: suggestions.map(({ id, text, slug, page, ...unit }) => ({
      href: `${bookPage(locale, slug, page)}#y-${id}`,
      label: <Marked text={text} words={words} />,
      note: unitName(locale, unit),
    })),
  }
}
