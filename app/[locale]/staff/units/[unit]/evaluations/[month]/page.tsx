import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Wide } from '@/components/site/page-frame'
import { SheetHeadView } from '@/components/evaluations/sheet-head'
import type { GridColumn } from '@/components/ui/grid-table'
import { PageTitle } from '@/components/ui/text'
import { StaffPage } from '@/app/staff-page'
import { requireActor } from '@/lib/auth/session/queries'
import { countKeys, leadershipKeys } from '@/lib/evaluations/cells/schema'
import { recordReading } from '@/lib/evaluations/readings/commands'
import type { Scheme } from '@/lib/evaluations/schemes/schema'
import { findGrid, findSheetHead } from '@/lib/evaluations/views/queries'
import type { GridView } from '@/lib/evaluations/views/schema'
import { formatMonth } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { SheetForm } from './sheet-form'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; unit: string; month: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params
  if (!monthPattern.test(month)) notFound()
  return { title: texts('vi', 'evaluations')('sheetTitle', { month: formatMonth(month, 'vi') }) }
}

export default async function SheetPage({ params, searchParams }: Props) {
  const { locale, unit, month } = await params
  if (locale !== 'vi' || !monthPattern.test(month)) notFound()
  const actor = await requireActor()
  const now = new Date()
  const head = await findSheetHead(actor, { unit, month }, now)
  if (!head) notFound()
  const grid = await findGrid(actor, { unit, month }, now)
  if (grid) await recordReading(actor, { unit, month }, now)
  const t = texts('vi', 'evaluations')
  const asked = await searchParams
  const saved = Number(asked['da-luu'])
  const announced = asked['da-gui']
    ? t('submittedNotice')
    : asked['da-luu'] !== undefined && Number.isInteger(saved)
      ? t('savedNotice', { count: saved })
      : null
  return (
    <StaffPage actor={actor} route="sheet" params={{ unit, month }}>
      <PageTitle title={t('sheetOf', { month: formatMonth(month, 'vi'), unit: head.unit.name })} />
      <SheetHeadView head={head} announced={announced} />
      {!grid && <p>{t('stateOnly')}</p>}
      {grid && <Sheet key={String(asked.luc ?? '')} grid={grid} />}
    </StaffPage>
  )
}

function Sheet({ grid }: { grid: GridView }) {
  const t = texts('vi', 'evaluations')
  const { scheme } = grid
  const month = formatMonth(grid.month, 'vi')
  const cells = columnsOf(scheme)
  return (
    <>
      <div className="n-stack">
        <p>{grid.may.score ? t('keys') : t('readOnly')}</p>
        <p>
          <a href={staffHref('approval', { unit: grid.unit.slug, month: grid.month })}>{t('toApproval')}</a>
        </p>
      </div>
      <Wide to="window">
        <SheetForm
          unit={grid.unit.slug}
          month={grid.month}
          scheme={scheme}
          rows={grid.rows}
          columns={[
            { key: ':total', label: t('total'), kind: 'total' },
            { key: ':grade', label: t('grade'), kind: 'grade' },
            { key: ':last', label: t('lastGrade'), kind: 'grade' },
            ...cells,
            { key: 'remark', label: t('reasonLabel'), kind: 'input' },
          ]}
          labels={labelsOf(scheme)}
          words={wordsOf(grid)}
          writable={grid.may.score}
          texts={{
            caption: t('gridCaption', { month, unit: grid.unit.name }),
            name: t('name'),
            progress: t('progress', { ready: grid.ready, graded: grid.graded }),
            save: t('save'),
            submit: t('submit'),
            unsaved: t('unsaved'),
            none: t('none'),
          }}
        />
      </Wide>
    </>
  )
}

function columnsOf(scheme: Scheme): GridColumn[] {
  const t = texts('vi', 'evaluations')
  const note = (maximum: string) => t('upTo', { maximum: maximum.replace('.', ',') })
  const criteria = scheme.criteria.map(({ id, label, maximum }) => ({
    key: id,
    // A long form is numbered, and its header would be taller than the sheet with the whole words.
    label: scheme.criteria.length > 5 ? <abbr title={label.vi}>{id}</abbr> : label.vi,
    note: note(maximum),
    kind: 'input' as const,
  }))
  if (scheme.method === 'points') return criteria
  const terms = scheme.taskResult.leadershipTerms.map((term) => term.replace('.', ',')).join(' / ')
  return [
    ...criteria,
    ...countKeys.map((key) => ({ key, label: t(key), note: t('taskNote'), kind: 'input' as const })),
    ...leadershipKeys.map((key) => ({
      key,
      label: (
        <abbr title={scheme.taskResult.measures[key].label.vi}>{scheme.taskResult.measures[key].letter}</abbr>
      ),
      note: t('leadNote', { terms }),
      kind: 'input' as const,
    })),
  ]
}

/** How a cell is named in a sentence. */
function labelsOf(scheme: Scheme): Record<string, string> {
  const t = texts('vi', 'evaluations')
  const labels = Object.fromEntries(scheme.criteria.map(({ id, label }) => [id, label.vi]))
  labels.remark = t('reasonLabel')
  if (scheme.method === 'points') return labels
  for (const key of countKeys) labels[key] = t(key)
  for (const key of leadershipKeys) labels[key] = scheme.taskResult.measures[key].label.vi
  return labels
}

function wordsOf(grid: GridView): Record<string, string> {
  const t = texts('vi', 'evaluations')
  return Object.fromEntries(
    grid.rows.flatMap(({ person, notGraded, tasks }) => {
      if (notGraded) return [[person, t(`notGraded.${notGraded}`)]]
      if (!tasks) return []
      const finished = tasks.filter((task) => task.completed).length
      return [[person, t('tasksInWords', { assigned: tasks.length, finished })]]
    }),
  )
}
