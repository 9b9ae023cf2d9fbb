import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Notice } from '@/components/ui/notice'
import { PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listOwnMonth } from '@/lib/evaluations/own/queries'
import type { OwnMonthDetail } from '@/lib/evaluations/own/schema'
import { formatDecimal, formatMonth } from '@/lib/format'
import { monthPattern } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { DecisionInForce, DecisionsBefore } from './decision'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string; month: string }> }

const t = texts('vi', 'staff')

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { month } = await params
  return monthPattern.test(month)
    ? { title: t('months.monthTitle', { month: formatMonth(month, 'vi') }) }
    : {}
}

export default async function OwnMonthPage({ params }: Props) {
  const { locale, month } = await params
  if (locale !== 'vi' || !monthPattern.test(month)) notFound()
  const actor = await requireActor()
  const found = await listOwnMonth(actor, month, new Date())
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
        <div key={own.unit.slug}>
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
          <DecisionInForce own={own} />
          <DecisionsBefore decisions={own.decisions.slice(1)} />
        </div>
      ))}
    </StaffPage>
  )
}

function answer(own: OwnMonthDetail): string {
  const [current] = own.decisions
  if (!current) {
    return own.gradedAbove
      ? t('months.answerAbove')
      : t('months.answerPending', { who: t(`turn.${own.turn}`) })
  }
  const { grade, gradeName: name, total, notGraded } = current
  if (!grade) return t('months.answerNotGraded', { why: notGraded ?? '' })
  if (total === null) return t('months.answerKnockOut', { grade, name: name ?? grade })
  return t('months.answer', { grade, name: name ?? grade, total: formatDecimal(total, 'vi') })
}
