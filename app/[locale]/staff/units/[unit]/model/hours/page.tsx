import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EntryForm } from '@/app/[locale]/staff/entry-form'
import { Table } from '@/components/ui/table'
import { DateText, EmptyState, Section } from '@/components/ui/text'
import { requireActor } from '@/lib/auth/session/queries'
import { formatDay } from '@/lib/format'
import { weekdayOf } from '@/lib/month'
import { findModelDesk } from '@/lib/one-stop/keeping/queries'
import type { ModelDesk } from '@/lib/one-stop/keeping/schema'
import { hoursWritten } from '@/lib/one-stop/opening/rules'
import { texts } from '@/lib/texts'
import { keepExceptionAction, keepPlaceAction, keepWeekAction, removeExceptionAction } from '../actions'
import { ModelPage } from '../model-page'
import { RowActs } from '../row-acts'

export const dynamic = 'force-dynamic'

const t = texts('vi', 'modelDesk')
const weekday = (day: number) => t(`weekdays.${String(day) as '1'}`)

export const metadata: Metadata = { title: t('hoursTitle') }

type Props = {
  params: Promise<{ locale: string; unit: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ModelHours({ params, searchParams }: Props) {
  const { locale, unit } = await params
  if (locale !== 'vi') notFound()
  const actor = await requireActor()
  const desk = await findModelDesk(actor, unit, new Date())
  if (!desk) notFound()
  const hidden = { unit }
  const texted = { hidden, errorTitle: t('errorTitle') }
  return (
    <ModelPage
      actor={actor}
      route="modelHours"
      unit={desk.unit}
      asked={await searchParams}
      title={t('hoursTitle')}
      lede={t('hoursLede')}
    >
      <Section title={t('week')}>
        <p>{t('weekHint')}</p>
        <EntryForm
          id="week"
          action={keepWeekAction}
          {...texted}
          button={{ label: t('saveWeek') }}
          fields={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
            kind: 'text',
            name: `day${day}`,
            label: weekday(day),
            value: hoursWritten(desk.hours.filter((each) => each.weekday === day)),
          }))}
        />
      </Section>
      <Section title={t('exceptions')}>
        <p>{t('exceptionsNote')}</p>
        <Exceptions desk={desk} />
        <h3>{t('addException')}</h3>
        <EntryForm
          id="exception"
          action={keepExceptionAction}
          {...texted}
          button={{ label: t('saveException'), kind: 'second' }}
          fields={[
            { kind: 'date', name: 'day', label: t('day'), width: '20' },
            { kind: 'text', name: 'spans', label: t('dayHours'), hint: t('dayHoursHint') },
            { kind: 'text', name: 'reason', label: t('reason'), hint: t('reasonHint') },
          ]}
        />
      </Section>
      <Section title={t('place')}>
        <EntryForm
          id="place"
          action={keepPlaceAction}
          {...texted}
          button={{ label: t('save'), kind: 'second' }}
          fields={[
            {
              kind: 'text',
              name: 'address',
              label: t('address'),
              hint: t('addressHint'),
              value: desk.address ?? '',
            },
            {
              kind: 'text',
              name: 'hotline',
              label: t('hotline'),
              hint: t('hotlineHint'),
              width: '20',
              value: desk.hotline ?? '',
            },
          ]}
        />
      </Section>
    </ModelPage>
  )
}

function Exceptions({ desk }: { desk: ModelDesk }) {
  if (desk.exceptions.length === 0)
    return (
      <EmptyState title={t('exceptionsNone')}>
        <p>{t('exceptionsNoneWhy')}</p>
      </EmptyState>
    )
  return (
    <Table
      id="exceptions"
      caption={t('exceptions')}
      phone="stack"
      columns={[
        { key: 'day', label: t('day') },
        { key: 'hours', label: t('dayHours') },
        { key: 'reason', label: t('reason') },
        { key: 'act', label: t('act') },
      ]}
      rows={desk.exceptions.map(({ day, spans, reason }) => ({
        id: day,
        cells: {
          day: (
            <>
              {weekday(weekdayOf(day))}, <DateText iso={day} text={formatDay(day, 'vi')} />
            </>
          ),
          hours: spans.length === 0 ? t('closed') : hoursWritten(spans),
          reason,
          act: (
            <RowActs
              what={formatDay(day, 'vi')}
              remove={removeExceptionAction}
              hidden={{ unit: desk.unit.slug, day }}
            />
          ),
        },
      }))}
    />
  )
}
