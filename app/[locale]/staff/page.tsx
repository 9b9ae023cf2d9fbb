import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'staff')('desk') }

export default async function DeskPage({ params }: { params: Promise<{ locale: string }> }) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const t = texts('vi', 'staff')
  return (
    <StaffPage actor={actor} route="desk">
      <PageTitle title={t('desk')} />
    </StaffPage>
  )
}
