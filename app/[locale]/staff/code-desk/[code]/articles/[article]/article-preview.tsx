import { ArticleRules } from '@/components/codes/article-rules'
import { SignedText } from '@/components/codes/signed-text'
import { Details } from '@/components/ui/details'
import { Prose } from '@/components/ui/text'
import type { ArticlePage } from '@/lib/codes/views/schema'
import { texts } from '@/lib/texts'

/** An article as readers will see it, in both languages. */
export function ArticlePreview({ article }: { article: ArticlePage }) {
  const t = texts('vi', 'codeDesk')
  return (
    <>
      <Reading locale="vi" article={article} />
      <Details summary={t('english')}>
        <Reading locale="en" article={article} />
      </Details>
    </>
  )
}

function Reading({ locale, article }: { locale: 'vi' | 'en'; article: ArticlePage }) {
  const t = texts(locale, 'codes')
  const en = locale === 'en'
  return (
    <div lang={locale}>
      <Prose>
        <h3>{t('article', { n: article.number, title: (en && article.titleEn) || article.title || '…' })}</h3>
        <p>{(en && article.summaryEn) || article.summary}</p>
        <ArticleRules locale={locale} article={article} level={4} within={`${locale}-`} t={t} />
      </Prose>
      {article.text !== null && (
        <Details summary={t('signedText')} open>
          <SignedText locale={locale} text={article.text} textEn={article.textEn} />
        </Details>
      )}
    </div>
  )
}
