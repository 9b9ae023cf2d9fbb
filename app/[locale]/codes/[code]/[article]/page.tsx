import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { codeOf } from '@/app/code-texts'
import type { LocaleParams } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { ArticleRules } from '@/components/codes/article-rules'
import { BindingTag } from '@/components/codes/binding-tag'
import { CodeNote } from '@/components/codes/code-note'
import { MovedRules } from '@/components/codes/moved-rules'
import { ShareAddress } from '@/components/codes/share-address'
import { SignedText } from '@/components/codes/signed-text'
import { Words } from '@/components/codes/words'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Prose, Section } from '@/components/ui/text'
import type { CodeArticle } from '@/lib/codes/schema'
import { publicUrl } from '@/lib/env'
import { formatDay } from '@/lib/format'
import { ElsewherePage } from './elsewhere-page'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { code: string; article: string }> }

async function read({ params }: Props) {
  const number = /^article-([1-9]\d{0,3})$/.exec((await params).article)?.[1]
  const { locale, code } = await codeOf(params)
  const articles = code.chapters.flatMap((chapter) => chapter.articles)
  const index = articles.findIndex((article) => String(article.number) === number)
  const article = articles[index]
  const versions = new Set(
    code.elsewhere.filter((place) => String(place.article) === number).map(({ version }) => version),
  )
  if (!article && versions.size === 0) notFound()
  return {
    locale,
    code,
    number: Number(number),
    article,
    previous: articles[index - 1],
    next: articles[index + 1],
    elsewhere: code.versions.filter(({ version }) => versions.has(version)),
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, number, article } = await read(props)
  const t = texts(locale, 'codes')
  if (!article) return { title: t('elsewhereTitle', { n: number }) }
  return { title: t('article', { n: number, title: (locale === 'en' && article.titleEn) || article.title }) }
}

export default async function Article(props: Props) {
  const { locale, code, number, article, previous, next, elsewhere } = await read(props)
  const t = texts(locale, 'codes')
  if (!article) return <ElsewherePage locale={locale} code={code} number={number} versions={elsewhere} />
  const codeTitle = (locale === 'en' && code.titleEn) || code.title
  const to = (key: 'previous' | 'next', { number, title, titleEn }: CodeArticle) => ({
    href: href(locale, 'article', { code: code.slug, n: number }),
    label: t(key, { n: number, title: (locale === 'en' && titleEn) || title }),
  })
  const here = { code: code.slug, n: number }
  const title = t('article', { n: number, title: (locale === 'en' && article.titleEn) || article.title })
  return (
    <PublicPage
      locale={locale}
      route="article"
      params={here}
      crumbs={[
        { href: href(locale, 'codes'), label: t('title') },
        { href: href(locale, 'code', { code: code.slug }), label: codeTitle },
      ]}
      illustrative={false}
    >
      <PageTitle
        kicker={<BindingTag binding={code.binding} t={t} />}
        title={title}
        lede={<Words locale={locale} vi={article.summary} en={article.summaryEn} />}
      />
      <Prose>
        <ArticleRules locale={locale} article={article} level={2} t={t} />
      </Prose>
      {article.text !== null && (
        <Section title={t('signedText')}>
          <SignedText locale={locale} text={article.text} textEn={article.textEn} />
        </Section>
      )}
      <MovedRules locale={locale} code={code} number={number} t={t} />
      <Section title={t('neighbours')}>
        <LinkList
          items={[
            ...(previous ? [to('previous', previous)] : []),
            ...(next ? [to('next', next)] : []),
            {
              href: href(locale, 'code', { code: code.slug }),
              label: t('whole', { title: codeTitle }),
              note: t('articleVersion', {
                version: String(code.version),
                number: code.number,
                from: formatDay(code.inForceFrom, locale),
              }),
            },
          ]}
        />
      </Section>
      <ShareAddress address={publicUrl() + href(locale, 'article', here)} title={title} t={t} />
      <CodeNote locale={locale} code={code} t={t} />
    </PublicPage>
  )
}
