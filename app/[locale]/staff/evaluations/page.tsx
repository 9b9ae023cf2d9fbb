import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { LinkList } from '@/components/ui/link-list'
import { NoFigure, Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listOwnMonths } from '@/lib/evaluations/own/queries'
import type { OwnMonth } from '@/lib/evaluations/own/schema'
import { listOwnYears } from '@/lib/evaluations/years/queries'
import { formatDecimal, formatMonthShort } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { StateTag } from './state-tag'
import { turnWords } from './turn-words'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'staff')

export const metadata: Metadata = { title: t('months.title') }

export default async function OwnMonthsPage({ params }: { params: Promise<{ locale: string }> }) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const [months, years] = await Promise.all([listOwnMonths(actor, now), listOwnYears(actor, now)])
  return (
    <StaffPage actor={actor} route="myMonths">
      <PageTitle title={t('months.title')} lede={t('months.lede')} />
      {months.length > 0 ? (
        <Section wide>
          <Table
            id="own-months"
            caption={t('months.caption')}
            phone="stack"
            columns={[
              { key: 'month', label: t('months.month') },
              { key: 'grade', label: t('months.grade') },
              { key: 'total', label: t('months.total'), numeric: true },
              { key: 'state', label: t('months.state') },
              { key: 'unit', label: t('months.unit') },
            ]}
            rows={months.map((own) => ({ id: `${own.month} ${own.unit.slug}`, cells: cellsOf(own) }))}
          />
        </Section>
      ) : (
        <EmptyState title={t('months.empty')}>
          <p>{t('months.emptyWhy')}</p>
        </EmptyState>
      )}
      {years.length > 0 && (
        <Section title={texts('vi', 'years')('ownYears')}>
          <LinkList
            items={years.map((year) => ({
              href: staffHref('myYear', { year }),
              label: texts('vi', 'years')('year', { year: String(year) }),
            }))}
          />
        </Section>
      )}
    </StaffPage>
  )
}

function cellsOf(own: OwnMonth) {
  const { month, unit, state, decided } = own
  const turn = own.gradedAbove ? t('months.above') : own.turn === 'nobody' ? null : turnWords(own)
  const none = <NoFigure>{t(decided ? 'months.notGraded' : 'months.undecided')}</NoFigure>
  return {
    month: <a href={staffHref('myMonth', { month })}>{formatMonthShort(month, 'vi')}</a>,
    grade: decided?.grade ?? none,
    total: decided?.total ? formatDecimal(decided.total, 'vi') : none,
    state: (
      <>
        <StateTag state={state} />
        {turn && (
          <>
            <br />
            <small>{turn}</small>
          </>
        )}
      </>
    ),
    unit: unit.name,
  }
}
