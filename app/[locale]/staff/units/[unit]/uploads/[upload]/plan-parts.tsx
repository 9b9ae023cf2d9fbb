import { NoFigure, Table } from '@/components/ui/table'
import { SummaryList } from '@/components/ui/summary-list'
import { Section } from '@/components/ui/text'
import { formatNumber } from '@/lib/format'
import type { UploadView } from '@/lib/imports/schema'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

type Waiting = Extract<UploadView, { state: 'waiting' }>

const most = 200

/** What the file would do, part by part: counts, what is wrong, what is new or changed, who is not in it. */
export function PlanParts({ view }: { view: Waiting }) {
  const t = texts('vi', 'imports')
  const { plan } = view
  const counts = ['new', 'changed', 'same', 'leftOut'] as const
  const items = [
    ...counts.map((key) => ({ key, label: t(key), value: formatNumber(plan[key], 'vi') })),
    ...(view.kind === 'dossiers'
      ? []
      : [{ key: 'missing', label: t('missing'), value: formatNumber(plan.missing.length, 'vi') }]),
    { key: 'refused', label: t('refused'), value: formatNumber(plan.refused.length, 'vi') },
  ]
  const notes = [...plan.notes, ...plan.mended.map((each) => t('mended', each))]
  return (
    <>
      <SummaryList items={items} />
      {plan.refused.length > 0 && <RefusedCells view={view} />}
      {notes.length > 0 && (
        <Section title={t('notesTitle')}>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
      {plan.lines.length > 0 && <Lines view={view} />}
      {plan.missing.length > 0 && (
        <Section title={t('missingTitle')}>
          <ul>
            {plan.missing.slice(0, most).map((each) => (
              <li key={each}>{each}</li>
            ))}
            {plan.missing.length > most && <li>{t('missingMore', { count: plan.missing.length - most })}</li>}
          </ul>
        </Section>
      )}
    </>
  )
}

/** What is asked about before the file is taken, each with its line and its numbers. */
export function Doubts({ doubts }: { doubts: Waiting['plan']['doubts'] }) {
  const t = texts('vi', 'imports')
  return (
    <ul>
      {doubts.slice(0, most).map((doubt, at) => (
        <li key={at}>{t('doubt', doubt)}</li>
      ))}
      {doubts.length > most && <li>{t('doubtsMore', { count: doubts.length - most })}</li>}
    </ul>
  )
}

function RefusedCells({ view: { id, unit, plan } }: { view: Waiting }) {
  const t = texts('vi', 'imports')
  const several = new Set(plan.refused.map(({ sheet }) => sheet)).size > 1
  return (
    <Section title={t('refusedTitle')} wide>
      <p>
        <a href={staffHref('uploadMarked', { unit: unit.slug, upload: id })}>{t('mark')}</a>
      </p>
      {plan.refused.length > most && <p>{t('refusedMore', { shown: most, count: plan.refused.length })}</p>}
      <Table
        id="refused"
        caption={t('refusedCaption', { count: plan.refused.length })}
        phone="stack"
        columns={[
          { key: 'row', label: t('row') },
          ...(several ? [{ key: 'sheet', label: t('sheet') }] : []),
          { key: 'column', label: t('column') },
          { key: 'value', label: t('value') },
          { key: 'why', label: t('why') },
        ]}
        rows={plan.refused.slice(0, most).map((each, at) => ({
          id: String(at),
          cells: {
            row: each.row ?? t('wholeFile'),
            sheet: each.sheet,
            column: each.column,
            value: each.value === '' ? <NoFigure>{t('emptyCell')}</NoFigure> : each.value,
            why: each.why,
          },
        }))}
      />
    </Section>
  )
}

function Lines({ view: { plan } }: { view: Waiting }) {
  const t = texts('vi', 'imports')
  return (
    <Section title={t('linesTitle')} wide>
      {plan.lines.length > most && <p>{t('linesMore', { shown: most, count: plan.lines.length })}</p>}
      <Table
        id="lines"
        caption={t('linesCaption', { count: plan.lines.length })}
        phone="stack"
        columns={[
          { key: 'what', label: t('what') },
          { key: 'change', label: t('change') },
          { key: 'how', label: t('how') },
        ]}
        rows={plan.lines.slice(0, most).map(({ what, change, how }, at) => ({
          id: String(at),
          cells: { what, change: t(change), how },
        }))}
      />
    </Section>
  )
}
