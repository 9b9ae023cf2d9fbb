import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { WholeScheme } from '@/components/evaluations/schemes/whole-scheme'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findScheme } from '@/lib/evaluations/schemes/drafts/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'schemes')

export const metadata: Metadata = { title: t('title') }

type Props = { params: Promise<{ locale: string; scheme: string }> }

export default async function SchemePage({ params }: Props) {
  const { locale, scheme: code } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const scheme = await findScheme(actor, code, new Date())
  if (!scheme) notFound()
  return (
    <StaffPage
      actor={actor}
      route="scheme"
      params={{ scheme: code }}
      crumbs={[
        { href: staffHref('admin'), label: texts('vi', 'staff')('admin') },
        { href: staffHref('schemes'), label: t('title') },
      ]}
    >
      <PageTitle title={t('draftTitle', { code })} />
      <WholeScheme scheme={scheme} />
    </StaffPage>
  )
}
