import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { partsOf } from '@/components/evaluations/grid/model'
import { ClashQuestions } from '@/components/evaluations/clash-questions'
import { schemeFor } from '@/components/evaluations/schemes/scheme-for'
import { SheetHeadView } from '@/components/evaluations/sheet-head'
import { Wide } from '@/components/site/page-frame'
import { ErrorSummary } from '@/components/ui/error-summary'
import { PageTitle } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findSheet } from '@/lib/evaluations/grid/queries'
import { letterKey } from '@/lib/evaluations/letters/schema'
import { recordReading } from '@/lib/evaluations/readings/commands'
import type { CellFault } from '@/lib/evaluations/sheets/schema'
import type { GridView } from '@/lib/evaluations/views/schema'
import { formatMonth } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { EvidencePart } from './evidence-part'
import { SheetForm } from './sheet-form'
import { headerOf } from './sheet-columns'
import { sheetModel } from './sheet-model'
import { Hers, Keys } from './sheet-ways'
import { announcedBy, type Asked, savedAt, Told } from './told'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; unit: string; month: string }>
  searchParams: Promise<Asked>
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
  const asked = await searchParams
  const found = await findSheet(actor, { unit, month }, now, { all: asked.thieu !== undefined })
  if (!found) notFound()
  const { head, grid } = found
  const reading = grid && recordReading(actor, { unit, month }, now)
  // While PostgreSQL notes who reads, the sheet is put together; it goes out when both are done.
  const drawn = grid && sheetModel(actor, grid, now)
  await reading
  const t = texts('vi', 'evaluations')
  return (
    <StaffPage actor={actor} route="sheet" params={{ unit, month }}>
      <PageTitle kicker={head.unit.name} title={t('sheetTitle', { month: formatMonth(month, 'vi') })} />
      <SheetHeadView head={head} announced={announcedBy(asked)} />
      {!grid && <EvidencePart actor={actor} at={{ unit, month }} now={now} />}
      {grid && <Told asked={asked} grid={grid} />}
      {drawn && <Sheet grid={grid} asked={asked} {...drawn} />}
    </StaffPage>
  )
}

type Drawn = ReturnType<typeof sheetModel>

async function Sheet({ grid, asked, model, summary }: { grid: GridView; asked: Asked } & Drawn) {
  const t = texts('vi', 'evaluations')
  const month = formatMonth(grid.month, 'vi')
  const parts = partsOf(model)
  const label = (person: string, key: string) => {
    const { columns } = parts[model.rows.find(({ id }) => id === person)?.part ?? 0]!
    return columns.find((column) => column.key === key)?.label ?? key
  }
  const listed = (faults: (CellFault & { keys?: string[] })[]) =>
    faults.map(({ person, key, keys = [key], name, why }) => ({
      id: `${person}.${key}`,
      text: `${name}, ${keys.length > 1 ? t('cellsOf', { n: keys.length, first: label(person, key) }) : label(person, key)}: ${why}`,
    }))
  const [clashes, wrong] = [
    grid.faults.filter(({ now: theirs }) => theirs !== undefined),
    grid.faults.filter(({ now: theirs }) => theirs === undefined),
  ]
  // What is to be mended must be there to be gone to.
  const hidden = [...wrong, ...grid.missing].some(({ key }) => key !== letterKey && key !== 'remark')
  return (
    <>
      {!grid.may.score && <p>{t('readOnly')}</p>}
      <Hers grid={grid} />
      <Wide to="window">
        <SheetForm
          model={JSON.stringify(model)}
          nonce={(await headers()).get('x-nonce') ?? ''}
          nameLabel={t('name')}
          tables={parts.map((part) => ({
            caption: [
              t('gridCaption', { month, unit: grid.unit.name }),
              ...schemeFor(grid.schemes, part.scheme.code),
            ].join('. '),
            columns: headerOf(part),
          }))}
          where={{ unit: grid.unit.slug, month: grid.month }}
          summary={summary}
          tools={
            <>
              {grid.may.score && <Keys />}
              <a href={staffHref('approval', { unit: grid.unit.slug, month: grid.month })}>
                {t('toApproval')}
              </a>
            </>
          }
          ended={{ title: t('endedTitle'), text: t('endedText'), signIn: t('endedSignIn') }}
          buttons={{
            save: t('save'),
            submit: grid.maySubmit ? t('submit') : null,
            fold: t('fold'),
            skip: t('skipToSave'),
          }}
          ways={{
            asked: grid.may.score && clashes[0] ? waysTo(clashes[0], clashes.length) : null,
            faults: wrong.length + grid.missing.length > 0 ? t('toFaults') : null,
          }}
          folded={asked.gon !== undefined && !hidden}
          saved={grid.faults.length > 0 ? t('grid.unsaved', { n: grid.faults.length }) : savedAt(asked)}
        >
          <ErrorSummary
            title={wrong.length > 0 ? t('foundHere') : t('missingTitle')}
            errors={wrong.length > 0 ? listed(wrong) : listed(byPerson(grid.missing))}
          />
          {grid.may.score && (
            <ClashQuestions
              clashes={clashes.map(({ person, key, name, typed, now: theirs = '', who, mine }) => ({
                name: `${person}.${key}`,
                label: `${name}, ${label(person, key)}`,
                ...{ typed, now: theirs, who, mine },
              }))}
            />
          )}
        </SheetForm>
      </Wide>
    </>
  )
}

/** Where the first of these questions is answered. */
function waysTo({ person, key }: CellFault, n: number) {
  return { text: texts('vi', 'evaluations')('grid.asked', { n }), to: `keep.${person}.${key}` }
}

/** What one person lacks for one reason is one line: three hundred lines help nobody. */
function byPerson(faults: readonly CellFault[]): (CellFault & { keys: string[] })[] {
  const lines = new Map<string, CellFault & { keys: string[] }>()
  for (const fault of faults) {
    const id = `${fault.person} ${fault.why}`
    const line = lines.get(id)
    if (line) line.keys.push(fault.key)
    else lines.set(id, { ...fault, keys: [fault.key] })
  }
  return [...lines.values()]
}
