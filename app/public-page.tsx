import 'server-only'
import type { ReactNode } from 'react'
import { PageFrame } from '@/components/site/page-frame'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { Breadcrumb, type Crumb } from '@/components/ui/breadcrumb'
import { Notice } from '@/components/ui/notice'
import { publicUrl } from '@/lib/env'
import { href, type Locale, type PublicRoute, publicRoutes } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { portalSettings } from './published'

type PublicPageProps = {
  locale: Locale
  /** This page, for the language switch and the current link. A code's slug is given in Vietnamese. */
  route: PublicRoute
  params?: Record<string, string | number>
  /** From below the first page down to the parent. */
  crumbs?: Crumb[]
  /** Shows the banner "Dữ liệu minh họa": give what the page's own data says, or leave it to the portal's setting. */
  illustrative?: boolean
  query?: string
  children: ReactNode
}

const NAV: PublicRoute[] = ['units', 'results', 'codes', 'data']

/** The frame of every public page: whose portal, where am I, the page, sources. */
export async function PublicPage(props: PublicPageProps) {
  const { locale, route, params = {}, crumbs, children } = props
  const t = texts(locale, 'site')
  const portal = await portalSettings()
  const other: Locale = locale === 'vi' ? 'en' : 'vi'
  const asked = props.query ? `?${new URLSearchParams({ q: props.query })}` : ''
  const nav = [
    ...NAV.map((to) => ({ href: href(locale, to), label: t(to as 'units'), current: standing(to, route) })),
    { href: href(locale, 'signIn'), label: t('signIn') },
  ]
  const shown = props.illustrative ?? portal.illustrative
  const trail = route === 'home' ? [] : [{ href: href(locale, 'home'), label: t('home') }, ...(crumbs ?? [])]
  return (
    <>
      <SiteHeader
        portal={{
          name: portal.name,
          tagline: t('tagline'),
          unit: locale === 'vi' ? portal.unit : portal.unitEn,
          href: href(locale, 'home'),
        }}
        nav={{ label: t('nav'), links: nav }}
        menu={t('menu')}
        search={{
          action: href(locale, 'search'),
          label: t('searchLabel'),
          button: t('search'),
          value: props.query,
        }}
        language={{ href: href(other, route, params) + asked, label: t('language'), lang: other }}
      />
      <PageFrame breadcrumb={trail.length > 0 && <Breadcrumb label={t('youAreHere')} crumbs={trail} />}>
        {shown && (
          <Notice title={t('illustrative')}>
            <p>{t('illustrativeWhy')}</p>
          </Notice>
        )}
        {children}
      </PageFrame>
      <SiteFooter
        label={t('footer')}
        columns={footer(locale)}
        figuresOf={t('figuresOf')}
        address={t('addressOf', { address: publicUrl() + href(locale, route, params) + asked })}
        // A page without sample data still belongs to a portal that has some.
        illustrative={portal.illustrative && !shown ? t('illustrativeElsewhere') : undefined}
      />
    </>
  )
}

/** Which part of the portal a page stands in: a unit's pages among the units, an article among the Codes. */
function standing(part: PublicRoute, route: PublicRoute): 'page' | 'true' | undefined {
  if (part === route) return 'page'
  return publicRoutes[route].file.startsWith(publicRoutes[part].file + '/') ? 'true' : undefined
}

function footer(locale: Locale) {
  const t = texts(locale, 'site')
  return [
    {
      title: t('footerSources'),
      links: [
        { href: href(locale, 'units'), label: t('footerSourcesUnits') },
        { href: href(locale, 'codes'), label: t('footerSourcesCodes') },
      ],
    },
    {
      title: t('footerOpen'),
      links: [
        { href: href(locale, 'data'), label: t('footerLedger') },
        { href: '/api/v1/openapi.json', label: t('footerApi') },
      ],
    },
    { title: t('footerOffice'), links: [{ href: href(locale, 'signIn'), label: t('signIn') }] },
  ]
}
