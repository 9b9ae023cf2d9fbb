import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Quotas } from '@/components/evaluations/quotas'
import { aboveNote } from '@/components/evaluations/year-months'
import { YearTurnLine } from '@/components/evaluations/year-turn'
import { Notice } from '@/components/ui/notice'
import { NoFigure, Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { recordYearReading } from '@/lib/evaluations/readings/commands'
import { findUnitYear } from '@/lib/evaluations/years/queries'
import { mayRate } from '@/lib/evaluations/years/rules'
import { lettersOf } from '@/lib/evaluations/schemes/rules'
import type { Rating, UnitYear, YearPerson } from '@/lib/evaluations/years/schema'
import { formatDay, formatDecimal } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { HeadsWaiting } from './heads-waiting'
import { YearForm, type YearLine } from './year-form'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; unit: string; year: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const t = texts('vi', 'years')
const e = texts('vi', 'evaluations')

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: t('title', { year: (await params).year }) }
}

export default async function UnitYearPage({ params, searchParams }: Props) {
  const { locale, unit, year } = await params
  if (locale !== 'vi' || !/^20\d\d$/.test(year)) notFound()
  const actor = await requireActor()
  const now = new Date()
  const view = await findUnitYear(actor, { unit, year: Number(year) }, now)
  if (!view) notFound()
  await recordYearReading(actor, { people: view.people.map(({ person }) => person), year: view.year }, now)
  const asked = (await searchParams)['da-ghi']
  const written = Number(asked)
  return (
    <StaffPage
      actor={actor}
      route="unitYear"
      params={{ unit, year }}
      crumbs={[{ href: staffHref('years', { unit }), label: texts('vi', 'ways')('years.label') }]}
    >
      <PageTitle kicker={view.unit.name} title={t('title', { year })} />
      {asked !== undefined && Number.isInteger(written) && (
        <Notice kind="settled" announced title={t('saved', { count: written })} />
      )}
      {view.early ? (
        <Notice title={t('early')}>
          <p>{t('earlyText', { year, day: formatDay(view.now.until, 'vi') })}</p>
        </Notice>
      ) : (
        <YearTurnLine year={view.now} mine={isMine(view)} />
      )}
      {!view.early && <HeadsWaiting year={view} />}
      {view.people.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyWhy')}</p>
        </EmptyState>
      ) : (
        <>
          <Quotas quotas={view.quotas} decided={view.people.some(({ decisions }) => decisions.length > 0)} />
          <Section wide>
            <People view={view} />
          </Section>
        </>
      )}
    </StaffPage>
  )
}

function isMine({ now: { turn }, may }: UnitYear): boolean {
  return (turn === 'assessor' && may.propose) || (turn === 'rating_authority' && may.decide)
}

const none = <NoFigure>{t('none')}</NoFigure>

function People({ view }: { view: UnitYear }) {
  const { unit, year, people, may, early } = view
  const writes = !early && (may.decide || may.propose)
  const columns = [
    { key: 'person', label: t('person') },
    { key: 'worked', label: t('worked'), numeric: true },
    { key: 'mean', label: t('mean'), numeric: true },
    { key: 'points', label: t('byPoints') },
    { key: 'self', label: t('self') },
    { key: 'proposal', label: t('proposal') },
    { key: 'decision', label: t('decision') },
  ]
  const cellsOf = (each: YearPerson) => ({
    person: (
      <>
        <a href={staffHref('yearPerson', { unit: unit.slug, year, person: each.person })}>{each.name}</a>
        {`, ${each.title}`}
      </>
    ),
    worked: String(each.result.worked),
    mean: each.result.mean ? formatDecimal(each.result.mean, 'vi') : none,
    points: each.above ? t('aboveShort') : (each.result.grade ?? each.result.why),
    self: each.self?.grade ?? none,
    proposal: each.proposal
      ? (each.proposal.grade ?? each.proposal.notGraded)
      : each.byHead && each.decisions.length === 0
        ? t('byHeadShort')
        : none,
    decision: each.decisions[0] ? decisionWords(each.decisions[0]) : none,
  })
  const caption = t('caption', { year: String(year) })
  if (!writes)
    return (
      <Table
        id="year"
        caption={caption}
        note={people.some(({ above }) => above) ? aboveNote(view.outside) : undefined}
        phone="stack"
        columns={columns}
        rows={people.map((each) => ({ id: each.person, cells: cellsOf(each) }))}
      />
    )
  const step = may.decide ? 'decision' : 'proposal'
  const mine = people.filter((each) => mayRate(may, step, each))
  const others = people.filter((each) => !each.above && !mine.includes(each))
  return (
    <div className="n-stack">
      <p>{t(may.decide ? 'decideHint' : 'proposeHint')}</p>
      {others.length > 0 && <p>{t('others', { names: others.map(({ name }) => name).join(', ') })}</p>}
      {others.some(({ byHead }) => byHead) && <p>{t('byHead')}</p>}
      <YearForm
        unit={unit.slug}
        year={year}
        step={step}
        caption={caption}
        columns={columns.filter(({ key }) => key !== (may.decide ? '' : 'proposal'))}
        lines={mine.map((each): YearLine => lineOf(each, step, cellsOf(each)))}
        options={[
          { value: '', label: '–' },
          ...lettersOf(mine.map(({ scheme }) => scheme)).map((letter) => ({ value: letter, label: letter })),
        ]}
        supersede={
          may.decide && mine.some(({ decisions }) => decisions.length > 0)
            ? { label: t('supersede'), hint: t('supersedeHint') }
            : null
        }
        quotas={
          may.decide
            ? view.quotas.map(({ key, name, quota, reason }) => ({
                name: `quotaReasons.${key}`,
                over: quota.over,
                label: e('quotaReason', { name }),
                hint: e('quotaReasonHint', { why: quota.over ? quota.why : '' }),
                reason: reason ?? '',
              }))
            : []
        }
        texts={{
          button: t(may.decide ? 'decide' : 'propose'),
          errorTitle: t('errorTitle'),
          grade: t('newGrade'),
          note: t('handling'),
        }}
      />
    </div>
  )
}

function decisionWords({ grade, notGraded, oneByLaw }: Rating) {
  return oneByLaw ? t('gradeByLaw', { grade: grade ?? '' }) : (grade ?? notGraded)
}

// What stands in the form: what was said last, else what is proposed, else what the points come to.
function lineOf(each: YearPerson, step: 'proposal' | 'decision', cells: YearLine['cells']): YearLine {
  const [last] = each.decisions
  const before = step === 'decision' ? (last ?? each.proposal) : each.proposal
  return {
    person: each.person,
    name: each.name,
    cells,
    grade: each.result.grade === null ? null : (before?.grade ?? each.result.grade),
    note: before?.note ?? '',
    labels: { grade: t('gradeOf', { name: each.name }), note: t('noteOf', { name: each.name }) },
  }
}
