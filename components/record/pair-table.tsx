import type { ReactNode } from 'react'
import { LinkList } from '@/components/ui/link-list'
import { Table } from '@/components/ui/table'
import { Section } from '@/components/ui/text'
import { formatPercent, type Locale } from '@/lib/format'
import { besideOther, interval } from '@/lib/record/comparison/rules'
import { onlineRate, onTimeRate, type Rate, satisfactionRate } from '@/lib/record/rates/rules'
import type { PerformanceRow } from '@/lib/record/schema'
import { texts } from '@/lib/texts'
import { figureCell, written } from './written'

type Side = { name: string; href: string; row: PerformanceRow }
type Props = { locale: Locale; month: string; pair: readonly [Side, Side] }

/** Two units in one month: first in words whether they differ at all, then figure by figure. */
export function PairTable({ locale, month, pair }: Props) {
  const t = texts(locale, 'results')
  const { number, capital, month: inMonth } = written(locale)
  const count = (value: number | null) => figureCell(value === null ? null : number(value), t('noData'))
  const share = (rate: Rate) => {
    const span = interval(rate)
    if (!span) return figureCell(null, t('noData'))
    const words = { low: formatPercent(span.low, locale), high: formatPercent(span.high, locale) }
    return (
      <>
        {formatPercent(rate.value!, locale)}
        <small>{t('compare.spanShort', words)}</small>
      </>
    )
  }
  const lines: [string, string, (row: PerformanceRow) => ReactNode][] = [
    ['onTime', t('compare.onTime'), (row) => share(onTimeRate(row))],
    ['resolved', t('compare.resolved'), (row) => count(onTimeRate(row).denominator)],
    ['late', t('leaf.late'), (row) => count(row.dossiers.late)],
    ['overdue', t('leaf.pendingOverdue'), (row) => count(row.dossiers.pendingOverdue)],
    ['satisfied', t('compare.satisfied'), (row) => share(satisfactionRate(row))],
    ['answers', t('compare.answers'), (row) => count(row.satisfaction.answers)],
    ['received', t('compare.received'), (row) => count(row.dossiers.received)],
    ['online', t('compare.online'), (row) => share(onlineRate(row))],
    ['suggestions', t('leaf.suggestionsReceived'), (row) => count(row.suggestions.received)],
    ['median', t('compare.median'), (row) => count(row.suggestions.medianDays)],
  ]
  const [one, other] = pair
  return (
    <>
      <Section>
        <p>{inWords(locale, pair, 'onTime', onTimeRate)}</p>
        <p>{inWords(locale, pair, 'satisfied', satisfactionRate)}</p>
        {unlike(one.row, other.row) && <p>{t('compare.sizes')}</p>}
      </Section>
      <Section>
        <Table
          id="pair"
          caption={t('compare.pairOf', { one: one.name, other: other.name })}
          note={t('compare.pairNote', { month: capital(inMonth(month)) })}
          phone="stack"
          columns={[
            { key: 'figure', label: t('compare.figure') },
            ...pair.map(({ name }, at) => ({ key: String(at), label: name, numeric: true })),
          ]}
          rows={lines.map(([id, label, cell]) => ({
            id,
            cells: { figure: label, 0: cell(one.row), 1: cell(other.row) },
          }))}
        />
      </Section>
      <Section>
        <LinkList
          items={pair.map(({ name, href }) => ({ href, label: t('compare.whole', { unit: name }) }))}
        />
      </Section>
    </>
  )
}

function inWords(
  locale: Locale,
  [one, other]: Props['pair'],
  key: 'onTime' | 'satisfied',
  of: (row: PerformanceRow) => Rate,
): string {
  const t = texts(locale, 'results')
  const what = t(`compare.rates.${key}`)
  const verdict = besideOther(of(one.row), of(other.row))
  if (!verdict) return t('compare.pairUnknown', { what })
  if (verdict === 'alike') return t('compare.pairAlike', { what })
  const [high, low] = verdict === 'higher' ? [one.name, other.name] : [other.name, one.name]
  return t('compare.pairDiffers', { what, high, low })
}

function unlike(one: PerformanceRow, other: PerformanceRow): boolean {
  const [a, b] = [one.dossiers.received, other.dossiers.received]
  return a !== null && b !== null && Math.max(a, b) > 2 * Math.min(a, b)
}
