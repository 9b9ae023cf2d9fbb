import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { publishedCode } from '@/app/code-texts'
import { StaffPage } from '@/app/staff-page'
import { ArticleRules } from '@/components/codes/article-rules'
import { SignedText } from '@/components/codes/signed-text'
import { Button } from '@/components/ui/button'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Prose, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { href, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { readArticleAction } from './actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'coverage')
const words = texts('vi', 'codes')

export const metadata: Metadata = { title: texts('vi', 'staff')('codes.title') }

type Props = { params: Promise<{ locale: string; code: string; article: string }> }

/** A binding Code, article by article: what is behind her stays behind her. */
export default async function ReadArticle({ params }: Props) {
  const { locale, code: slug, article: word } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const code = await publishedCode(slug)
  const articles = code?.chapters.flatMap((chapter) => chapter.articles) ?? []
  const at = articles.findIndex(({ number }) => String(number) === word)
  const article = articles[at]
  if (!code?.binding || !article) notFound()
  const previous = articles[at - 1]
  const next = articles[at + 1]
  const { number: n, title } = article
  return (
    <StaffPage
      actor={actor}
      route="readArticle"
      params={{ code: slug, article: n }}
      crumbs={[{ href: staffHref('myCodes'), label: texts('vi', 'staff')('codes.title') }]}
    >
      <PageTitle
        kicker={t('reading.where', { at: at + 1, of: articles.length })}
        title={t('reading.title', { n, title })}
        lede={article.summary}
      />
      <Prose>
        <ArticleRules locale="vi" article={article} level={2} t={words} />
      </Prose>
      {article.text !== null && (
        <Section title={words('signedText')}>
          <SignedText locale="vi" text={article.text} textEn={article.textEn} />
        </Section>
      )}
      <form action={readArticleAction} className="n-stack">
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="version" value={code.version} />
        <input type="hidden" name="article" value={n} />
        <input type="hidden" name="next" value={next?.number ?? ''} />
        <div>
          <Button>{next ? t('reading.next', { n: next.number }) : t('reading.last')}</Button>
        </div>
      </form>
      <Section>
        <LinkList
          items={[
            ...(previous
              ? [
                  {
                    href: staffHref('readArticle', { code: slug, article: previous.number }),
                    label: t('reading.back', { n: previous.number, title: previous.title }),
                  },
                ]
              : []),
            { href: href('vi', 'code', { code: slug }), label: t('reading.whole') },
          ]}
        />
      </Section>
    </StaffPage>
  )
}
