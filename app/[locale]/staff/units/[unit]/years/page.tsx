import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listUnitYears } from '@/lib/evaluations/years/queries'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'years')

export const metadata: Metadata = { title: texts('vi', 'ways')('years.label') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function YearsPage({ params }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const found = await listUnitYears(actor, unit, new Date())
  if (!found) notFound()
  return (
    <StaffPage actor={actor} route="years" params={{ unit }}>
      <PageTitle kicker={found.unit.name} title={texts('vi', 'ways')('years.label')} lede={t('listLede')} />
      <LinkList
        items={found.years.map((year) => ({
          href: staffHref('unitYear', { unit, year }),
          label: t('year', { year: String(year) }),
        }))}
      />
    </StaffPage>
  )
}
