import type { Metadata } from 'next'
import { MAIN_ID, PageFrame } from '@/components/site/page-frame'
import { SiteHeader } from '@/components/site/site-header'
import { PageTitle, Prose, SkipLink } from '@/components/ui/text'
import { href, type Locale, locales } from '@/lib/routes'
import { texts } from '@/lib/texts'
import './globals.css'

const site = texts('vi', 'site')

export const metadata: Metadata = { title: site('missingTitle') }

// Built once and told no language and no settings, so it speaks both and asks no database.
export default function GlobalNotFound() {
  return (
    <html lang="vi">
      <body>
        <SkipLink target={MAIN_ID} label={site('skip')} />
        <SiteHeader
          portal={{ name: site('portalName'), tagline: site('tagline'), href: href('vi', 'home') }}
          nav={{
            label: site('nav'),
            links: (['units', 'results', 'codes', 'data'] as const).map((to) => ({
              href: href('vi', to),
              label: site(to),
            })),
          }}
          menu={site('menu')}
          search={{ action: href('vi', 'search'), label: site('searchLabel'), button: site('search') }}
        />
        <PageFrame>
          <Missing locale="vi" />
          {locales
            .filter((locale) => locale !== 'vi')
            .map((locale) => (
              <Missing key={locale} locale={locale} />
            ))}
        </PageFrame>
      </body>
    </html>
  )
}

function Missing({ locale }: { locale: Locale }) {
  const t = texts(locale, 'site')
  return (
    <div lang={locale}>
      {locale === 'vi' ? <PageTitle title={t('missingTitle')} /> : <h2>{t('missingTitle')}</h2>}
      <Prose>
        <p>{t('missingText')}</p>
        <p>
          <a href={href(locale, 'home')}>{t('missingHome')}</a>
        </p>
      </Prose>
    </div>
  )
}
