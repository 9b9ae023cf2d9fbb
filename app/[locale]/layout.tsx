import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { MAIN_ID } from '@/components/site/page-frame'
import { SkipLink } from '@/components/ui/text'
import { isLocale } from '@/lib/routes'
import { texts } from '@/lib/texts'
import '../globals.css'

type Props = { params: Promise<{ locale: string }> }

// Pages are made when first asked for: a build needs no database.
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = texts(isLocale(locale) ? locale : 'vi', 'site')
  return { title: { default: `${t('portalName')} · ${t('tagline')}`, template: `%s · ${t('portalName')}` } }
}

export default async function Layout({ params, children }: Props & { children: ReactNode }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return (
    <html lang={locale}>
      <body>
        <SkipLink target={MAIN_ID} label={texts(locale, 'site')('skip')} />
        {children}
      </body>
    </html>
  )
}
