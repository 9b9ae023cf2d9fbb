import { SummaryList } from '@/components/ui/summary-list'
import { NoFigure } from '@/components/ui/table'
import type { ModelDesk } from '@/lib/one-stop/keeping/schema'
import type { OfficerLine } from '@/lib/one-stop/officers/schema'
import { hoursWritten } from '@/lib/one-stop/opening/rules'
import { groupHours } from '@/lib/one-stop/rules'
import { type StaffRoute, staffHref } from '@/lib/routes'
import { texts } from '@/lib/texts'

const t = texts('vi', 'modelDesk')

/** What the ward has told, a line a part, each with the way to change it. */
export function ModelParts({ desk, officers }: { desk: ModelDesk; officers: OfficerLine[] }) {
  const line = (key: string, label: string, told: string | null, route: StaffRoute) => ({
    key,
    label,
    value: told ? told : <NoFigure>{t('none')}</NoFigure>,
    act: (
      <a href={staffHref(route, { unit: desk.unit.slug })} aria-label={t('changeOf', { what: label })}>
        {t('change')}
      </a>
    ),
  })
  const shown = officers.filter((each) => each.shown).length
  const has = desk.amenities.filter((each) => each.has).length
  const some = (list: unknown[], said: string) => (list.length === 0 ? null : said)
  return (
    <SummaryList
      items={[
        line('address', t('address'), desk.address, 'modelHours'),
        line('hotline', t('hotline'), desk.hotline, 'modelHours'),
        line('week', t('week'), weekOf(desk), 'modelHours'),
        line(
          'exceptions',
          t('exceptions'),
          some(desk.exceptions, String(desk.exceptions.length)),
          'modelHours',
        ),
        line(
          'officers',
          t('officers'),
          some(officers, t('officersCount', { shown, all: officers.length })),
          'modelOfficers',
        ),
        line(
          'counters',
          t('counters'),
          desk.counters.map(({ number, title }) => `${number}. ${title}`).join('; '),
          'modelCounters',
        ),
        line('fields', t('fields'), desk.fields.map(({ title }) => title).join('; '), 'modelCounters'),
        line(
          'amenities',
          t('amenities'),
          has === 0 ? null : t('amenitiesCount', { has, all: desk.amenities.length }),
          'modelCounters',
        ),
      ]}
    />
  )
}

function weekOf({ hours }: ModelDesk): string {
  const words = texts('vi', 'oneStop')
  const day = (weekday: number) => words('weekday', { day: String(weekday) })
  return groupHours(hours)
    .filter(({ spans }) => spans.length > 0)
    .map(({ from, to, spans }) => {
      const days = from === to ? day(from) : words('days', { from: day(from), to: day(to) })
      return `${days}: ${hoursWritten(spans)}`
    })
    .join('; ')
}
