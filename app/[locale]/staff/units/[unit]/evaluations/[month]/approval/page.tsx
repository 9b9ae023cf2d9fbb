import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Quotas } from '@/components/evaluations/quotas'
import { Misfits } from '@/components/evaluations/scheme-moves'
import { SheetHeadView } from '@/components/evaluations/sheet-head'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { recordReading } from '@/lib/evaluations/readings/commands'
import { findApproval } from '@/lib/evaluations/views/queries'
import { formatMonth } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { Changes } from './changes'
import { MonthPapers } from './month-papers'
import { Results } from './results'
import { StepsTaken } from './steps-taken'
import { StepsToTake, waysToSteps } from './steps-to-take'
import { Waiting } from './waiting'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; unit: string; month: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params
  if (!monthPattern.test(month)) notFound()
  return { title: texts('vi', 'evaluations')('approvalTitle', { month: formatMonth(month, 'vi') }) }
}

const notices = { approve: 'approvedNotice', return: 'returnedNotice', reopen: 'reopenedNotice' } as const

export default async function ApprovalPage({ params, searchParams }: Props) {
  const { locale, unit, month } = await params
  if (locale !== 'vi' || !monthPattern.test(month)) notFound()
  const actor = await requireActor()
  const now = new Date()
  const view = await findApproval(actor, { unit, month }, now)
  if (!view) notFound()
  await recordReading(actor, { unit, month }, now)
  const t = texts('vi', 'evaluations')
  const { xong } = await searchParams
  const done = Object.entries(notices).find(([step]) => step === xong)?.[1]
  const month_ = formatMonth(month, 'vi')
  const decided = view.state === 'approved' || view.state === 'published' || view.lapsed
  return (
    <StaffPage
      actor={actor}
      route="approval"
      params={{ unit, month }}
      crumbs={[{ href: staffHref('sheet', { unit, month }), label: t('sheetTitle', { month: month_ }) }]}
    >
      <PageTitle
        title={t('approvalTitle', { month: month_ })}
        kicker={view.unit.name}
        lede={t(decided ? 'lettersDecided' : 'lettersLine', view.letters)}
      />
      <SheetHeadView head={view} announced={done && t(done)} ways={waysToSteps(view)} />
      <Changes view={view} />
      {view.turn === 'assessor' && (
        <p>
          <a href={staffHref('missing', { unit, month })}>{texts('vi', 'missing')('link')}</a>
        </p>
      )}
      <Misfits misfits={view.misfits} decided={decided} />
      <Quotas quotas={view.quotas} decided={decided} />
      {view.may.open && (
        <p>
          <a href={staffHref('outstanding', { unit })}>{texts('vi', 'outstanding')('link')}</a>
        </p>
      )}
      <Section wide>
        {view.schemes.map(({ code }, at) => (
          <Results key={code} view={view} at={at} />
        ))}
      </Section>
      <Waiting view={view} />
      {view.left.length > 0 && (
        <Notice kind="caution" title={t('leftTitle', { names: view.left.join(', ') })}>
          <p>{t('leftWhy')}</p>
        </Notice>
      )}
      <StepsToTake view={view} />
      {view.state === 'published' && (
        <p>
          <a href={staffHref('inside', { unit, month })}>{texts('vi', 'inside')('link')}</a>
        </p>
      )}
      <MonthPapers unit={unit} month={month} schemes={view.schemes} />
      <StepsTaken steps={view.steps} />
    </StaffPage>
  )
}
