import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StateTag } from '@/app/[locale]/staff/evaluations/state-tag'
import { StaffPage } from '@/app/staff-page'
import { ShortLink } from '@/components/ui/short-link'
import { NoFigure, Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { listUnitMonths } from '@/lib/evaluations/months/listing/queries'
import type { UnitMonth } from '@/lib/evaluations/months/listing/schema'
import { formatDay, formatMonth, formatMonthShort } from '@/lib/format'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'unitMonths')

export const metadata: Metadata = { title: t('title') }

type Props = { params: Promise<{ locale: string; unit: string }> }

export default async function UnitMonthsPage({ params }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const list = await listUnitMonths(actor, unit, new Date())
  if (!list) notFound()
  const points = list.months.some((each) => each.points)
  return (
    <StaffPage actor={actor} route="unitMonths" params={{ unit }}>
      <PageTitle kicker={list.unit.name} title={t('title')} lede={t('lede')} />
      {list.months.length > 0 ? (
        <Section wide>
          <Table
            id="months"
            caption={t('caption', { unit: list.unit.name })}
            phone="stack"
            columns={[
              { key: 'month', label: t('month') },
              { key: 'state', label: t('state') },
              { key: 'turn', label: t('turn') },
              ...(points ? [{ key: 'pages', label: t('pages') }] : []),
            ]}
            rows={list.months.map((each) => ({ id: each.month, cells: cellsOf(unit, each) }))}
          />
        </Section>
      ) : (
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      )}
      {list.opens && (
        <p>
          <a href={staffHref('roster', { unit })}>{t('open')}</a>
        </p>
      )}
    </StaffPage>
  )
}

function cellsOf(unit: string, { month, state, turn, until, points }: UnitMonth) {
  const at = { unit, month }
  const named = { month: formatMonth(month, 'vi') }
  return {
    month: (
      <ShortLink
        href={staffHref('sheet', at)}
        short={formatMonthShort(month, 'vi')}
        whole={t('sheetOf', named)}
      />
    ),
    state: <StateTag state={state} />,
    turn: turn === 'nobody' ? <NoFigure>{t('turnNobody')}</NoFigure> : turnOf(turn, until),
    pages: points && (
      <>
        <ShortLink href={staffHref('approval', at)} short={t('approval')} whole={t('approvalOf', named)} />
        {state === 'published' && (
          <>
            {', '}
            <ShortLink href={staffHref('inside', at)} short={t('inside')} whole={t('insideOf', named)} />
          </>
        )}
      </>
    ),
  }
}

function turnOf(turn: Exclude<UnitMonth['turn'], 'nobody'>, until: UnitMonth['until']): string {
  const who = texts('vi', 'staff')(`turn.${turn}`)
  return until ? t('turnUntil', { who, day: formatDay(until, 'vi') }) : who
}
