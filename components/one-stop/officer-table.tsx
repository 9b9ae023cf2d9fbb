import { NoFigure, Table } from '@/components/ui/table'
import type { OfficerDuty, OfficerOnDuty } from '@/lib/one-stop/officers/schema'

type Word = 'officers' | 'officer' | 'officerField' | 'officerPhone' | 'unknown' | `duties.${OfficerDuty}`
type OfficerTableProps = { officers: OfficerOnDuty[]; note: string; t: (key: Word) => string }

/** Who serves today: name, title, field, telephone, as far as it is published. */
export function OfficerTable({ officers, note, t }: OfficerTableProps) {
  return (
    <Table
      id="officers"
      caption={t('officers')}
      note={note}
      phone="stack"
      columns={[
        { key: 'officer', label: t('officer') },
        { key: 'field', label: t('officerField') },
        { key: 'phone', label: t('officerPhone') },
      ]}
      rows={officers.map(({ id, duty, name, title, field, phone }) => ({
        id,
        cells: {
          officer: (
            <>
              <strong lang="vi">{name}</strong>, <span lang="vi">{title}</span>
              <br />
              {t(`duties.${duty}`)}
            </>
          ),
          field: <span lang="vi">{field}</span>,
          phone:
            phone === null ? (
              <NoFigure>{t('unknown')}</NoFigure>
            ) : (
              <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
            ),
        },
      }))}
    />
  )
}
