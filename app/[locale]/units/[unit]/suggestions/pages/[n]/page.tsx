import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { getWard } from '@/app/ward'
import { PageTitle } from '@/components/ui/text'
import { formatPlaceName } from '@/lib/format'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findSaid, Said } from '../../said'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<LocaleParams & { unit: string; n: string }> }

async function read({ params }: Props) {
  const { unit, n } = await params
  const locale = await localeOf(params)
  return { locale, n, ward: await getWard(locale, unit) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, n, ward } = await read(props)
  const t = texts(locale, 'feedback')
  return { title: `${t('titleOf', { unit: ward.within })}, ${t('page', { n })}` }
}

/** An older page of the book; the first is the book itself. */
export default async function OlderSuggestions(props: Props) {
  const { locale, n, ward } = await read(props)
  const { slug: unit } = ward
  const said = /^[1-9]\d{0,4}$/.test(n) && n !== '1' ? await findSaid(unit, Number(n)) : null
  if (!said) notFound()
  const t = texts(locale, 'feedback')
  return (
    <PublicPage
      locale={locale}
      route="suggestionPages"
      params={{ unit, n }}
      crumbs={[...ward.crumbs, { href: href(locale, 'suggestions', { unit }), label: t('book') }]}
    >
      <PageTitle title={t('titleOf', { unit: formatPlaceName(ward.within) })} lede={t('page', { n })} />
      <Said locale={locale} said={said} />
    </PublicPage>
  )
}
