import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { unitsOf, waysInUnit } from '@/app/staff-ways'
import { LinkList } from '@/components/ui/link-list'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatPlaceName } from '@/lib/format'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'staff')('unitDesk') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function UnitDeskPage({ params }: Props) {
  const { locale, unit: slug } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const unit = unitsOf(actor).find((each) => each.slug === slug)
  if (!unit) notFound()
  const t = texts('vi', 'ways')
  return (
    <StaffPage actor={actor} route="unitDesk" params={{ unit: slug }}>
      <PageTitle kicker={t('unitTitle')} title={formatPlaceName(unit.name)} lede={t('unitLede')} />
      {waysInUnit(actor, slug).map(({ title, ways }) => (
        <Section key={title} title={title}>
          <LinkList items={ways} />
        </Section>
      ))}
    </StaffPage>
  )
}
