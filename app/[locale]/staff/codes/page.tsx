import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { ErrorSummary } from '@/components/ui/error-summary'
import { EmptyState, PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listOwnCodes } from '@/lib/codes/acknowledgements/queries'
import { dayOf } from '@/lib/month'
import { texts } from '@/lib/texts'
import { OwnCodeSection } from './own-code'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = texts('vi', 'staff')
  const title = t('codes.title')
  return { title: (await searchParams).thieu ? `${t('errorTitle')}: ${title}` : title }
}

export default async function OwnCodesPage({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const codes = await listOwnCodes(actor, dayOf(new Date()))
  const asked = await searchParams
  const t = texts('vi', 'staff')
  const open = codes.filter(({ binding, acknowledgedAt }) => binding && !acknowledgedAt)
  const missing = open.find(({ slug }) => slug === asked.thieu)
  const errors = missing
    ? [{ id: `dong-y-${missing.slug}`, text: t('codes.missing') }]
    : asked.loi === 'hieu-luc'
      ? [{ id: open[0]?.slug ?? codes[0]?.slug ?? '', text: t('codes.not-in-force') }]
      : []
  return (
    <StaffPage actor={actor} route="myCodes">
      <ErrorSummary title={t('errorTitle')} errors={errors} />
      <PageTitle title={t('codes.title')} lede={t('codes.lede', { count: open.length })} />
      {codes.map((code) => (
        <OwnCodeSection key={code.slug} code={code} missing={code === missing} />
      ))}
      {codes.length === 0 && (
        <EmptyState title={t('codes.empty')}>
          <p>{t('codes.emptyWhy')}</p>
        </EmptyState>
      )}
    </StaffPage>
  )
}
