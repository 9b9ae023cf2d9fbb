import { Button } from '@/components/ui/button'
import { SummaryList } from '@/components/ui/summary-list'
import { EmptyState, Section } from '@/components/ui/text'
import type { AccountHolder } from '@/lib/auth/grants/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { AccountState } from '../../accounts-table'
import { switchAccountAction } from '../../actions'
import { IssueForm } from '../../issue-form'
import { issueTexts } from '../../issue-texts'

const t = texts('vi', 'accounts')

type AccountPartProps = { unit: { slug: string; name: string }; holder: AccountHolder }

/** Her account: its state, the lock, a new password. */
export function AccountPart({ unit, holder }: AccountPartProps) {
  const { account, own, personId, fullName } = holder
  if (!account) {
    return (
      <Section>
        <EmptyState title={t('noAccount')}>
          <p>
            {t('noAccountWhy')}{' '}
            <a href={staffHref('adminUnit', { unit: unit.slug })}>{t('toUnit', { unit: unit.name })}</a>
          </p>
        </EmptyState>
      </Section>
    )
  }
  return (
    <>
      <Section>
        <SummaryList
          items={[
            { key: 'name', label: t('userName'), value: account.userName },
            { key: 'state', label: t('state'), value: <AccountState account={account} /> },
          ]}
        />
        {!own && (
          <form action={switchAccountAction}>
            <input type="hidden" name="unit" value={unit.slug} />
            <input type="hidden" name="person" value={personId} />
            <input type="hidden" name="account" value={account.id} />
            <input type="hidden" name="disabled" value={account.disabled ? '0' : '1'} />
            <Button kind="second">{t(account.disabled ? 'enable' : 'disable', { name: fullName })}</Button>
          </form>
        )}
      </Section>
      {!own && (
        <Section title={t('resetTitle')}>
          <p>{t('resetText')}</p>
          <IssueForm
            texts={issueTexts({ title: t('resetDone'), button: t('reset') })}
            ask={{ kind: 'reset', account: account.id }}
          />
        </Section>
      )}
    </>
  )
}
