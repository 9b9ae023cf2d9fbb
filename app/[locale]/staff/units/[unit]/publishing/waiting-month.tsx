import { RevisionTable } from '@/components/record/revision-table'
import { answer, figureCell } from '@/components/record/written'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { formatDay, formatMonth, formatNumber } from '@/lib/format'
import type { Day } from '@/lib/month'
import type { Draft, DraftMonth } from '@/lib/record/drafts/schema'
import { missingKinds } from '@/lib/record/drafts/rules'
import { staffFigures } from '@/lib/record/schema'
import { texts } from '@/lib/texts'
import { EntryForm } from '../../../entry-form'
import { publishAction } from './actions'
import { correctionReason } from './correction-reason'

type Props = {
  unit: string
  waiting: DraftMonth
  first: boolean
  today: Day
}

/** An approved month: what the public would read, what is withheld and why, and the step itself. */
export function WaitingMonth({ unit, waiting, first, today }: Props) {
  const t = texts('vi', 'publishing')
  const { month, from, draft } = waiting
  const { row, last } = draft
  const written = formatMonth(month, 'vi')
  const missing = missingKinds(row)
  return (
    <Section
      id={`month-${month}`}
      title={t('waitingOf', { month: written.charAt(0).toUpperCase() + written.slice(1) })}
    >
      <p>{answer('vi', month, row)}</p>
      {missing.length > 0 && (
        <p>{t('missing', { kinds: missing.map((kind) => t(`kinds.${kind}`)).join(', ') })}</p>
      )}
      {draft.inspectionsFrom && <p>{t(`inspectionsFrom.${draft.inspectionsFrom}`)}</p>}
      <StaffTable month={month} draft={draft} />
      <Details summary={t('all')}>
        <RevisionTable
          locale="vi"
          id={`row-${month}`}
          caption={t('allCaption')}
          columns={[
            { key: 'draft', label: t('draft'), row },
            ...(last ? [{ key: 'last', label: t('last', { revision: last.revision }), row: last }] : []),
          ]}
        />
      </Details>
      {today < from ? (
        <Notice title={t('tooEarly', { day: formatDay(from, 'vi') })} />
      ) : (
        <>
          <p>{t('cutOff', { day: formatDay(row.cutOff, 'vi'), revision: row.revision })}</p>
          <EntryForm
            id={`publish-${month}`}
            action={publishAction}
            hidden={{ unit, month }}
            errorTitle={t('errorTitle')}
            fields={last ? [correctionReason] : []}
            button={{
              label: t(last ? 'publishAgain' : 'publish', { month: written }),
              kind: first ? 'main' : 'second',
            }}
          />
        </>
      )}
    </Section>
  )
}

function StaffTable({ month, draft: { row, known, causes, k } }: { month: string; draft: Draft }) {
  const t = texts('vi', 'publishing')
  const r = texts('vi', 'results')
  const cell = (value: number | null, none: string) =>
    figureCell(value === null ? null : formatNumber(value, 'vi'), none)
  return (
    <>
      <Table
        id={`staff-${month}`}
        caption={t('staffCaption')}
        note={t('staffNote')}
        columns={[
          { key: 'figure', label: t('figure') },
          { key: 'known', label: t('known'), numeric: true },
          { key: 'public', label: t('public'), numeric: true },
          { key: 'why', label: t('cause') },
        ]}
        rows={staffFigures.map((name) => ({
          id: name,
          cells: {
            figure: r(`leaf.${name}`),
            known: cell(known[name], r('noData')),
            public: cell(row.staff[name], r(row.staff.withheld.includes(name) ? 'withheld' : 'noData')),
            why: causes[name] ? t(`causes.${causes[name]}`, { k }) : '',
          },
        }))}
      />
      {row.staff.withheld.length > 0 && <p>{t('why', { k })}</p>}
    </>
  )
}
