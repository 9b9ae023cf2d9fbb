import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { notTaken } from '@/app/public-post'
import { getWard } from '@/app/ward'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section } from '@/components/ui/text'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

// Must be there when the database is not: it is kept longer than any outage should last.
export const revalidate = 3600

export function generateStaticParams() {
  return []
}

export const metadata: Metadata = { robots: { index: false } }

type Props = { params: Promise<LocaleParams & { unit: string; why: string }> }

/** What was sent was not taken, why, and how to go on without writing it again. */
export default async function NotTaken({ params }: Props) {
  const { unit, why: word } = await params
  const locale = await localeOf(params)
  const why = notTaken.find((known) => known === word)
  if (!why) notFound()
  const ward = await getWard(locale, unit)
  const t = texts(locale, 'feedback')
  return (
    <PublicPage locale={locale} route="notTaken" params={{ unit, why }} crumbs={ward.crumbs}>
      <PageTitle kicker={ward.name} title={t(`notTaken.${why}.title`)} lede={t(`notTaken.${why}.text`)} />
      <Section title={t('goOn')}>
        <LinkList items={[{ href: href(locale, 'suggestions', { unit }), label: t('book') }]} />
      </Section>
    </PublicPage>
  )
}
