import { Fragment } from 'react'
import { Shape, type ShapeName } from '@/components/ui/shape'
import type { RuleKind } from '@/lib/codes/schema'
import type { ArticlePage } from '@/lib/codes/views/schema'
import type { Locale } from '@/lib/routes'
import { Words } from './words'

type ArticleRulesProps = {
  locale: Locale
  article: ArticlePage
  /** Of the headings: under the page's title, or under the article's in a whole text. */
  level: 2 | 4
  /** Before each rule's anchor, where a page holds several articles. */
  within?: string
  t: (key: `kind.${RuleKind}` | 'noRules' | 'ruleAddress', values?: { key: number }) => string
}

const SHAPES: Record<RuleKind, ShapeName> = {
  must_do: 'check',
  must_not: 'cross',
  should_do: 'ring',
  should_not: 'dash',
}

/** For running text: the rules of an article, what to do before what not to do. Each has its lasting key for address. */
export function ArticleRules({ locale, article, level, within = '', t }: ArticleRulesProps) {
  if (article.rules.length === 0) {
    return <p>{t('noRules')}</p>
  }
  const Heading = level === 2 ? 'h2' : 'h4'
  return kinds.map((kind) => {
    const rules = article.rules.filter((rule) => rule.kind === kind)
    if (rules.length === 0) return null
    return (
      <Fragment key={kind}>
        <Heading>
          <Shape name={SHAPES[kind]} /> {t(`kind.${kind}`)}
        </Heading>
        <ol>
          {rules.map((rule) => (
            <li key={rule.number} id={`${within}quy-tac-${rule.key}`} value={rule.number}>
              <Words locale={locale} vi={rule.text} en={rule.textEn} />{' '}
              <a className="n-rule-address" href={`#${within}quy-tac-${rule.key}`}>
                {t('ruleAddress', { key: rule.key })}
              </a>
            </li>
          ))}
        </ol>
      </Fragment>
    )
  })
}

const kinds: RuleKind[] = ['must_do', 'must_not', 'should_do', 'should_not']
