import { Tag } from '@/components/ui/tag'
import { Table } from '@/components/ui/table'
import { formatDay, holdTogether } from '@/lib/format'
import type { OfficerDesk, OfficerLine } from '@/lib/one-stop/officers/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { RowActs } from '../row-acts'
import { removeOfficerAction } from './actions'

const t = texts('vi', 'modelDesk')

/** Everybody on the list, with whether citizens read her today and why. */
export function OfficerRows({ desk }: { desk: OfficerDesk }) {
  const unit = desk.unit.slug
  return (
    <Table
      id="officers"
      caption={t('officers')}
      phone="stack"
      columns={[
        { key: 'person', label: t('person') },
        { key: 'field', label: t('officerField') },
        { key: 'days', label: t('from') },
        { key: 'basis', label: t('basis') },
        { key: 'act', label: t('act') },
      ]}
      rows={desk.officers.map((line) => ({
        id: line.id,
        cells: {
          person: (
            <>
              {line.name}, {line.title}
              <br />
              {t(`duties.${line.duty}`)}
            </>
          ),
          field: [line.field, line.phone && holdTogether(line.phone)].filter(Boolean).join(' · '),
          days: daysOf(line),
          basis: <Basis line={line} />,
          act: (
            <RowActs
              what={line.name}
              change={`${staffHref('modelOfficers', { unit })}?sua=${line.id}#ghi`}
              remove={removeOfficerAction}
              hidden={{ unit, id: line.id }}
            />
          ),
        },
      }))}
    />
  )
}

function daysOf({ from, to }: OfficerLine): string {
  const first = formatDay(from, 'vi')
  return to === null ? t('daysOpen', { from: first }) : t('days', { from: first, to: formatDay(to, 'vi') })
}

function Basis({ line }: { line: OfficerLine }) {
  return (
    <div>
      <Tag shape={line.shown ? 'check' : 'ring'} tone={line.shown ? 'settled' : 'soft'}>
        {t(`basesShort.${line.basis ?? 'none'}`)}
      </Tag>
      {line.basis && !line.shown && <p className="n-hint">{t('notShown')}</p>}
    </div>
  )
}
