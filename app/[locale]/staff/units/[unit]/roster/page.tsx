import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { NoFigure, Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section, VisuallyHidden } from '@/components/ui/text'
import type { Actor } from '@/lib/auth/schema'
import { requireActor } from '@/lib/auth/session/queries'
import { listWithoutScheme } from '@/lib/evaluations/months/queries'
import { formatDay, formatMonth } from '@/lib/format'
import { dayOf, monthOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { findRoster } from '@/lib/staff/queries'
import type { RosterPost, RosterView } from '@/lib/staff/schema'
import { texts } from '@/lib/texts'
import { unlockAction } from './actions'
import { DeskCards, NameWithCard } from './desk-cards'
import { Months, Outcome } from './months'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: texts('vi', 'staff')('roster') }

export default async function RosterPage({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const now = new Date()
  const roster = await findRoster(actor, unit, now)
  if (!roster) notFound()
  const t = texts('vi', 'evaluations')
  const month = monthOf(dayOf(now))
  const asked = await searchParams
  return (
    <StaffPage actor={actor} route="roster" params={{ unit }}>
      <Outcome unit={unit} asked={asked} />
      <PageTitle
        kicker={roster.unit.name}
        title={texts('vi', 'ways')('roster.label')}
        lede={t('rosterLede', { count: roster.posts.length })}
      />
      <WithoutScheme actor={actor} unit={unit} now={now} />
      <Months unit={unit} month={month} asked={asked} />
      <Section wide>
        <p>
          <a href={`${staffHref('uploads', { unit })}?loai=roster`}>{texts('vi', 'sheets')('rosterIn')}</a>
          {', '}
          <a href={staffHref('unitFile', { unit, what: 'nhan-su' })}>{texts('vi', 'sheets')('rosterOut')}</a>
        </p>
        {roster.posts.length > 0 ? (
          <Posts roster={roster} />
        ) : (
          <EmptyState title={t('rosterEmpty')}>
            <p>{t('rosterEmptyHow')}</p>
          </EmptyState>
        )}
      </Section>
      {roster.posts.length > 0 && <DeskCards unit={unit} />}
    </StaffPage>
  )
}

/** Whose category has no scheme this month, and what the administrator must do; the month is open for the others. */
async function WithoutScheme({ actor, unit, now }: { actor: Actor; unit: string; now: Date }) {
  const t = texts('vi', 'evaluations')
  const month = monthOf(dayOf(now))
  const without = await listWithoutScheme(actor, { unit, month }, now)
  return [...without].map(([category, names]) => (
    <Notice
      key={category}
      kind="attend"
      title={t('withoutScheme', { category: t(`categories.${category}`), month: formatMonth(month, 'vi') })}
    >
      <p>{t('withoutSchemeWhy', { names: names.join(', ') })}</p>
    </Notice>
  ))
}

function Posts({ roster }: { roster: RosterView }) {
  const t = texts('vi', 'evaluations')
  const day = (iso: string) => formatDay(iso, 'vi')
  return (
    <Table
      id="roster"
      caption={t('rosterCaption')}
      phone="stack"
      columns={[
        { key: 'name', label: t('fullName') },
        { key: 'code', label: t('code') },
        { key: 'category', label: t('category') },
        { key: 'position', label: t('position') },
        { key: 'department', label: t('department') },
        { key: 'days', label: t('fromTo') },
        { key: 'account', label: t('account') },
      ]}
      rows={roster.posts.map((post) => ({
        id: post.postId,
        cells: {
          name: <NameWithCard unit={roster.unit.slug} post={post} />,
          code: post.code,
          category: t(`categories.${post.category}`),
          position: post.positionTitle,
          department: post.department ?? <NoFigure>{t('none')}</NoFigure>,
          days: `${day(post.fromDay)} – ${post.toDay ? day(post.toDay) : t('now')}`,
          account: <Account unit={roster.unit.slug} post={post} />,
        },
      }))}
    />
  )
}

function Account({ unit, post }: { unit: string; post: RosterPost }) {
  const t = texts('vi', 'evaluations')
  if (!post.hasAccount) return <NoFigure>{t('noAccount')}</NoFigure>
  return (
    <form action={unlockAction}>
      <input type="hidden" name="unit" value={unit} />
      <input type="hidden" name="person" value={post.personId} />
      <Button kind="quiet">
        <span aria-hidden="true">{t('unlock')}</span>
        <VisuallyHidden>{t('unlockFor', { name: post.fullName })}</VisuallyHidden>
      </Button>
    </form>
  )
}
