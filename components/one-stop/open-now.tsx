import { Shape } from '@/components/ui/shape'
import { formatDay, formatTime, NBSP } from '@/lib/format'
import { dayOf, weekdayOf } from '@/lib/month'
import { openState } from '@/lib/one-stop/opening/rules'
import type { Opening } from '@/lib/one-stop/opening/schema'
import type { Locale } from '@/lib/routes'

type Word = 'openUntil' | 'opensToday' | 'opensTomorrow' | 'opensOn' | 'closedLong' | 'asOf' | 'weekday'
type OpenNowProps = {
  locale: Locale
  opening: Opening
  now: Date
  t: (key: Word, values?: Record<string, string>) => string
}

/** Whether the desk is open at this minute and until when, or when it opens next. Nothing where no hours are known. */
export function OpenNow({ locale, opening, now, t }: OpenNowProps) {
  if (opening.hours.length === 0) return null
  const state = openState(opening, dayOf(now), formatTime(now))
  return (
    <div className="n-open" data-open={state.open}>
      <Shape name={state.open ? 'disc' : 'ring'} />
      <p>
        <strong>{state.open ? t('openUntil', { until: state.until }) : closed(locale, state.next, t)}</strong>
        <span>{t('asOf', { time: formatTime(now) })}</span>
      </p>
    </div>
  )
}

type Next = Extract<ReturnType<typeof openState>, { open: false }>['next']

function closed(locale: Locale, next: Next, t: OpenNowProps['t']): string {
  if (!next) return t('closedLong')
  const { time, day, inDays } = next
  if (inDays === 0) return t('opensToday', { time })
  if (inDays === 1) return t('opensTomorrow', { time })
  const weekday = t('weekday', { day: String(weekdayOf(day)) })
  const within = locale === 'vi' ? weekday.charAt(0).toLowerCase() + weekday.slice(1) : weekday
  return t('opensOn', { time, weekday: within.replaceAll(' ', NBSP), day: formatDay(day, locale) })
}
