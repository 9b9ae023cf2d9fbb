import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { codeOf } from '@/app/code-texts'
import type { LocaleParams } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { ArticleRules } from '@/components/codes/article-rules'
import { BindingTag } from '@/components/codes/binding-tag'
import { CodeFacts } from '@/components/codes/code-facts'
import { CodeNote } from '@/components/codes/code-note'
import { CodeVersions } from '@/components/codes/code-versions'
import { SignedText } from '@/components/codes/signed-text'
import { Words } from '@/components/codes/words'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Prose, Section } from '@/components/ui/text'
import type { CodePage } from '@/lib/codes/views/schema'
import { formatDay, formatRoman } from '@/lib/format'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { code: string; version: string }> }

async function read({ params }: Props) {
  const { version } = await params
  if (!/^[1-9]\d{0,3}$/.test(version)) notFound()
  return codeOf(params, Number(version))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, code } = await read(props)
  const version = texts(locale, 'codes')('versionOf', { version: String(code.version) })
  return { title: `${version} · ${(locale === 'en' && code.titleEn) || code.title}` }
}

export default async function CodeVersion(props: Props) {
  const { locale, code } = await read(props)
  const t = texts(locale, 'codes')
  return (
    <PublicPage
      locale={locale}
      route="codeVersion"
      params={{ code: code.slug, version: code.version }}
      crumbs={[
        { href: href(locale, 'codes'), label: t('title') },
        {
          href: href(locale, 'code', { code: code.slug }),
          label: (locale === 'en' && code.titleEn) || code.title,
        },
      ]}
      illustrative={false}
    >
      <PageTitle
        kicker={<BindingTag binding={code.binding} t={t} />}
        title={
          <>
            <Words locale={locale} vi={code.title} en={code.titleEn} />
            {` · ${t('versionOf', { version: String(code.version) })}`}
          </>
        }
        lede={t('explains')}
      />
      <div className="n-stack">
        <StateNotice locale={locale} code={code} />
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
          {chapter.articles.map((article) => (
            <article key={article.number} id={`dieu-${article.number}`}>
              <Prose>
                <h3>
                  {t('article', {
                    n: article.number,
                    title: (locale === 'en' && article.titleEn) || article.title,
                  })}
                </h3>
                <p>
                  <Words locale={locale} vi={article.summary} en={article.summaryEn} />
                </p>
                {article.rules.length > 0 && (
                  <ArticleRules
                    locale={locale}
                    article={article}
                    level={4}
                    within={`dieu-${article.number}-`}
                    t={t}
                  />
                )}
              </Prose>
              {article.text !== null && (
                <Details summary={t('signedText')}>
                  <SignedText locale={locale} text={article.text} textEn={article.textEn} />
                </Details>
              )}
            </article>
          ))}
        </Section>
      ))}
      <CodeVersions locale={locale} code={code} t={t} />
      <CodeNote locale={locale} code={code} t={t} />
    </PublicPage>
  )
}

function StateNotice({ locale, code }: { locale: Locale; code: CodePage }) {
  if (code.state === 'in-force') return null
  const t = texts(locale, 'codes')
  const days = { from: code.inForceFrom, to: code.inForceTo ?? code.inForceFrom }
  return (
    <Notice
      kind="caution"
      title={t(code.replacedSameDay ? 'sameDayNotice' : `stateNotice.${code.state}`, {
        version: String(code.version),
        from: formatDay(days.from, locale),
        to: formatDay(days.to, locale),
      })}
    >
      {code.versions.some((one) => one.state === 'in-force') && (
        <p>
          <a href={href(locale, 'code', { code: code.slug })}>{t('readCurrent')}</a>
        </p>
      )}
    </Notice>
  )
}
