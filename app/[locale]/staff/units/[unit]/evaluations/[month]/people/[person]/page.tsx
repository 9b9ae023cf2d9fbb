import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { findPerson } from '@/lib/evaluations/people/queries'
import { storedFields } from '@/lib/evaluations/people/rules'
import { recordReading } from '@/lib/evaluations/readings/commands'
import type { PersonView } from '@/lib/evaluations/people/schema'
import { formatDecimal, formatMonth } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
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
  const saved = (await searchParams)['da-luu'] !== undefined
  const { result } = view
  const month_ = formatMonth(month, 'vi')
  return (
    <StaffPage
      actor={actor}
      route="sheetPerson"
      params={{ unit, month, person }}
      crumbs={[
        {
          href: staffHref('sheet', { unit, month }),
          label: t('sheetOf', { month: month_, unit: view.unit.name }),
        },
      ]}
    >
      <PageTitle
        kicker={[view.person.positionTitle, month_].join(', ')}
        title={view.person.fullName}
        lede={ledeOf(view)}
      />
      {saved && <Notice kind="settled" announced title={t('personSaved')} />}
      {result?.grade && (
        <Section title={t('resultTitle')} wide>
          <Table
            id="lines"
            caption={t('resultTitle')}
            columns={[
              { key: 'criterion', label: t('lineCriterion') },
              { key: 'points', label: t('linePoints'), numeric: true },
              { key: 'why', label: t('lineWhy') },
            ]}
            rows={result.lines.map((line, at) => ({
              id: String(at),
              cells: {
                criterion: criterionWord(view, line.criterion),
                points: formatDecimal(line.points, 'vi'),
                why: line.why,
              },
            }))}
          />
        </Section>
      )}
      {view.mayWrite ? <Form view={view} /> : <p>{t('readOnly')}</p>}
    </StaffPage>
  )
}

/** Tasks' measures are known by their letters, criteria by their numbers. */
function criterionWord({ scheme }: PersonView, id: string): string {
  const measures = scheme.method === 'points-and-tasks' ? Object.entries(scheme.taskResult.measures) : []
  const found = measures.find(([key]) => key === id)?.[1].letter
  const knockOut = scheme.knockOuts.some((each) => each.id === id)
  return found ?? (knockOut ? texts('vi', 'evaluations')('discipline') : id)
}

function ledeOf({ result, person }: PersonView): string {
  const t = texts('vi', 'evaluations')
  if (!result) return t('resultMissing')
  if (result.grade === null) return person.notGraded ? t(`notGraded.${person.notGraded}`) : result.why
  return t('resultLede', {
    total: result.total === null ? t('none') : formatDecimal(result.total, 'vi'),
    grade: result.grade,
  })
}

// Blank lines to write in; saving brings two more.
const blank = 2

function Form({ view }: { view: PersonView }) {
  const t = texts('vi', 'evaluations')
  const { person, scheme } = view
  const lines = (count: number, key: 'taskN' | 'deductionN') =>
    Array.from({ length: count + blank }, (_, at) => ({ legend: t(key, { n: at + 1 }) }))
  return (
    <PersonForm
      where={{ unit: view.unit.slug, month: view.month, person: person.personId }}
      stored={storedFields(person)}
      tasks={scheme.method === 'points-and-tasks' ? lines(person.tasks.length, 'taskN') : null}
      deductions={lines(person.deductions.length, 'deductionN')}
      criteria={[
        { value: '', label: t('choose') },
        ...scheme.criteria.map(({ id, label }) => ({
          value: id,
          label: scheme.criteria.length > 5 ? `${id} ${label.vi}` : label.vi,
        })),
      ]}
      texts={{
        tasksTitle: t('tasksTitle'),
        tasksHint: t('tasksHint'),
        taskTitle: t('taskTitle'),
        taskUnits: t('taskUnits'),
        taskCompleted: t('taskCompleted'),
        taskFailed: t('taskFailed'),
        taskLate: t('taskLate'),
        taskCause: t('taskCause'),
        deductionsTitle: t('deductionsTitle'),
        deductionCriterion: t('deductionCriterion'),
        deductionPoints: t('deductionPoints'),
        deductionReason: t('deductionReason'),
        deductionEvidence: t('deductionEvidence'),
        evidenceHint: t('evidenceHint'),
        remark: t('remark'),
        discipline: t('discipline'),
        savePerson: t('savePerson'),
        personErrorTitle: t('personErrorTitle'),
      }}
    />
  )
}
