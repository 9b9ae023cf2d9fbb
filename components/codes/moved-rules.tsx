import { Section } from '@/components/ui/text'
import type { CodePage } from '@/lib/codes/views/schema'
import { href, type Locale } from '@/lib/routes'

type MovedRulesProps = {
  locale: Locale
  code: CodePage
  /** The article, by number. */
  number: number
  t: (key: 'moved' | 'movedTo' | 'movedGone', values?: Record<string, string | number>) => string
}

/** Where a rule went that stood in this article before: an old address leads on, never to something else. */
export function MovedRules({ locale, code, number, t }: MovedRulesProps) {
  const now = new Map(
    code.chapters.flatMap(({ articles }) =>
      articles.flatMap((article) => article.rules.map(({ key }) => [key, article.number] as const)),
    ),
  )
  const order = code.versions.map(({ version }) => version)
  const before = new Set(order.slice(order.indexOf(code.version) + 1))
  const moved = code.elsewhere.flatMap(({ article, key, version }) =>
    key !== null && article === number && before.has(version) && now.get(key) !== number
      ? [{ key, version, to: now.get(key) }]
      : [],
  )
  if (moved.length === 0) return null
  return (
    <Section title={t('moved')}>
      <ul className="n-list">
        {moved.map(({ key, version, to }) => (
          <li key={key} id={`quy-tac-${key}`} className="n-list-link">
            {to === undefined ? (
              <a href={`${href(locale, 'codeVersion', { code: code.slug, version })}#dieu-${number}`}>
                {t('movedGone', { key, version: String(version) })}
              </a>
            ) : (
              <a href={`${href(locale, 'article', { code: code.slug, n: to })}#quy-tac-${key}`}>
                {t('movedTo', { key, n: to })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
