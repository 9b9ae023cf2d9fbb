import type { ReactNode } from 'react'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { formatDay } from '@/lib/format'
import type { Finding, Visit } from '@/lib/inspections/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { StandingTag } from './standing-tag'

const t = texts('vi', 'inspections')

/** What the unit still has to put right, the nearest day first. */
export function OpenTable({ unit, open }: { unit: string; open: { visit: Visit; finding: Finding }[] }) {
  const inOrder = open.toSorted((a, b) => ((a.finding.due ?? '') < (b.finding.due ?? '') ? -1 : 1))
  const rows = inOrder.map(({ visit, finding }) => ({
    id: finding.id,
    cells: {
      finding: (
        <a href={`${staffHref('inspection', { unit, visit: visit.id })}#viec-${finding.position}`}>
          {finding.what}
        </a>
      ),
      due: finding.due && formatDay(finding.due, 'vi'),
      standing: <StandingTag standing={finding.standing} />,
    },
  }))
  return <Lines id="open" columns={['finding', 'due', 'standing']} rows={rows} />
}

export function VisitTable({ unit, visits }: { unit: string; visits: Visit[] }) {
  const rows = visits.map((visit) => ({
    id: visit.id,
    cells: {
      day: <a href={staffHref('inspection', { unit, visit: visit.id })}>{formatDay(visit.on, 'vi')}</a>,
      visitKind: visit.withdrawn ? (
        <Tag shape="ring" tone="soft">
          {t('withdrawnTag')}
        </Tag>
      ) : (
        t(`kinds.${visit.kind}`)
      ),
      team: visit.team,
      findings: String(visit.findings.length),
    },
  }))
  return <Lines id="visits" columns={['day', 'visitKind', 'team', 'findings']} rows={rows} />
}

type Column = 'finding' | 'due' | 'standing' | 'day' | 'visitKind' | 'team' | 'findings'
type LinesProps = {
  id: 'open' | 'visits'
  columns: Column[]
  rows: { id: string; cells: { [column in Column]?: ReactNode } }[]
}

/** A line each; on a phone its fields stand below each other. A column is called as its text is. */
function Lines({ id, columns, rows }: LinesProps) {
  return (
    <Table
      id={id}
      caption={t(`${id}Caption`, { count: rows.length })}
      phone="stack"
      columns={columns.map((key) => ({ key, label: t(key), numeric: key === 'findings' }))}
      rows={rows}
    />
  )
}
