import { Tag } from '@/components/ui/tag'
import { Prose } from '@/components/ui/text'
import type { ArticleChange, Fate } from '@/lib/codes/changes/schema'
import type { Locale } from '@/lib/routes'
import { ChangedText, type ChangeWords } from './changed-text'

type Word = 'rules' | 'signedText' | `fate.${Fate}`
type Said = 'articleNumber' | 'wasNumber' | `kind.${'must_do' | 'must_not' | 'should_do' | 'should_not'}`
export type ChangeTexts = (key: Word | Said, values?: Record<string, string | number>) => string

type ArticleChangesProps = { locale: Locale; article: ArticleChange; words: ChangeWords; t: ChangeTexts }

const SHAPES = { same: 'ring', changed: 'half', added: 'disc', removed: 'cross' } as const

/** One article that is not as it was: its title, summary, the rules that changed, its signed wording. */
export function ArticleChanges({ locale, article, words, t }: ArticleChangesProps) {
  const changed = article.rules.filter(({ fate }) => fate !== 'same')
  const differs = (runs: { kind: string }[]) => runs.some(({ kind }) => kind !== 'same')
  return (
    <article id={`dieu-${article.number}`}>
      <Prose>
        <h3>
          {t('articleNumber', { n: article.number })}{' '}
          <ChangedText locale={locale} text={article.title} words={words} />
        </h3>
        <p>
          <Tag shape={SHAPES[article.fate]}>{t(`fate.${article.fate}`)}</Tag>
          {article.was !== null && ` ${t('wasNumber', { n: article.was })}`}
        </p>
        {differs(article.summary.vi) && (
          <p>
            <ChangedText locale={locale} text={article.summary} words={words} />
          </p>
        )}
        {changed.length > 0 && (
          <>
            <h4>{t('rules')}</h4>
            <ul>
              {changed.map((rule) => (
                <li key={rule.key}>
                  {`${t(`kind.${rule.kind as 'must_do'}`)}: `}
                  <ChangedText locale={locale} text={rule.text} words={words} />
                </li>
              ))}
            </ul>
          </>
        )}
        {article.text && differs(article.text.vi) && (
          <>
            <h4>{t('signedText')}</h4>
            <div className="n-typed">
              <ChangedText locale={locale} text={article.text} words={words} />
            </div>
          </>
        )}
      </Prose>
    </article>
  )
}
