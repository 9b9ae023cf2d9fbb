import { Button } from '@/components/ui/button'
import { NoFigure, Table } from '@/components/ui/table'
import type { GrantView } from '@/lib/auth/grants/schema'
import { formatDay } from '@/lib/format'
import type { Day } from '@/lib/month'
import { texts } from '@/lib/texts'
import { endGrantAction } from '../../actions'

const t = texts('vi', 'accounts')

type GrantsTableProps = { unit: string; person: string; grants: GrantView[]; today: Day }

export function GrantsTable({ unit, person, grants, today }: GrantsTableProps) {
  return (
    <Table
      id="grants"
      caption={t('rolesCaption')}
      phone="stack"
      columns={[
        { key: 'role', label: t('role') },
        { key: 'unit', label: t('roleUnit') },
        { key: 'from', label: t('from') },
        { key: 'to', label: t('to') },
        { key: 'act', label: t('act') },
      ]}
      rows={grants.map((grant) => ({
        id: grant.id,
        cells: {
          role: t(`roles.${grant.role}`),
          unit: grant.unit.name,
          from: formatDay(grant.from, 'vi'),
          to: grant.to ? formatDay(grant.to, 'vi') : <NoFigure>{t('open')}</NoFigure>,
          act: grant.mayEnd ? (
            <EndForm unit={unit} person={person} grant={grant} />
          ) : (
            grant.to && grant.to < today && t('ended')
          ),
        },
      }))}
    />
  )
}

function EndForm({ unit, person, grant }: { unit: string; person: string; grant: GrantView }) {
  return (
    <form action={endGrantAction}>
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="person" value={person} />
      <input type="hidden" name="grant" value={grant.id} />
      <Button
        kind="second"
        aria-label={t('endLabel', { role: t(`roles.${grant.role}`), unit: grant.unit.name })}
      >
        {t('end')}
      </Button>
    </form>
  )
}
