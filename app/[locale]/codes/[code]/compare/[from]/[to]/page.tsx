import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { codeOf } from '@/app/code-texts'
import type { LocaleParams } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { CodeChanges } from '@/components/codes/code-changes'
import { OtherPairs } from '@/components/codes/other-pairs'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section } from '@/components/ui/text'
import { compareCodes } from '@/lib/codes/changes/rules'
import type { VersionLine } from '@/lib/codes/views/schema'
import { formatDay } from '@/lib/format'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { code: string; from: string; to: string }> }

async function read({ params }: Props) {
  const { from, to } = await params
  const number = /^[1-9]\d{0,3}$/
  if (!number.test(from) || !number.test(to) || from === to) notFound()
  const { locale, code: earlier } = await codeOf(params, Number(from))
  const { code: later } = await codeOf(params, Number(to))
  // Latest first: what is compared came into force before what it is compared with.
  const order = later.versions.map(({ version }) => version)
  if (order.indexOf(earlier.version) < order.indexOf(later.version)) notFound()
  return { locale, earlier, later, versions: { from: String(earlier.version), to: String(later.version) } }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, later, versions } = await read(props)
  const title = (locale === 'en' && later.titleEn) || later.title
  return { title: `${texts(locale, 'codes')('compareTitle', versions)} · ${title}` }
}

export default async function Compare(props: Props) {
  const { locale, earlier, later, versions } = await read(props)
  const t = texts(locale, 'codes')
  const of = (code: VersionLine) => ({
    href: href(locale, 'codeVersion', { code: later.slug, version: code.version }),
    label: t('versionOf', { version: String(code.version) }),
    note: [
      `${code.number}, ${t('periodFrom', { from: formatDay(code.inForceFrom, locale) })}`,
      t(`state.${code.state}`),
    ].join(' · '),
  })
  return (
    <PublicPage
      locale={locale}
      route="compare"
      params={{ code: later.slug, from: earlier.version, to: later.version }}
      crumbs={[
        { href: href(locale, 'codes'), label: t('title') },
        {
          href: href(locale, 'code', { code: later.slug }),
          label: (locale === 'en' && later.titleEn) || later.title,
        },
      ]}
      illustrative={false}
    >
      <PageTitle
        title={t('compareTitle', versions)}
        lede={t('compareLede', { change: later.change, ...versions })}
      />
      <p className="n-source">
        {t('legend')} <ins>{t('added')}</ins> · <del>{t('removed')}</del>
      </p>
      <CodeChanges locale={locale} changes={compareCodes(earlier, later)} t={t} />
      <Section title={t('bothVersions')}>
        <LinkList items={[of(earlier), of(later)]} />
      </Section>
      <OtherPairs locale={locale} code={later} shown={[earlier.version, later.version]} t={t} />
    </PublicPage>
  )
}
