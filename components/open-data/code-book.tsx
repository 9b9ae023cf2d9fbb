import { Fragment } from 'react'
import { SummaryList } from '@/components/ui/summary-list'
import { performanceColumns } from '@/lib/record/csv/rules'
import type { Locale } from '@/lib/routes'
import { texts } from '@/lib/texts'

const groups = ['record', 'dossiers', 'satisfaction', 'suggestions', 'staff', 'inspections'] as const

/** Every column of the CSV in words, in the order of the file. */
export function CodeBook({ locale }: { locale: Locale }) {
  const t = texts(locale, 'data')
  return groups.map((group) => (
    <Fragment key={group}>
      <h3>{t(`group.${group}`)}</h3>
      <SummaryList
        items={performanceColumns
          .filter((column) => groupOf(column) === group)
          .map((column) => ({
            key: column,
            label: <Column name={column} />,
            value: t(`columns.${nameOf(column)}`),
          }))}
      />
    </Fragment>
  ))
}

/** A dotted name that breaks at its dots. */
function Column({ name }: { name: string }) {
  return (
    <code>
      {name.split('.').map((part, at) => (
        <Fragment key={part}>
          {at > 0 && <wbr />}
          {at > 0 && '.'}
          {part}
        </Fragment>
      ))}
    </code>
  )
}

// A dot in a message's name would open a group of messages.
function nameOf(column: string) {
  return column.replaceAll('.', '_') as 'month'
}

function groupOf(column: string): (typeof groups)[number] {
  return groups.find((group) => column.startsWith(`${group}.`)) ?? 'record'
}
