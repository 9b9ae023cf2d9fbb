import type { Metadata } from 'next'
import { codeOf } from '@/app/code-texts'
import type { LocaleParams } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { BindingTag } from '@/components/codes/binding-tag'
import { CodeFacts } from '@/components/codes/code-facts'
import { CodeNote } from '@/components/codes/code-note'
import { CodeVersions } from '@/components/codes/code-versions'
import { Words } from '@/components/codes/words'
import { PaperLinks } from '@/components/postings/paper-links'
import { LinkList } from '@/components/ui/link-list'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { formatDay, formatRoman } from '@/lib/format'
import { formats } from '@/lib/postings/schema'
import { href, paperHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { code: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await codeOf(params)
  return { title: (locale === 'en' && code.titleEn) || code.title }
}

export default async function Code({ params }: Props) {
  const { locale, code } = await codeOf(params)
  const t = texts(locale, 'codes')
  const paper = texts(locale, 'papers')
  const coming = code.versions.filter((one) => one.state === 'to-come')
  return (
    <PublicPage
      locale={locale}
      route="code"
      params={{ code: code.slug }}
      crumbs={[{ href: href(locale, 'codes'), label: t('title') }]}
      illustrative={false}
    >
      <PageTitle
        kicker={<BindingTag binding={code.binding} t={t} />}
        title={<Words locale={locale} vi={code.title} en={code.titleEn} />}
        lede={t('explains')}
      />
      <div className="n-stack">
        {coming.map(({ version, inForceFrom }) => (
          <Notice
            key={version}
            title={t('comingTitle', { version: String(version), from: formatDay(inForceFrom, locale) })}
          >
            <p>
              <a href={href(locale, 'codeVersion', { code: code.slug, version })}>
                {t('comingRead', { version: String(version) })}
              </a>
            </p>
          </Notice>
        ))}
        <CodeFacts locale={locale} code={code} t={t} />
      </div>
      {code.chapters.map((chapter) => (
        <Section
          key={chapter.number}
          title={t('chapter', {
            number: formatRoman(chapter.number),
            title: (locale === 'en' && chapter.titleEn) || chapter.title,
          })}
        >
          <LinkList
            items={chapter.articles.map((article) => ({
              href: href(locale, 'article', { code: code.slug, n: article.number }),
              label: t('article', {
                n: article.number,
                title: (locale === 'en' && article.titleEn) || article.title,
              }),
              note: <Words locale={locale} vi={article.summary} en={article.summaryEn} />,
            }))}
          />
        </Section>
      ))}
      <PaperLinks
        formats={formats}
        note={paper('printCode')}
        href={(name) => paperHref('codePaper', { code: code.slug, paper: name })}
        t={paper}
      />
      <CodeVersions locale={locale} code={code} t={t} />
      <CodeNote locale={locale} code={code} t={t} />
    </PublicPage>
  )
}
