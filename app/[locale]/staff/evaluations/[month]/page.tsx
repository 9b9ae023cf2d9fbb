import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { SchemeMoves } from '@/components/evaluations/scheme-moves'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { ownerSeal, requireActor } from '@/lib/auth/session/queries'
import { listOwnAppeals } from '@/lib/evaluations/appeals/queries'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import type { OwnMonthDetail } from '@/lib/evaluations/own/schema'
import { listReaders } from '@/lib/evaluations/readings/queries'
import { listOwnSelves } from '@/lib/evaluations/self/queries'
import { formatDecimal, formatMonth } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { AppealsPart } from './appeals-part'
import { DecisionInForce, DecisionsBefore } from './decision'
import { NextSteps } from './next-steps'
import { ReadersPart } from './readers-part'
import { type SelfOutcome, SelfPart } from './self-part'
import { turnWords } from '../turn-words'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; month: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const t = texts('vi', 'staff')

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params
  return monthPattern.test(month)
    ? { title: t('months.monthTitle', { month: formatMonth(month, 'vi') }) }
    : {}
}

export default async function OwnMonthPage({ params, searchParams }: Props) {
  const { locale, month } = await params
  if (locale !== 'vi' || !monthPattern.test(month)) notFound()
  const actor = await requireActor()
  const now = new Date()
  const [found, selves, appeals, readers, asked] = await Promise.all([
    listOwnMonth(actor, month, now),
    listOwnSelves(actor, month, now),
    listOwnAppeals(actor, month, now),
    listReaders(actor, month),
    searchParams,
  ])
  const [first] = found
  if (!first) notFound()
  const several = found.length > 1
  const crumbs = [{ href: staffHref('myMonths'), label: t('months.title') }]
  return (
    <StaffPage actor={actor} route="myMonth" params={{ month }} crumbs={crumbs}>
      <PageTitle
        kicker={several ? undefined : first.unit.name}
        title={t('months.monthTitle', { month: formatMonth(month, 'vi') })}
        lede={several ? undefined : answer(first)}
      />
      {found.map((own) => (
        <div key={own.unit.slug} className="n-stack">
          {several && (
            <Section title={own.unit.name}>
              <p>{answer(own)}</p>
            </Section>
          )}
          {own.decisions.length > 0 && !['approved', 'published'].includes(own.state) && (
            <Notice kind="caution" title={t('months.reopened')}>
              <p>{t('months.reopenedText')}</p>
            </Notice>
          )}
          <SchemeMoves moves={own.moves} own />
          <NextSteps own={own} self={selves.find(sameUnit(own))} appeals={appeals.find(sameUnit(own))} />
          <DecisionInForce own={own} />
          {selves.filter(sameUnit(own)).map((self) => (
            <SelfPart
              key={self.unit.slug}
              self={self}
              owner={ownerSeal(actor, now)}
              outcome={outcomeOf(asked, self.unit.slug)}
              round={typeof asked['luc'] === 'string' ? asked['luc'] : ''}
            />
          ))}
          {appeals.filter(sameUnit(own)).map((each) => (
            <AppealsPart key={each.unit.slug} own={each} filed={asked['kien-nghi'] === each.unit.slug} />
          ))}
          {own.state === 'published' && (
            <p>
              <a href={staffHref('inside', { unit: own.unit.slug, month })}>
                {texts('vi', 'inside')('link')}
              </a>
            </p>
          )}
          <p>
            <a href={`${staffHref('myPaper', { month, paper: 'mau-01.pdf' })}?don-vi=${own.unit.slug}`}>
              {texts('vi', 'forms')('files.mySlip', { form: own.forms })}
            </a>
          </p>
          <DecisionsBefore decisions={own.decisions.slice(1)} />
          <ReadersPart unit={own.unit.slug} readers={readers.filter(({ unit }) => unit === own.unit.slug)} />
        </div>
      ))}
    </StaffPage>
  )
}

const sameUnit =
  (own: { unit: { slug: string } }) =>
  ({ unit }: { unit: { slug: string } }) =>
    unit.slug === own.unit.slug

function outcomeOf(asked: Record<string, unknown>, unit: string): SelfOutcome | null {
  if (asked['da-gui'] === unit) return 'sent'
  if (asked['chua-gui'] === unit) return 'unsent'
  return asked['da-luu'] === unit ? 'saved' : null
}

function answer(own: OwnMonthDetail): string {
  const [current] = own.decisions
  if (!current) {
    if (own.above) return t('months.answerOutside', { above: own.above })
    if (own.gradedAbove) return t('months.answerAbove')
    return t(own.byHead ? 'months.answerByHead' : 'months.answerPending', { who: turnWords(own) })
  }
  const { grade, gradeName: name, total, notGraded } = current
  if (!grade) return t('months.answerNotGraded', { why: notGraded ?? '' })
  if (total === null) return t('months.answerKnockOut', { grade, name: name ?? grade })
  return t('months.answer', { grade, name: name ?? grade, total: formatDecimal(total, 'vi') })
}
