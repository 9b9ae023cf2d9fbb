import { Button } from '@/components/ui/button'
import { NoFigure, Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { AccountView } from '@/lib/auth/accounts/schema'
import { formatInstant } from '@/lib/format'
import { texts } from '@/lib/texts'
import { switchAccountAction } from './actions'

const t = texts('vi', 'staff')

export function AccountsTable({ id, accounts }: { id: string; accounts: AccountView[] }) {
  return (
    <Table
      id={id}
      caption={t('accounts.caption')}
      phone="stack"
      columns={[
        { key: 'name', label: t('accounts.name') },
        { key: 'userName', label: t('accounts.userName') },
        { key: 'position', label: t('accounts.position') },
        { key: 'last', label: t('accounts.lastSignIn') },
        { key: 'state', label: t('accounts.state') },
        { key: 'act', label: t('accounts.act') },
      ]}
      rows={accounts.map((account) => ({ id: account.id, cells: cellsOf(account) }))}
    />
  )
}

function cellsOf(account: AccountView) {
  const { fullName, userName, positionTitle, lastSignIn, disabled, own } = account
  return {
    name: fullName,
    userName,
    position: positionTitle ?? '',
    last: lastSignIn ? formatInstant(new Date(lastSignIn), 'vi') : <NoFigure>{t('accounts.never')}</NoFigure>,
    state: disabled ? (
      <Tag shape="cross" tone="attend">
        {t('accounts.disabled')}
      </Tag>
    ) : (
      <Tag shape="check" tone="settled">
        {t('accounts.enabled')}
      </Tag>
    ),
    act: own ? t('accounts.own') : <SwitchForm account={account} />,
  }
}

function SwitchForm({ account: { id, fullName, disabled } }: { account: AccountView }) {
  return (
    <form action={switchAccountAction}>
      <input type="hidden" name="account" value={id} />
      <input type="hidden" name="disabled" value={disabled ? '0' : '1'} />
      <Button
        kind="second"
        aria-label={t(disabled ? 'accounts.enable' : 'accounts.disable', { name: fullName })}
      >
        {t(disabled ? 'accounts.enableShort' : 'accounts.disableShort')}
      </Button>
    </form>
  )
}
