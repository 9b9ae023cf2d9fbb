import type { Metadata } from 'next'
import { FindUnit } from '@/components/home/find-unit'
import { LatestMonth } from '@/components/home/latest-month'
import { Words } from '@/components/codes/words'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import { findUnitsMonth } from '@/lib/record/below/queries'
import { href, type Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { publishedCodes } from '../code-texts'
import { type LocaleParams, localeOf } from '../params'
import { PublicPage } from '../public-page'
import { portalSettings, publishedToday } from '../published'

export const revalidate = 60

type Props = { params: Promise<LocaleParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: { absolute: await title(await localeOf(params)) } }
}

async function title(locale: Locale): Promise<string> {
  const portal = await portalSettings()
  return texts(locale, 'home')('title', { portal: locale === 'vi' ? portal.unit : portal.unitEn })
}

export default async function Home({ params }: Props) {
  const locale = await localeOf(params)
  const t = texts(locale, 'home')
  const month = await publishedToday(['units-month'], ['record', 'units'], (today) =>
    findUnitsMonth(null, today),
  )
  return (
    <PublicPage
      locale={locale}
      route="home"
      illustrative={month?.published.some(({ row }) => row.illustrative)}
    >
      <PageTitle title={await title(locale)} lede={t('lede')} />
      <FindUnit
        t={t}
        action={href(locale, 'search')}
        button={texts(locale, 'site')('search')}
        list={href(locale, 'units')}
      />
      <LatestMonth locale={locale} found={month} t={t} compare={href(locale, 'results')} />
      <Section title={t('codesTitle')}>
        <Codes locale={locale} />
      </Section>
      <Section title={t('waysTitle')}>
        <LinkList
          items={[
            { href: href(locale, 'units'), label: t('units'), note: t('unitsNote') },
            { href: href(locale, 'results'), label: t('results'), note: t('resultsNote') },
            { href: href(locale, 'data'), label: t('data'), note: t('dataNote') },
            { href: href(locale, 'signIn'), label: t('signIn'), note: t('signInNote') },
          ]}
        />
      </Section>
    </PublicPage>
  )
}

async function Codes({ locale }: { locale: Locale }) {
  const t = texts(locale, 'home')
  const codes = await publishedCodes()
  if (codes.length === 0) {
    return (
      <EmptyState title={t('codesNone')}>
        <p>{t('codesNoneWhy')}</p>
      </EmptyState>
    )
  }
  return (
    <LinkList
      items={codes.map((code) => ({
        href: href(locale, 'code', { code: code.slug }),
        label: <Words locale={locale} vi={code.title} en={code.titleEn} />,
        note: t('codeNote', { number: code.number, day: formatDay(code.issuedOn, locale) }),
      }))}
    />
  )
}
