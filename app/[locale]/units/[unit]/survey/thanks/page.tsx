import type { Metadata } from 'next'
import { type LocaleParams, localeOf } from '@/app/params'
import { PublicPage } from '@/app/public-page'
import { notTaken } from '@/app/public-post'
import { getWard } from '@/app/ward'
import { Kiosk } from '@/components/feedback/kiosk'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle } from '@/components/ui/text'
import { counterNumber } from '@/lib/feedback/surveys/schema'
import { href } from '@/lib/routes'
import { texts } from '@/lib/texts'

// Where to go back to stands in the address.
export const dynamic = 'force-dynamic'

const BACK_SECONDS = 6

type Props = {
  params: Promise<LocaleParams & { unit: string }>
  searchParams: Promise<{ quay?: string; chua?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: texts(await localeOf(params), 'survey')('thanks'), robots: { index: false } }
}

export default async function Thanks({ params, searchParams }: Props) {
  const { unit } = await params
  const locale = await localeOf(params)
  const ward = await getWard(locale, unit)
  const { quay, chua } = await searchParams
  const counter = counterNumber.safeParse(quay).data
  const t = texts(locale, 'survey')
  if (counter !== undefined) {
    const why = notTaken.find((known) => known === chua)
    const back = `${href(locale, 'survey', { unit })}?quay=${counter}`
    return (
      <Kiosk unit={ward.name} back={{ href: back, seconds: BACK_SECONDS }}>
        <PageTitle
          title={why ? texts(locale, 'feedback')(`notTaken.${why}.title`) : t('thanks')}
          lede={why ? undefined : t('thanksLede')}
        />
        <p>
          <a className="n-level" href={back}>
            {t('next')}
          </a>
        </p>
      </Kiosk>
    )
  }
  return (
    <PublicPage
      locale={locale}
      route="surveyThanks"
      params={{ unit }}
      crumbs={[...ward.crumbs, { href: href(locale, 'survey', { unit }), label: t('short') }]}
    >
      <PageTitle kicker={ward.name} title={t('thanks')} lede={t('thanksLede')} />
      <LinkList
        items={[
          { href: href(locale, 'suggestions', { unit }), label: t('toBook'), note: t('toBookNote') },
          { href: href(locale, 'unitResults', { unit }), label: t('toResults') },
        ]}
      />
    </PublicPage>
  )
}
