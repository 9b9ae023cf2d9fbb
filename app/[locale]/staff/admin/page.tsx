import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { ErrorSummary } from '@/components/ui/error-summary'
import { LinkList } from '@/components/ui/link-list'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { listAccounts } from '@/lib/auth/accounts/queries'
import { requireActor } from '@/lib/auth/session/queries'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { AccountsTable } from './accounts-table'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'staff')
const calendar = texts('vi', 'calendar')

export const metadata: Metadata = { title: t('admin') }

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AdminPage({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const units = actor.grants.filter(({ role }) => role === 'administrator')
  if (units.length === 0) notFound()
  const today = dayOf(new Date())
  const lists = await Promise.all(units.map(({ unitId }) => listAccounts(actor, unitId, today)))
  const why = (await searchParams).loi
  const errors =
    why === 'own-account' || why === 'not-found'
      ? [{ id: `accounts-${units[0]?.unitSlug}`, text: t(`accounts.${why}`) }]
      : []
  return (
    <StaffPage actor={actor} route="admin">
      <ErrorSummary title={t('errorTitle')} errors={errors} />
      <PageTitle title={t('admin')} lede={t('accounts.note')} />
      {units.map(({ unitSlug, unitName }, at) => {
        const accounts = lists[at] ?? []
        const disabled = accounts.filter((account) => account.disabled).length
        return (
          <Section key={unitSlug} title={t('accounts.title', { unit: unitName })} wide>
            {accounts.length > 0 ? (
              <>
                <p>{t('accounts.lede', { count: accounts.length, disabled })}</p>
                <AccountsTable id={`accounts-${unitSlug}`} accounts={accounts} />
              </>
            ) : (
              <EmptyState title={t('accounts.empty')}>
                <p>{t('accounts.emptyWhy')}</p>
              </EmptyState>
            )}
          </Section>
        )
      })}
      <Section title={t('adminMore')}>
        <LinkList
          items={[{ href: staffHref('adminCalendar'), label: calendar('link'), note: calendar('linkNote') }]}
        />
      </Section>
    </StaffPage>
  )
}
