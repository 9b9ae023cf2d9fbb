import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StaffPage } from '@/app/staff-page'
import { Button, Buttons } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { NoFigure, Table } from '@/components/ui/table'
import { EmptyState, PageTitle, Section, VisuallyHidden } from '@/components/ui/text'
import type { Actor } from '@/lib/auth/schema'
import { requireActor } from '@/lib/auth/session/queries'
import { listWithoutScheme } from '@/lib/evaluations/months/queries'
import { formatDay, formatMonth } from '@/lib/format'
import { addMonths, dayOf, monthOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { findRoster } from '@/lib/staff/queries'
import type { RosterPost, RosterView } from '@/lib/staff/schema'
import { texts } from '@/lib/texts'
import { openMonthAction, unlockAction } from './actions'
import { DeskCards, NameWithCard } from './desk-cards'

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
  return (
    <StaffPage actor={actor} route="roster" params={{ unit }}>
      <Outcome asked={await searchParams} />
      <PageTitle
        kicker={roster.unit.name}
        title={texts('vi', 'ways')('roster.label')}
        lede={t('rosterLede', { count: roster.posts.length })}
      />
      <WithoutScheme actor={actor} unit={unit} now={now} />
      <Section title={t('monthsTitle')}>
        <p>{t('openHint')}</p>
        <Buttons>
          {[month, addMonths(month, -1)].map((each, at) => (
            <form key={each} action={openMonthAction}>
              <input type="hidden" name="unit" value={unit} />
              <input type="hidden" name="month" value={each} />
              <Button kind={at === 0 ? 'main' : 'second'}>
                {t('openMonth', { month: formatMonth(each, 'vi') })}
              </Button>
            </form>
          ))}
        </Buttons>
        <p>
          <a href={staffHref('sheet', { unit, month })}>
            {t('toMonth', { month: formatMonth(month, 'vi') })}
          </a>
        </p>
        <p>
          <a href={staffHref('missing', { unit, month })}>{texts('vi', 'missing')('link')}</a>
        </p>
      </Section>
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

const refusals = ['not-yours', 'too-early', 'no-scheme', 'nobody-in-post'] as const

function Outcome({ asked }: { asked: Awaited<Props['searchParams']> }) {
  const t = texts('vi', 'evaluations')
  const opened = Number(asked['da-mo'])
  if (asked['da-mo'] !== undefined && Number.isInteger(opened))
    return <Notice kind="settled" announced title={t('openedNotice', { people: opened })} />
  if (asked['da-mo-khoa']) return <Notice kind="settled" announced title={t('unlockedNotice')} />
  if (asked.loi === undefined) return null
  const why = refusals.find((each) => each === asked.loi) ?? 'not-found'
  return <Notice kind="attend" announced title={t(`openRefused.${why}`)} />
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
