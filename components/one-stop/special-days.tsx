import { Table } from '@/components/ui/table'
import { DateText } from '@/components/ui/text'
import { formatDay } from '@/lib/format'
import { weekdayOf } from '@/lib/month'
import type { SpecialDay } from '@/lib/one-stop/opening/rules'
import type { Locale } from '@/lib/routes'

type Word = 'specialDays' | 'day' | 'time' | 'why' | 'closed' | 'and' | 'weekday' | 'span'
type SpecialDaysProps = {
  locale: Locale
  days: SpecialDay[]
  t: (key: Word, values?: Record<string, string>) => string
}

/** Days to come that are not as the week says; the reason is the office's own words, in Vietnamese. */
export function SpecialDays({ locale, days, t }: SpecialDaysProps) {
  if (days.length === 0) return null
  return (
    <Table
      id="special-days"
      caption={t('specialDays')}
      phone="stack"
      columns={[
        { key: 'day', label: t('day') },
        { key: 'time', label: t('time') },
        { key: 'why', label: t('why') },
      ]}
      rows={days.map(({ day, spans, reason }) => ({
        id: day,
        cells: {
          day: (
            <>
              {t('weekday', { day: String(weekdayOf(day)) })},{' '}
              <DateText iso={day} text={formatDay(day, locale)} />
            </>
          ),
          time: spans.length === 0 ? t('closed') : spans.map((span) => t('span', span)).join(t('and')),
          why: <span lang="vi">{reason}</span>,
        },
      }))}
    />
  )
}
