import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section } from '@/components/ui/text'
import { listAdministeredUnits } from '@/lib/auth/grants/holders/queries'
import { requireActor } from '@/lib/auth/session/queries'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'staff')
const accounts = texts('vi', 'accounts')
const calendar = texts('vi', 'calendar')
const schemes = texts('vi', 'schemes')
const keys = texts('vi', 'keys')

export const metadata: Metadata = { title: t('admin') }

export default async function AdminPage({ params }: { params: Promise<{ locale: string }> }) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const units = await listAdministeredUnits(actor, dayOf(new Date()))
  if (units.length === 0) notFound()
  return (
    <StaffPage actor={actor} route="admin">
      <PageTitle title={t('admin')} lede={accounts('adminLede')} />
      <Section title={accounts('unitsTitle')}>
        <LinkList
          items={units.map(({ slug, name }) => ({
            href: staffHref('adminUnit', { unit: slug }),
            label: name,
            note: accounts('unitNote'),
          }))}
        />
      </Section>
      <Section title={t('adminMore')}>
        <LinkList
          items={[
            { href: staffHref('schemes'), label: schemes('link'), note: schemes('linkNote') },
            { href: staffHref('adminCalendar'), label: calendar('link'), note: calendar('linkNote') },
            { href: staffHref('adminKeys'), label: keys('link'), note: keys('linkNote') },
          ]}
        />
      </Section>
    </StaffPage>
  )
}
