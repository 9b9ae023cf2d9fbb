import { SummaryList } from '@/components/ui/summary-list'
import { EmptyState, Section } from '@/components/ui/text'
import type { CodeChanges as Changes } from '@/lib/codes/changes/schema'
import type { Locale } from '@/lib/routes'
import { ArticleChanges, type ChangeTexts } from './article-changes'
import { ChangedText } from './changed-text'

type Word = 'title' | 'number' | 'issuedBy' | 'note'
type Said =
  'headChanged' | 'articlesChanged' | 'unchanged' | 'nothing' | 'added' | 'removed' | `field.${Word}`
type CodeChangesProps = {
  locale: Locale
  changes: Changes
  t: ChangeTexts & ((key: Said, values?: Record<string, string | number>) => string)
}

/** Everything that differs between two versions; what stayed as it was is named in one line. */
export function CodeChanges({ locale, changes, t }: CodeChangesProps) {
  const words = { added: t('added'), removed: t('removed') }
  const changed = changes.articles.filter(({ fate }) => fate !== 'same')
  const same = changes.articles.filter(({ fate }) => fate === 'same')
  if (changed.length + changes.head.length === 0) return <EmptyState title={t('nothing')} />
  return (
    <>
      {changes.head.length > 0 && (
        <Section title={t('headChanged')}>
          <SummaryList
            items={changes.head.map(({ field, text }) => ({
              key: field,
              label: t(`field.${field}`),
              value: <ChangedText locale={locale} text={text} words={words} />,
            }))}
          />
        </Section>
      )}
      {changed.length > 0 && (
        <Section title={t('articlesChanged', { count: changed.length })}>
          {changed.map((article) => (
            <ArticleChanges
              key={`${article.fate} ${article.number}`}
              locale={locale}
              article={article}
              words={words}
              t={t}
            />
          ))}
        </Section>
      )}
      {same.length > 0 && changed.length > 0 && (
        <p className="n-source">
          {t('unchanged', { count: same.length, numbers: same.map(({ number }) => number).join(', ') })}
        </p>
      )}
    </>
  )
}
