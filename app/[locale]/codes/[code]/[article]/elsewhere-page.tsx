import { PublicPage } from '@/app/public-page'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section } from '@/components/ui/text'
import type { CodePage, VersionLine } from '@/lib/codes/views/schema'
import { formatDay } from '@/lib/format'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

type Props = { locale: Locale; code: CodePage; number: number; versions: VersionLine[] }

/** An article that the version in force no longer has, or does not have yet: its address says where it is to be read. */
export function ElsewherePage({ locale, code, number, versions }: Props) {
  const t = texts(locale, 'codes')
  return (
    <PublicPage
      locale={locale}
      route="article"
      params={{ code: code.slug, n: number }}
      crumbs={[
        { href: href(locale, 'codes'), label: t('title') },
        {
          href: href(locale, 'code', { code: code.slug }),
          label: (locale === 'en' && code.titleEn) || code.title,
        },
      ]}
      illustrative={false}
    >
      <PageTitle title={t('elsewhereTitle', { n: number })} lede={t('elsewhereLede')} />
      <Section>
        <LinkList
          items={versions.map((one) => ({
            href: `${href(locale, 'codeVersion', { code: code.slug, version: one.version })}#dieu-${number}`,
            label: t('versionOf', { version: String(one.version) }),
            note: [
              t(`state.${one.state}`),
              t('periodFrom', { from: formatDay(one.inForceFrom, locale) }),
            ].join(' · '),
          }))}
        />
      </Section>
    </PublicPage>
  )
}
