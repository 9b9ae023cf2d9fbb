import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StaffPage } from '@/app/staff-page'
import { SchemeMoves } from '@/components/evaluations/scheme-moves'
import { SheetTurn } from '@/components/evaluations/sheet-head'
import { Notice } from '@/components/ui/notice'
import { SummaryList } from '@/components/ui/summary-list'
import { Table } from '@/components/ui/table'
import { PageTitle, Section } from '@/components/ui/text'
import { ownerSeal, requireActor } from '@/lib/auth/session/queries'
import { listArticleNames } from '@/lib/codes/articles/queries'
import { explain } from '@/lib/evaluations/own/rules'
import { findPerson } from '@/lib/evaluations/people/queries'
import { formsOf } from '@/lib/evaluations/schemes/basis/rules'
import { criterionName, knockOutOf } from '@/lib/evaluations/schemes/rules'
import { recordReading } from '@/lib/evaluations/readings/commands'
import { storedFields, touchedFields } from '@/lib/evaluations/people/rules'
import type { PersonView } from '@/lib/evaluations/people/schema'
import { judgedElsewhere } from '@/lib/evaluations/sheets/rules'
import { listPraise } from '@/lib/feedback/commendations/queries'
import { fileRefusals } from '@/lib/files/schema'
import { listFindings } from '@/lib/inspections/queries'
import { formatDecimal, formatMonth, formatPoints } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { findingName, FindingsOfMonth } from './findings-of-month'
import { LockedPerson } from './locked-person'
import { PraiseOfMonth } from './praise-of-month'
import { PersonForm } from './person-form'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; unit: string; month: string; person: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params
  if (!monthPattern.test(month)) notFound()
  return { title: texts('vi', 'evaluations')('sheetTitle', { month: formatMonth(month, 'vi') }) }
}

export default async function PersonPage({ params, searchParams }: Props) {
  const { locale, unit, month, person } = await params
  if (locale !== 'vi' || !monthPattern.test(month) || !z.uuid().safeParse(person).success) notFound()
  const actor = await requireActor()
  const now = new Date()
  const view = await findPerson(actor, { unit, month, person }, now)
  if (!view) notFound()
  await recordReading(actor, { unit, month, person }, now)
  const t = texts('vi', 'evaluations')
  const told = noticeOf(await searchParams, view)
  const { result } = view
  const findings = await listFindings(unit, month)
  const month_ = formatMonth(month, 'vi')
  const decided = view.settled
  return (
    <StaffPage
      actor={actor}
      route="sheetPerson"
      params={{ unit, month, person }}
      crumbs={[{ href: staffHref('sheet', { unit, month }), label: t('sheetTitle', { month: month_ }) }]}
    >
      <PageTitle
        kicker={[view.person.positionTitle, month_, t(`state.${view.state}`).toLowerCase()].join(', ')}
        title={view.person.fullName}
        lede={ledeOf(view)}
      />
      {told && <Notice kind={told.kind} announced title={told.title} />}
      {/* Her own slip waits for others, whatever she does for the rest of the sheet. */}
      <SheetTurn
        head={view.veiled ? { ...view, may: null } : view}
        byHead={view.person.byHead && !view.person.decided}
      />
      <SchemeMoves moves={view.moves} />
      <People view={view} />
      <Kept view={view} />
      {result?.grade && (
        <Section wide>
          <Table
            id="lines"
            caption={t(decided ? 'resultDecided' : 'resultTitle')}
            phone="stack"
            columns={[
              { key: 'criterion', label: t('lineCriterion') },
              { key: 'points', label: t('linePoints'), numeric: true },
              { key: 'why', label: t('lineWhy'), words: true },
            ]}
            rows={explain(view.scheme, result.lines).map(({ label, points, why }, at) => ({
              id: String(at),
              cells: {
                criterion: label,
                points: formatPoints(points, 'vi'),
                why,
              },
            }))}
          />
        </Section>
      )}
      <PraiseOfMonth praise={await listPraise(person, month)} />
      <FindingsOfMonth findings={findings} />
      {view.mayWrite ? (
        <PersonForm
          view={view}
          owner={ownerSeal(actor, now)}
          names={[...findings.map(findingName), ...(await listArticleNames())]}
        />
      ) : (
        <LockedPerson view={view} owner={ownerSeal(actor, now)} />
      )}
      <p>
        <a href={slipOf(view)}>{texts('vi', 'forms')('files.slip', { form: formsOf([view.scheme]) })}</a>
      </p>
      <People view={view} atEnd />
    </StaffPage>
  )
}

function slipOf({ unit, month, person }: PersonView): string {
  const paper = staffHref('sheetPaper', { unit: unit.slug, month, paper: 'mau-01.pdf' })
  return `${paper}?nguoi=${person.personId}`
}

/** Of whom another sheet has: what was typed of her here before stays to be read, and counts no more. */
function Kept({ view: { person, scheme } }: { view: PersonView }) {
  const t = texts('vi', 'evaluations')
  const kept = Object.entries(person.points)
  if (!judgedElsewhere(person) || kept.length === 0) return null
  const label = (id: string) => {
    const criterion = scheme.criteria.find((each) => each.id === id)
    return criterion ? criterionName(criterion) : id
  }
  return (
    <Section title={t('keptPoints')}>
      <SummaryList
        items={kept.map(([id, points]) => ({
          key: id,
          label: label(id),
          value: formatDecimal(points, 'vi'),
        }))}
      />
    </Section>
  )
}

/** Who comes before and after her in the sheet. */
function People({ view, atEnd = false }: { view: PersonView; atEnd?: boolean }) {
  const t = texts('vi', 'evaluations')
  const to = (person: string) => staffHref('sheetPerson', { unit: view.unit.slug, month: view.month, person })
  return (
    <nav className="n-turns" aria-label={t(atEnd ? 'peopleEnd' : 'people')}>
      {view.before && <a href={to(view.before.person)}>{t('personBefore', { name: view.before.name })}</a>}
      <span>{t('placeOf', view.place)}</span>
      {view.after && <a href={to(view.after.person)}>{t('personAfter', { name: view.after.name })}</a>}
    </nav>
  )
}

const refusals = ['not-found', 'not-yours', 'not-now', 'own-row', 'by-head'] as const

function noticeOf(asked: Record<string, string | string[] | undefined>, view: PersonView) {
  const t = texts('vi', 'evaluations')
  const refused = refusals.find((reason) => reason === asked['tu-choi'])
  const file = fileRefusals.find((reason) => reason === asked.tep)
  if (refused) return { kind: 'attend', title: t(`refused.${refused}`) } as const
  if (file) return { kind: 'attend', title: texts('vi', 'files')(`refusals.${file}`) } as const
  if (asked.giu !== undefined && view.faults.length + Object.keys(view.fields).length > 0)
    return { kind: 'caution', title: t('keptNotice') } as const
  if (asked['da-luu'] !== undefined) return { kind: 'settled', title: t('personSaved') } as const
  const typed = view.mayWrite ? touchedFields(storedFields(view.person), view.fields) : []
  return typed.length > 0 ? ({ kind: 'caution', title: t('draftNotice') } as const) : null
}

function ledeOf({ result, person, scheme, veiled }: PersonView): string | undefined {
  const t = texts('vi', 'evaluations')
  if (veiled) return undefined
  if (!result) return t('resultMissing')
  if (result.grade === null) return person.notGraded ? t(`notGraded.${person.notGraded}`) : result.why
  const { grade, total } = result
  const label = knockOutOf(scheme, person.knockOut)?.label.vi
  return total === null && label
    ? t('resultKnockedOut', { label, grade })
    : t('resultLede', { grade, total: formatDecimal(total ?? '', 'vi') })
}
