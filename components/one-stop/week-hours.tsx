import { Table } from '@/components/ui/table'
import { groupHours } from '@/lib/one-stop/rules'
import type { ServiceHours } from '@/lib/one-stop/schema'

type Word = 'hours' | 'hoursNote' | 'day' | 'time' | 'closed' | 'and' | 'weekday' | 'days' | 'span'
type WeekHoursProps = {
  hours: ServiceHours[]
  t: (key: Word, values?: Record<string, string>) => string
}

/** A week's opening hours, neighbouring days with the same hours in one line. Nothing when none are known. */
export function WeekHours({ hours, t }: WeekHoursProps) {
  if (hours.length === 0) return null
  const day = (weekday: number) => t('weekday', { day: String(weekday) })
  return (
    <Table
      id="hours"
      caption={t('hours')}
      note={t('hoursNote')}
      columns={[
        { key: 'day', label: t('day') },
        { key: 'time', label: t('time') },
      ]}
      rows={groupHours(hours).map(({ from, to, spans }) => ({
        id: String(from),
        cells: {
          day: from === to ? day(from) : t('days', { from: day(from), to: day(to) }),
          time: spans.length === 0 ? t('closed') : spans.map((span) => t('span', span)).join(t('and')),
        },
      }))}
    />
  )
}
