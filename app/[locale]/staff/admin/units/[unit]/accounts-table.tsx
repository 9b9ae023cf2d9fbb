import { NoFigure, Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { AccountView } from '@/lib/auth/accounts/schema'
import { formatInstant } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'accounts')

export function AccountsTable({ unit, accounts }: { unit: string; accounts: AccountView[] }) {
  return (
    <Table
      id="accounts"
      caption={t('caption')}
      phone="stack"
      columns={[
        { key: 'name', label: t('name') },
        { key: 'userName', label: t('userName') },
        { key: 'position', label: t('position') },
        { key: 'last', label: t('lastSignIn') },
        { key: 'state', label: t('state') },
      ]}
      rows={accounts.map((account) => ({
        id: account.id,
        cells: {
          name: <a href={staffHref('adminPerson', { unit, person: account.personId })}>{account.fullName}</a>,
          userName: account.userName,
          position: account.positionTitle ?? '',
          last: account.lastSignIn ? (
            formatInstant(new Date(account.lastSignIn), 'vi')
          ) : (
            <NoFigure>{t('never')}</NoFigure>
          ),
          state: <AccountState account={account} />,
        },
      }))}
    />
  )
}

export function AccountState({ account }: { account: Pick<AccountView, 'disabled' | 'mustChange'> }) {
  if (account.disabled) {
    return (
      <Tag shape="cross" tone="attend">
        {t('disabled')}
      </Tag>
    )
  }
  return account.mustChange ? (
    <Tag shape="half" tone="caution">
      {t('oneTime')}
    </Tag>
  ) : (
    <Tag shape="check" tone="settled">
      {t('enabled')}
    </Tag>
  )
}
