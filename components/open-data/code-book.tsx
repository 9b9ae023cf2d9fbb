import { Table } from '@/components/ui/table'
import { performanceColumns } from '@/lib/record/csv/rules'
import type { Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

const groups = ['record', 'dossiers', 'satisfaction', 'suggestions', 'staff', 'inspections'] as const

/** Every column of the CSV in words, in the order of the file. */
export function CodeBook({ locale }: { locale: Locale }) {
  const t = texts(locale, 'data')
  return groups.map((group) => (
    <Table
      key={group}
      id={`columns-${group}`}
      caption={t(`group.${group}`)}
      phone="stack"
      columns={[
        { key: 'column', label: t('column') },
        { key: 'meaning', label: t('meaning') },
      ]}
      rows={performanceColumns
        .filter((column) => groupOf(column) === group)
        .map((column) => ({
          id: column,
          cells: { column: <code>{column}</code>, meaning: t(`columns.${nameOf(column)}`) },
        }))}
    />
  ))
}

// A dot in a message's name would open a group of messages.
function nameOf(column: string) {
  return column.replaceAll('.', '_') as 'month'
}

function groupOf(column: string): (typeof groups)[number] {
  return groups.find((group) => column.startsWith(`${group}.`)) ?? 'record'
}
