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
  return (
    <Table
      id="open"
      caption={t('openCaption', { count: open.length })}
      phone="stack"
      columns={[
        { key: 'finding', label: t('finding') },
        { key: 'due', label: t('due') },
        { key: 'standing', label: t('standing') },
      ]}
      rows={inOrder.map(({ visit, finding }) => ({
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
      }))}
    />
  )
}

export function VisitTable({ unit, visits }: { unit: string; visits: Visit[] }) {
  return (
    <Table
      id="visits"
      caption={t('visitsCaption', { count: visits.length })}
      phone="stack"
      columns={[
        { key: 'day', label: t('day') },
        { key: 'kind', label: t('visitKind') },
        { key: 'team', label: t('team') },
        { key: 'findings', label: t('findings'), numeric: true },
      ]}
      rows={visits.map((visit) => ({
        id: visit.id,
        cells: {
          day: <a href={staffHref('inspection', { unit, visit: visit.id })}>{formatDay(visit.on, 'vi')}</a>,
          kind: visit.withdrawn ? (
            <Tag shape="ring" tone="soft">
              {t('withdrawnTag')}
            </Tag>
          ) : (
            t(`kinds.${visit.kind}`)
          ),
          team: visit.team,
          findings: String(visit.findings.length),
        },
      }))}
    />
  )
}
