import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { listWithoutAccount } from '@/lib/auth/accounts/issuing/queries'
import type { WithoutAccount } from '@/lib/auth/accounts/issuing/schema'
import { listAccounts } from '@/lib/auth/accounts/queries'
import { findAdministeredUnit, hasPersonnelClerk } from '@/lib/auth/grants/holders/queries'
import { requireActor } from '@/lib/auth/session/queries'
import { dayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { AccountsTable } from './accounts-table'
import { IssueForm } from './issue-form'
import { issueTexts } from './issue-texts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'accounts')

export const metadata: Metadata = { title: texts('vi', 'staff')('admin') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function AdminUnitPage({ params }: Props) {
  const { locale, unit: slug } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const today = dayOf(new Date())
  const unit = await findAdministeredUnit(actor, slug, today)
  if (!unit) notFound()
  const [accounts, without, clerk] = await Promise.all([
    listAccounts(actor, unit.id, today),
    listWithoutAccount(actor, unit.id, today),
    hasPersonnelClerk(unit.id, today),
  ])
  const disabled = (accounts ?? []).filter((account) => account.disabled).length
  return (
    <StaffPage
      actor={actor}
      route="adminUnit"
      params={{ unit: slug }}
      crumbs={[{ href: staffHref('admin'), label: texts('vi', 'staff')('admin') }]}
    >
      <PageTitle
        kicker={unit.name}
        title={t('caption')}
        lede={t('lede', { count: accounts?.length ?? 0, disabled })}
      />
      {!clerk && (
        <Section title={t('firstTitle')}>
          <p>{t('firstText')}</p>
          <LinkButton href={`${staffHref('uploads', { unit: slug })}?loai=roster`}>
            {t('firstRoster')}
          </LinkButton>
        </Section>
      )}
      <Section title={t('withoutTitle')}>
        <Without unit={slug} people={without ?? []} />
      </Section>
      <Section title={t('caption')} wide>
        {accounts && accounts.length > 0 ? (
          <AccountsTable unit={slug} accounts={accounts} />
        ) : (
          <EmptyState title={t('empty')}>
            <p>{t('emptyWhy')}</p>
          </EmptyState>
        )}
        <p>{t('note')}</p>
      </Section>
    </StaffPage>
  )
}

function Without({ unit, people }: { unit: string; people: WithoutAccount[] }) {
  // Also of nobody: without scripts this very form shows the passwords that the last ones were given.
  return (
    <IssueForm
      texts={issueTexts({ title: t('issuedTitle'), button: t('issue') })}
      ask={{
        kind: 'issue',
        unit,
        legend: t('withoutLegend', { count: people.length }),
        hint: t('withoutHint'),
        none: { title: t('withoutNone'), why: t('withoutNoneWhy') },
        people: people.map(({ personId, fullName, positionTitle, code }) => ({
          id: personId,
          label: [fullName, positionTitle, code].filter(Boolean).join(', '),
        })),
      }}
    />
  )
}
