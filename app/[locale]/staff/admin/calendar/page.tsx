import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { StaffPage } from '@/app/staff-page'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { DateText, EmptyState, PageTitle, Section, VisuallyHidden } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { mayKeepCalendar } from '@/lib/calendar/policy'
import { listHolidays } from '@/lib/calendar/queries'
import { workingDaysBetween } from '@/lib/calendar/rules'
import type { Holiday } from '@/lib/calendar/schema'
import { formatDay } from '@/lib/format'
import { type Day, dayOf, firstDay, monthOf, weekdayOf } from '@/lib/month'
import { staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'
import { keepHolidayAction, removeHolidayAction } from './actions'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'calendar')

export const metadata: Metadata = { title: t('title') }

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CalendarPage({ params, searchParams }: Props) {
  if ((await params).locale !== 'vi') notFound()
  const actor = await requireActor()
  if (!mayKeepCalendar(actor.grants.map(({ role }) => role))) notFound()
  const asked = await searchParams
  const today = dayOf(new Date())
  const all = await listHolidays()
  const year = /^(19|20)\d\d$/.test(String(asked.nam)) ? String(asked.nam) : today.slice(0, 4)
  const years = [...new Set([...all.map(({ day }) => day.slice(0, 4)), today.slice(0, 4), year])].sort()
  const days = all.filter(({ day }) => day.startsWith(year))
  const worked = workingDaysBetween(`${year}-01-01`, `${year}-12-31`, all)
  return (
    <StaffPage
      actor={actor}
      route="adminCalendar"
      crumbs={[{ href: staffHref('admin'), label: texts('vi', 'staff')('admin') }]}
    >
      <Outcome asked={asked} />
      <PageTitle title={t('title')} lede={t('lede', { year, worked })} />
      <nav className="n-turns" aria-label={t('years')}>
        {years.map((each) =>
          each === year ? (
            <strong key={each} aria-current="page">
              {each}
            </strong>
          ) : (
            <a key={each} href={`${staffHref('adminCalendar')}?nam=${each}`}>
              {each}
            </a>
          ),
        )}
      </nav>
      <Section wide>
        {days.length > 0 ? (
          <Days year={year} days={days} from={firstDay(monthOf(today))} />
        ) : (
          <EmptyState title={t('empty', { year })}>
            <p>{t('emptyHow')}</p>
          </EmptyState>
        )}
      </Section>
      <Section id="them" title={t('add')}>
        <p>{t('addNote')}</p>
        <EntryForm
          id="holiday"
          action={keepHolidayAction}
          errorTitle={t('errorTitle')}
          button={{ label: t('keep') }}
          fields={[
            { kind: 'date', name: 'day', label: t('day'), width: '20' },
            {
              kind: 'radios',
              name: 'kind',
              label: t('kind'),
              choices: [
                { value: 'day_off', label: t('kinds.day_off') },
                { value: 'work_day', label: t('kinds.work_day'), hint: t('workDayHint') },
              ],
            },
            { kind: 'text', name: 'name', label: t('name') },
            { kind: 'text', name: 'basis', label: t('basis'), hint: t('basisHint') },
          ]}
        />
      </Section>
    </StaffPage>
  )
}

function Outcome({ asked }: { asked: Awaited<Props['searchParams']> }) {
  const day = (given: unknown) => (/^\d{4}-\d\d-\d\d$/.test(String(given)) ? String(given) : null)
  const [kept, removed] = [day(asked.xong), day(asked.xoa)]
  if (kept) return <Notice kind="settled" announced title={t('kept', { day: formatDay(kept, 'vi') })} />
  if (removed)
    return <Notice kind="settled" announced title={t('removed', { day: formatDay(removed, 'vi') })} />
  const why = asked.loi === 'past' || asked.loi === 'not-found' ? asked.loi : null
  return why && <Notice kind="attend" announced title={t(why)} />
}

function Days({ year, days, from }: { year: string; days: Holiday[]; from: Day }) {
  return (
    <Table
      id="days"
      caption={t('caption', { year })}
      phone="stack"
      columns={[
        { key: 'day', label: t('day') },
        { key: 'kind', label: t('kind') },
        { key: 'name', label: t('name') },
        { key: 'basis', label: t('basis') },
        { key: 'act', label: t('act') },
      ]}
      rows={days.map((holiday) => ({
        id: holiday.day,
        cells: {
          day: (
            <>
              {t(`weekdays.${String(weekdayOf(holiday.day)) as '1'}`)},{' '}
              <DateText iso={holiday.day} text={formatDay(holiday.day, 'vi')} />
            </>
          ),
          kind: (
            <Tag
              shape={holiday.kind === 'day_off' ? 'ring' : 'disc'}
              tone={holiday.kind === 'day_off' ? 'soft' : 'ink'}
            >
              {t(`kinds.${holiday.kind}`)}
            </Tag>
          ),
          name: holiday.name,
          basis: holiday.basis ?? '',
          act: holiday.day < from ? t('over') : <Remove day={holiday.day} />,
        },
      }))}
    />
  )
}

function Remove({ day }: { day: Day }) {
  return (
    <form action={removeHolidayAction}>
      <input type="hidden" name="day" value={day} />
      <Button kind="quiet">
        <span aria-hidden="true">{t('remove')}</span>
        <VisuallyHidden>{t('removeDay', { day: formatDay(day, 'vi') })}</VisuallyHidden>
      </Button>
    </form>
  )
}
