import { schemeFor } from '@/components/evaluations/schemes/scheme-for'
import { NoFigure, Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { ApprovalRow, ApprovalView } from '@/lib/evaluations/views/schema'
import { formatDecimal, formatMonth } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { before, rowAnchor } from './changes'
import { scoredBy } from './scored-by'

/** The people of one of the month's schemes. */
export function Results({ view, at: place }: { view: ApprovalView; at: number }) {
  const t = texts('vi', 'evaluations')
  const { code } = view.schemes[place]!
  const caption = t('approvalCaption', { month: formatMonth(view.month, 'vi'), unit: view.unit.name })
  const at = { unit: view.unit.slug, month: view.month }
  return (
    <Table
      id={place === 0 ? 'results' : `results-${place + 1}`}
      caption={[caption, ...schemeFor(view.schemes, code)].join('. ')}
      note={code}
      columns={[
        { key: 'name', label: t('name') },
        { key: 'total', label: t('total'), numeric: true },
        { key: 'grade', label: t('grade') },
        { key: 'last', label: t('lastGrade') },
        { key: 'remark', label: t('remark'), words: true },
        { key: 'lines', label: t('lines'), numeric: true },
        { key: 'taken', label: t('taken'), numeric: true },
        { key: 'scoredBy', label: t('scoredBy') },
      ]}
      rows={view.rows
        .filter(({ scheme }) => scheme === code)
        .map((row) => ({
          id: row.person,
          cells: {
            name: (
              <>
                <a id={rowAnchor(row.person)} href={staffHref('sheetPerson', { ...at, person: row.person })}>
                  {row.name}
                </a>{' '}
                <small>{row.title}</small>
                {row.upheld && (
                  <Tag shape="check" tone="attend">
                    {t('changes.upheld')}
                  </Tag>
                )}
              </>
            ),
            total: (
              <>
                {row.total === null ? <NoFigure>{wordOf(row)}</NoFigure> : formatDecimal(row.total, 'vi')}
                {row.change && (
                  <>
                    <br />
                    <small>{before(row)}</small>
                  </>
                )}
              </>
            ),
            grade: row.grade ?? '',
            last: row.lastGrade ?? '',
            remark: row.remark ?? '',
            lines: row.lines,
            taken: row.taken === '0' ? '0' : `−${formatDecimal(row.taken, 'vi')}`,
            scoredBy: scoredBy(row) ?? <NoFigure>{t('none')}</NoFigure>,
          },
        }))}
    />
  )
}

function wordOf(row: ApprovalRow): string {
  const t = texts('vi', 'evaluations')
  if (row.veiled) return t('veiled')
  if (row.grade) return t('noTotal')
  return row.missing ? t('missing') : t('notGradedShort')
}
