import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listDue } from '@/app/due'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { TurnLine } from '@/components/ui/steps'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { listKeptPages } from '@/lib/auth/kept/queries'
import { requireActor } from '@/lib/auth/session/queries'
import { listToldAppeals } from '@/lib/evaluations/appeals/told/queries'
import { listOwnMonths } from '@/lib/evaluations/own/queries'
import { formatInstant } from '@/lib/format'
import { texts } from '@/lib/texts'
import { LastMonth } from './last-month'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: texts('vi', 'staff')('desk') }

export default async function DeskPage({ params }: { params: Promise<{ locale: string }> }) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const [due, months, kept] = await Promise.all([
    listDue(actor, now),
    listOwnMonths(actor, now),
    listKeptPages(actor.accountId, now),
  ])
  const last = months.find(({ decided }) => decided !== null)
  const appeals = await listToldAppeals(actor, last?.month ?? null, now)
  const t = texts('vi', 'staff')
  return (
    <StaffPage actor={actor} route="desk">
      <PageTitle title={t('desk')} lede={t('due.lede', { count: due.mine.length })} />
      {kept.length > 0 && (
        <Section title={t('kept.deskTitle')}>
          <LinkList
            items={kept.map(({ path, keptAt }) => ({
              href: path,
              label: t('kept.deskLine', { at: formatInstant(new Date(keptAt), 'vi') }),
              note: t('kept.deskNote'),
            }))}
          />
        </Section>
      )}
      <Section title={t('due.mine')}>
        {due.mine.length > 0 ? (
          <LinkList items={due.mine} />
        ) : (
          <EmptyState title={t('due.none')}>
            <p>{t('due.noneWhy')}</p>
          </EmptyState>
        )}
      </Section>
      {due.others.length > 0 && (
        <Section title={t('due.others')}>
          {due.others.map(({ key, turn, note }) => (
            <TurnLine key={key} turn={turn} note={note} />
          ))}
        </Section>
      )}
      <Section title={t('due.lastTitle')}>
        <LastMonth month={last} appeals={appeals} />
      </Section>
    </StaffPage>
  )
}
