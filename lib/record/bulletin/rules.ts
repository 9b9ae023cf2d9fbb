import {
  formatDay,
  formatInstant,
  formatMonth,
  formatMonthShort,
  formatNumber,
  formatPercent,
} from '@/lib/format'
import { addMonths, type Month } from '@/lib/month'
import type { texts } from '@/lib/texts'
import { carriedBy } from '../dossiers/checks/rules'
import type { Published } from '../publications/schema'
import { onlineRate, onTimeRate, type Rate, satisfactionRate, trend } from '../rates/rules'
import type { PerformanceRow, StaffFigure } from '../schema'

type Words = ReturnType<typeof texts<'results'>>

export type Bulletin = {
  entry: Published
  unit: string
  /** The portal's name for its city: whose paper this is. */
  of: string
  /** Rows up to this month, a line each. */
  months: readonly { month: Month; row: PerformanceRow }[]
  address: string
  qr: string
  illustrative: string
}

/** A unit's month on one sheet for the notice board, as the template `bulletin` reads it: nothing but what the row says. */
export function bulletin({ entry, unit, of, months, address, qr, illustrative }: Bulletin, t: Words) {
  const { row, seq, hash } = entry
  const month = formatMonth(row.month, 'vi')
  const bare = address.replace(/^https?:\/\//, '')
  const slash = bare.lastIndexOf('/') + 1
  return {
    title: `${unit} · ${month}`,
    issuer: unit,
    format: 'a4',
    bleed: 0,
    unit: of,
    kicker: row.illustrative ? illustrative : '',
    name: unit,
    of: capital(month),
    figures: leading(row, t),
    trend: line(row.month, months, t),
    tables: tables(row, months.find((each) => each.month === addMonths(row.month, -1))?.row, t),
    why: row.staff.withheld.length > 0 ? t('bulletin.withheld') : '',
    correction: row.correction
      ? t('bulletin.corrected', { revision: row.revision, reason: row.correction.reason })
      : '',
    foot: {
      qr,
      alt: t('bulletin.alt', { address }),
      ask: t('bulletin.ask'),
      how: t('bulletin.how'),
      address: [bare.slice(0, slash), bare.slice(slash)],
      facts: [
        {
          label: t('published.cutOff'),
          value: t('published.cutOffAt', { day: formatDay(row.cutOff, 'vi') }),
        },
        {
          label: t('bulletin.published'),
          value: t('published.revisionAt', {
            revision: row.revision,
            at: formatInstant(new Date(row.publishedAt), 'vi'),
          }),
        },
        { label: t('published.ledger'), value: t('bulletin.entry', { seq }) },
      ],
    },
    hash: { label: t('bulletin.hash'), parts: hash.match(/.{16}/g) ?? [] },
    note: t('bulletin.note'),
  }
}

function leading(row: PerformanceRow, t: Words) {
  const rate = (label: string, found: Rate, key: 'onTimeNote' | 'satisfiedNote' | 'onlineNote') => ({
    label,
    value: found.value ? formatPercent(found.value, 'vi') : t('noData'),
    known: found.value !== null,
    note:
      found.denominator === null ? '' : t(`bulletin.${key}`, { n: formatNumber(found.denominator, 'vi') }),
  })
  return [
    rate(t('figures.onTime'), onTimeRate(row), 'onTimeNote'),
    rate(t('figures.satisfied'), satisfactionRate(row), 'satisfiedNote'),
    rate(t('figures.online'), onlineRate(row), 'onlineNote'),
  ]
}

function line(until: Month, months: Bulletin['months'], t: Words) {
  const found = trend(months, ({ row }) => onTimeRate(row), until)
  const known = found.points.flatMap(({ rate }) => (rate?.value ? [Number(rate.value)] : []))
  if (known.length < 2) return null
  const from = [95, 80, 50].find((least) => Math.min(...known) >= least) ?? 0
  return {
    head: t('bulletin.trend', { from: formatPercent(String(from), 'vi') }),
    from,
    points: found.points.map(({ month, rate }) => ({
      label: formatMonthShort(month, 'vi'),
      value: rate?.value ? Number(rate.value) : null,
    })),
    last: found.last ? formatPercent(found.last.value, 'vi') : '',
  }
}

function tables(row: PerformanceRow, before: PerformanceRow | undefined, t: Words) {
  const cell = (value: number | null, withheld = false) => ({
    value: value === null ? t(withheld ? 'withheld' : 'noData') : formatNumber(value, 'vi'),
    known: value !== null,
  })
  const { dossiers, satisfaction, suggestions, staff, inspections } = row
  const keys = <Key extends string>(from: Record<Key, number | null>, names: readonly Key[]) =>
    names.map((name) => ({ label: t(`leaf.${name}` as 'leaf.received'), ...cell(from[name]) }))
  const { difference } = dossiers
  const carried = before ? carriedBy(dossiers, before.dossiers) : 0
  const off = [
    ...(difference ? [{ label: t('leaf.differenceResults'), ...cell(difference.results) }] : []),
    ...(difference ? [{ label: t('leaf.differenceChannels'), ...cell(difference.channels) }] : []),
    ...(carried === 0 ? [] : [{ label: t('bulletin.differenceCarried'), ...cell(carried) }]),
  ]
  const counted: StaffFigure[] = ['counted', 'acknowledged', 'graded', 'gradeA', 'gradeB', 'gradeC', 'gradeD']
  return [
    {
      head: t('bulletin.dossiers'),
      rows: keys(dossiers, [
        ...([
          'carriedOver',
          'received',
          'early',
          'onTime',
          'late',
          'pendingInTime',
          'pendingOverdue',
        ] as const),
        ...(['online', 'counter', 'post', 'onlineCapable', 'filedFromHome'] as const),
      ]).concat(off),
    },
    {
      head: t('bulletin.satisfaction'),
      rows: keys(satisfaction, ['answers', 'level5', 'level4', 'level3', 'level2', 'level1']),
    },
    {
      head: t('bulletin.feedback'),
      rows: [
        { label: t('leaf.suggestionsReceived'), ...cell(suggestions.received) },
        { label: t('leaf.suggestionsAnswered'), ...cell(suggestions.answered) },
        ...keys(suggestions, ['medianDays']),
        ...keys(inspections, ['visits', 'findings', 'openCorrections']),
      ],
    },
    {
      head: t('staff.title'),
      rows: counted.map((name) => ({
        label: t(`leaf.${name}`),
        ...cell(staff[name], staff.withheld.includes(name)),
      })),
    },
  ]
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}
