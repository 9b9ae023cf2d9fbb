import { written } from '@/components/record/written'
import { FigureNumber } from '@/components/ui/figure-number'
import { EmptyState, Section } from '@/components/ui/text'
import type { UnitsMonth } from '@/lib/record/publications/schema'
import { onTimeRate } from '@/lib/record/rates/rules'
import { sumOfRows } from '@/lib/record/sums/rules'
import type { Locale } from '@/lib/routes'

type Word = 'latestTitle' | 'latest' | 'latestNoRate' | 'rate' | 'rateNote' | 'none' | 'noneWhy' | 'compare'

type LatestMonthProps = {
  locale: Locale
  found: UnitsMonth | null
  t: (key: Word, values?: Record<string, string | number>) => string
  compare: string
}

/** The latest month over all units: one sentence, its figure, and what the figure rests on. */
export function LatestMonth({ locale, found, t, compare }: LatestMonthProps) {
  if (!found) {
    return (
      <Section title={t('latestTitle')}>
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      </Section>
    )
  }
  const { number, percent, capital, month } = written(locale)
  const sum = sumOfRows(found.published.map(({ row }) => row))
  const rate = onTimeRate(sum)
  const values = {
    month: capital(month(found.month)),
    published: found.published.length,
    units: found.units,
    received: number(sum.dossiers.received),
    rate: percent(rate),
  }
  return (
    <Section title={t('latestTitle')}>
      <p>{t(rate.value === null ? 'latestNoRate' : 'latest', values)}</p>
      {rate.value !== null && (
        <FigureNumber
          size="answer"
          label={t('rate')}
          value={percent(rate)}
          note={t('rateNote', {
            inTime: number(rate.numerator),
            resolved: number(rate.denominator),
            month: month(found.month),
          })}
        />
      )}
      <p>
        <a className="n-link-target" href={compare}>
          {t('compare')}
        </a>
      </p>
    </Section>
  )
}
